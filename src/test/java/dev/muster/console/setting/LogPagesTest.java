package dev.muster.console.setting;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Answer;
import dev.muster.testing.Browser;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An administrator reads what the client of a setting did, in plain words first.
class LogPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_log_is_read_from_the_words_to_the_wire_and_to_the_person(boolean scripts) {
        Answer created = entra.creating(user("ada"));
        Answer refused = entra.creating(user("ada"));
        logged(created);
        logged(refused);
        browser.scripts(scripts).opens(page(""));
        assertThat(browser.find(".log").getText()).contains("ada was created", "Refused: ");
        if (scripts) {
            browser.find(".log details summary").click();
            PageCheck.sound(browser, "setting-requests");
        }

        browser.presses("ada was created");

        browser.find("#entry-title");
        String ada = acme.person("ada").path("id").asString();
        assertThat(browser.text()).contains("Person created: ada@acme.example", "POST /scim/v2/Users", "\"userName\"");
        assertThat(browser.all("a[href$='/target-users/" + ada + "']")).hasSize(1);
        if (scripts) {
            PageCheck.sound(browser, "setting-request");
        }
        browser.presses("All requests about this person");
        browser.find(".chosen");
        assertThat(browser.all(".log > li")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requests_are_found_by_outcome_and_by_person(boolean scripts) {
        entra.creates(user("grace"));
        entra.creates(user("ada"));
        logged(entra.creating(user("ada")));
        browser.scripts(scripts).opens(page("?outcome=refused"));
        assertThat(browser.all(".log > li")).hasSize(1);

        browser.opens(page("")).types("who", "GRACE@acme.example").presses("Show");
        browser.find(".chosen");
        assertThat(browser.find(".log").getText()).contains("grace was created").doesNotContain("ada");

        browser.opens(page("")).types("who", "nobody@acme.example").presses("Show");
        assertThat(browser.find("#who-error").getText()).startsWith("No person, or more than one");
        assertThat(browser.find("#who").getAttribute("value")).isEqualTo("nobody@acme.example");
        if (scripts) {
            PageCheck.sound(browser, "setting-requests-unfound");
        }
    }

    @Test
    void older_requests_come_page_by_page() {
        for (int i = 0; i < 27; i++) {
            entra.scim().get("/Users?count=0");
        }
        logged(entra.scim().get("/Users?count=0"));
        browser.opens(page(""));
        assertThat(browser.all(".log > li")).hasSize(25);

        browser.presses("Next page");

        browser.until("the rest", () -> browser.all(".log > li").size() == 3);
        browser.presses("First page");
        browser.until("the newest", () -> browser.all(".log > li").size() == 25);
    }

    @Test
    void before_the_first_request_the_page_leads_to_the_guide() {
        browser.opens(page(""));

        assertThat(browser.find(".empty").getText()).contains("has not sent anything yet", "Open the set-up guide");
        PageCheck.sound(browser, "setting-requests-none");
    }

    private void logged(Answer answer) {
        LoggedRequests.of(entra).of(answer);
    }

    private String page(String query) {
        return TestConsole.url() + "/companies/" + acme.id() + "/scim-settings/" + entra.id() + "/requests" + query;
    }
}
