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
import org.junit.jupiter.params.provider.CsvSource;

/// An administrator deletes a setting, and chooses what becomes of its people (rule L8).
class DeletionPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");

    @ParameterizedTest
    @CsvSource({"keep, active, true", "inactive, inactive, false", "delete, deleted, true"})
    void L8_a_setting_is_deleted_and_its_people_become_what_was_chosen(String choice, String becomes, boolean scripts) {
        entra.creates(user("ada"));
        browser.scripts(scripts).opens(page());
        browser.find("#people-" + choice).click();
        browser.types("name", "Entra ID").presses("Delete SCIM setting");

        browser.until("the job", () -> browser.url().contains("/jobs/"));
        String end = "The SCIM setting is deleted, with all that belonged to it";
        browser.until(
                "the end",
                () -> (scripts ? browser : browser.opens(browser.url())).text().contains(end));

        assertThat(acme.api().get("/scim-settings/" + entra.id()).status()).isEqualTo(404);
        // A token that was admitted a moment ago is for two seconds more (rule T3).
        browser.until("the end of the token", () -> entra.scim().get("/Users").status() == 401);
        assertThat((becomes.equals("deleted") ? acme.deletedPeople() : acme.people()))
                .extracting(person -> person.path("status").asString())
                .containsExactly(becomes);
        if (scripts) {
            PageCheck.sound(browser, "job-done");
        }
    }

    @Test
    void without_the_right_name_nothing_is_deleted() {
        browser.opens(page()).types("name", "Okta");
        browser.find("#people-delete").click();
        browser.presses("Delete SCIM setting");

        assertThat(browser.find("#name-error").getText()).startsWith("This is not the name of the setting.");
        assertThat(browser.find("#people-delete").isSelected()).isTrue();
        assertThat(browser.find("[name=name]").getAttribute("value")).isEqualTo("Okta");
        assertThat(acme.api().get("/scim-settings/" + entra.id()).status()).isEqualTo(200);
        PageCheck.sound(browser, "setting-deletion-wrong");
    }

    private String page() {
        return TestConsole.url() + "/companies/" + acme.id() + "/scim-settings/" + entra.id() + "/more";
    }
}
