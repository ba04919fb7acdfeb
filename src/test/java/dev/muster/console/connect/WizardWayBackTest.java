package dev.muster.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever goes back in the wizard finds the steps as they were left, also when the first one is changed then.
class WizardWayBackTest {

    private final Browser browser = Browser.fresh();
    private final WizardSteps steps = new WizardSteps(browser);
    private final TestCompany company = TestCompany.named("Acme " + UUID.randomUUID());
    private final String settings = TestConsole.url() + "/companies/" + company.id() + "/scim-settings";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void group_by_stays_with_its_mapping_when_one_before_it_is_removed(boolean scripts) {
        browser.scripts(scripts)
                .opens(settings + "/new")
                .chooses("[value=okta]")
                .types("name", "Okta");
        maps("title", "Job", "addresses[type eq \"work\"].country", "Country", "userType", "Kind");
        browser.presses("Continue").chooses("[name=grouping][value='row:1']").presses("Back");
        browser.find("#map-fields");

        browser.presses("Remove Mapping 1");
        browser.until("one row less", () -> browser.all(".mapping").size() == 2);
        browser.presses("Continue");

        browser.find("#grouping");
        assertThat(groupBy()).isEqualTo("Country");
    }

    @Test
    void group_by_goes_with_its_mapping() {
        browser.opens(settings + "/new").chooses("[value=okta]").types("name", "Okta");
        maps("title", "Job", "addresses[type eq \"work\"].country", "Country", "userType", "Kind");
        browser.presses("Continue").chooses("[name=grouping][value='row:1']").presses("Back");
        browser.find("#map-fields");

        browser.presses("Remove Mapping 2");
        browser.until("one row less", () -> browser.all(".mapping").size() == 2);
        browser.presses("Continue");

        browser.find("#grouping");
        assertThat(groupBy()).isEqualTo("Nothing: no groups are made");
    }

    @Test
    void the_browsers_own_way_back_loses_nothing_of_the_second_step() {
        browser.opens(settings + "/new").chooses("[value=okta]").types("name", "Okta");
        browser.presses("Continue").chooses("[name=grouping][value='field:department']");
        browser.chooses("[name=target][value=new]").types("newGroup", "All of us");

        browser.goesBack();
        browser.find("#map-fields");
        browser.presses("Continue");

        assertThat(browser.find("#newGroup").getAttribute("value")).isEqualTo("All of us");
        assertThat(groupBy()).isEqualTo("Department");
        browser.types("newGroup", "Everybody else").goesBack();
        browser.find("#map-fields");
        browser.types("name", "Okta Production").presses("Continue");
        assertThat(browser.find("#newGroup").getAttribute("value")).isEqualTo("Everybody else");
        browser.opens(settings + "/new");
        assertThat(browser.all("#carried input"))
                .as("what another setting begins with")
                .isEmpty();
    }

    private void maps(String... attributesAndFields) {
        for (int row = 0; row < attributesAndFields.length / 2; row++) {
            if (row > 0) {
                int rows = row + 1;
                browser.presses("Add a mapping");
                browser.until("another row", () -> browser.all(".mapping").size() == rows);
            }
            steps.maps(row, attributesAndFields[2 * row], "new:");
            browser.types("mappings[" + row + "].newName", attributesAndFields[2 * row + 1]);
        }
    }

    private String groupBy() {
        return browser.find("label:has([name=grouping]:checked)").getText();
    }
}
