package dev.muster.console.setting;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An administrator decides about removals that were held back (rules H1, H2).
class HeldPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("""
            {"hold": {"people": 1, "percent": 0}}""");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void H2_a_held_mass_deactivation_is_applied_to_everybody(boolean scripts) {
        deactivated("ada", "grace", "linus", "margaret");
        browser.scripts(scripts).opens(page());
        assertThat(browser.find("#held-title").getText()).isEqualTo("The removal of 3 people waits for you");
        if (scripts) {
            PageCheck.sound(browser, "setting-held");
        }
        browser.presses("Apply all");
        assertThat(browser.find("form h2").getText()).isEqualTo("Apply the removal of 3 people?");
        assertThat(status("grace")).isEqualTo("active");
        if (scripts) {
            PageCheck.sound(browser, "setting-held-decision");
            PageCheck.walked(browser, "setting-held-decision");
        }

        browser.presses("Apply to 3 people");
        finished(scripts);

        assertThat(acme.people())
                .extracting(person -> person.path("status").asString())
                .containsOnly("inactive");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void H2_one_is_discarded_and_the_chosen_are_applied(boolean scripts) {
        deactivated("ada", "grace", "linus", "margaret");
        browser.scripts(scripts).opens(page());

        browser.find("[aria-label='Discard: grace@acme.example']").click();
        browser.presses("Discard for one person");
        browser.find(".alert-success");
        browser.find("[aria-label='Choose linus@acme.example']").click();
        browser.presses("Apply chosen");
        browser.presses("Apply to one person");
        browser.find(".alert-success");

        assertThat(List.of(status("grace"), status("linus"), status("margaret")))
                .containsExactly("active", "inactive", "active");
        assertThat(browser.all("tbody tr")).hasSize(1);
    }

    @Test
    void who_chose_nobody_is_told_so() {
        deactivated("ada", "grace");
        browser.opens(page()).presses("Apply chosen");

        assertThat(browser.find("#flash").getText()).contains("Nothing was chosen");
        assertThat(status("grace")).isEqualTo("active");
    }

    @Test
    void where_nobody_is_held_the_page_says_when_somebody_would_be() {
        browser.opens(page());

        assertThat(browser.find(".empty").getText()).contains("Nobody is held back", "than 1, or 0 %");
        PageCheck.sound(browser, "setting-held-none");
    }

    private void deactivated(String... names) {
        for (String id :
                List.of(names).stream().map(name -> entra.creates(user(name))).toList()) {
            entra.deactivates(id);
        }
    }

    private void finished(boolean scripts) {
        browser.until("the job", () -> browser.url().contains("?job="));
        String end = "Your decision about the held changes is carried out for everybody";
        browser.until(
                "the end",
                () -> (scripts ? browser : browser.opens(browser.url())).text().contains(end));
    }

    private String status(String userName) {
        return acme.person(userName).path("status").asString();
    }

    private String page() {
        return TestConsole.url() + "/companies/" + acme.id() + "/scim-settings/" + entra.id() + "/held";
    }
}
