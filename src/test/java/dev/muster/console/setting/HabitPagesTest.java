package dev.muster.console.setting;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An administrator sees what a client does otherwise than the standard, and forbids one such habit.
class HabitPagesTest {

    private static final String TEXT_BOOLEAN = "\"True\", \"False\", \"true\" or \"false\" for a boolean";

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_habit_is_seen_with_its_uses_and_switched_off(boolean scripts) {
        String ada = entra.creates(user("ada"));
        String deactivation = "{\"op\": \"replace\", \"path\": \"active\", \"value\": \"False\"}";
        assertThat(entra.patching(ada, deactivation).status()).isEqualTo(200);
        browser.scripts(scripts);
        browser.until("the count", () -> browser.opens(page()).text().contains("Needed once"));
        assertThat(browser.find(".habits li").getText())
                .contains(TEXT_BOOLEAN, "Is taken as: true or false", "Seen with Entra ID", "Understood");
        if (scripts) {
            browser.find("details.more summary").click();
            PageCheck.sound(browser, "setting-habits");
        }

        browser.presses("Switch off");
        browser.find(".alert-success");

        assertThat(browser.find(".habits li").getText()).contains("Not understood", "Switch on");
        browser.until("the refusal", () -> entra.patching(ada, deactivation).status() == 400);
    }

    @Test
    void a_client_without_habits_has_a_page_that_says_so() {
        browser.opens(page());

        assertThat(browser.find(".empty").getText()).contains("The client has shown no habit");
        PageCheck.sound(browser, "setting-habits-none");
    }

    private String page() {
        return TestConsole.url() + "/companies/" + acme.id() + "/scim-settings/" + entra.id() + "/habits";
    }
}
