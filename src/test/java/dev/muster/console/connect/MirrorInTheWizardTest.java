package dev.muster.console.connect;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// An administrator lets the identity provider's own groups be mirrored, with scripts and without.
class MirrorInTheWizardTest {

    private static final String MIRRORED = "Goes into the same groups as at the identity provider.";
    private static final String REST = "Who is in none of them goes into “Everybody else”.";

    private final Browser browser = Browser.fresh();
    private final WizardSteps wizard = new WizardSteps(browser);
    private final TestCompany acme = TestCompany.named("Acme");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void groups_are_mirrored_as_the_example_says(boolean scripts) {
        browser.scripts(scripts)
                .opens(TestConsole.url() + "/companies/" + acme.id() + "/scim-settings/new")
                .chooses("[value=okta]")
                .types("name", "Okta")
                .presses("Continue");
        assertThat(browser.find("#sample-result").getText()).contains("Goes into no group.");

        browser.chooses("[name=grouping][value=mirror]");
        shown(scripts, MIRRORED);
        browser.chooses("[name=target][value=new]").types("newGroup", "Everybody else");
        shown(scripts, MIRRORED + " " + REST);
        if (scripts) {
            PageCheck.sound(browser, "wizard-mirror");
        }
        browser.presses("Save and get the token");
        TestSetting okta = connected();

        String ada = okta.creates(user("ada"));
        okta.creates(user("grace"));
        okta.createsGroup("Pilots", ada);

        assertThat(acme.membership()).isEqualTo(Map.of("Pilots", List.of("ada"), "Everybody else", List.of("grace")));
        assertThat(acme.groupNamed("Pilots").path("origin").asString()).isEqualTo("mirrored");
    }

    /// The example follows by itself; where no scripts run, it is asked for.
    private void shown(boolean scripts, String words) {
        if (!scripts) {
            browser.presses("Show what happens");
        }
        browser.until(
                words,
                () -> browser.find("#sample-result .sample-group").getText().equals(words));
    }

    /// The setting as it was saved, and what the page shows of it for the identity provider.
    private TestSetting connected() {
        String token = wizard.shown("token");
        JsonNode made = acme.api().get("/scim-settings").at("/items/0");
        assertThat(made.at("/grouping/kind").asString()).isEqualTo("mirror");
        assertThat(made.path("provider").asString()).isEqualTo("okta");
        assertThat(made.path("targetGroup").asString())
                .isEqualTo(acme.groupNamed("Everybody else").path("id").asString());
        return new TestSetting(acme, made.path("id").asString(), wizard.shown("scim-url"), token);
    }
}
