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

/// An administrator settles who has an address (rule L6).
class ConflictPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("""
            {"name": "Entra ID"}""");
    private final TestSetting okta = acme.setting("""
            {"name": "Okta"}""");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void L6_somebody_of_another_setting_is_moved_after_it_was_confirmed(boolean scripts) {
        okta.creates(user("ada"));
        assertThat(entra.creating(user("ada")).status()).isEqualTo(409);
        browser.scripts(scripts).opens(page());
        assertThat(browser.find(".conflict").getText())
                .contains("ada@acme.example", "Entra ID sends", "The SCIM setting Okta");
        if (scripts) {
            PageCheck.sound(browser, "setting-conflicts");
        }
        browser.presses("Move to this setting");
        assertThat(browser.find("form h2").getText()).isEqualTo("Move one person to Entra ID?");
        if (scripts) {
            PageCheck.sound(browser, "setting-conflicts-move");
        }

        browser.presses("Move");
        browser.find(".alert-success");

        assertThat(acme.person("ada").path("settingId").asString()).isEqualTo(entra.id());
        assertThat(browser.find(".empty").getText()).contains("There are no conflicts");
    }

    @Test
    void L6_an_address_that_new_rules_would_take_is_told_before_and_after_they_are_saved() {
        okta.creates(user("ada"));
        entra.creates(user("grace").with("nickName", "\"ada@acme.example\""));
        browser.opens(page().replace("/conflicts", "/rules")).presses("Add a mapping");
        browser.find("[name='mappings[0].attribute']").sendKeys("nickName");
        browser.find("[name='mappings[0].field'] option[value=email]").click();
        browser.presses("Preview changes");
        browser.find("#preview-title");
        assertThat(browser.find("#preview-title ~ .alert-warning").getText())
                .contains("One person keeps the address that it has", "Conflicts");

        browser.presses("Save");
        browser.find(".alert-success");
        browser.until(
                "done",
                () -> !acme.api()
                        .get("/scim-settings/" + entra.id() + "/conflicts")
                        .at("/items")
                        .isEmpty());
        browser.opens(page());

        assertThat(browser.find(".conflict").getText())
                .contains("the person keeps the address that it has", "Both people are known", "The SCIM setting Okta");
        assertThat(browser.all(".conflict [name=do]")).isEmpty();
        PageCheck.sound(browser, "setting-conflicts-kept");
    }

    @Test
    void what_cannot_be_moved_any_more_is_told_with_its_reason() {
        okta.creates(user("ada"));
        entra.creating(user("ada"));
        browser.opens(page()).presses("Move to this setting");
        browser.find("form h2");
        okta.creates(user("ada2").email("ada@acme.example"));

        browser.presses("Move");

        assertThat(browser.find(".alert-danger").getText()).contains("One person was not moved");
        assertThat(browser.find(".conflict").getText()).contains("Several people have the address");
        PageCheck.sound(browser, "setting-conflicts-not-moved");
    }

    private String page() {
        return TestConsole.url() + "/companies/" + acme.id() + "/scim-settings/" + entra.id() + "/conflicts";
    }
}
