package dev.muster.console.company;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Answer;
import dev.muster.testing.Browser;
import dev.muster.testing.Http;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// An operator makes, finds and changes companies, with scripts and without.
class CompanyPagesTest {

    private final Browser browser = Browser.fresh();
    private final String acme = "Acme " + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_company_is_made_and_the_next_page_says_so_once(boolean scripts) {
        browser.scripts(scripts).opens(TestConsole.url() + "/companies/new").types("name", acme);
        browser.presses("Create company");
        browser.find(".alert-success");
        String first = browser.text();

        browser.opens(browser.url());

        assertThat(first).contains("The company was created.", acme, "Connect an identity provider");
        assertThat(browser.title()).isEqualTo("SCIM Settings · " + acme + " · Muster");
        assertThat(browser.all(".alert-success")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_company_is_found_by_a_part_of_its_name_whatever_its_case(boolean scripts) {
        company();
        browser.scripts(scripts).opens(TestConsole.url() + "/companies");

        browser.types("search", acme.substring(2).toUpperCase(Locale.ROOT)).key(Keys.ENTER);

        browser.until("the one company", () -> browser.all("tbody tr").size() == 1);
        assertThat(browser.find("tbody").getText()).contains(acme);
    }

    @Test
    void a_wrong_field_is_named_with_what_to_do_and_keeps_what_was_typed() {
        browser.opens(TestConsole.url() + "/companies/" + company() + "/settings")
                .types("name", acme + " Ltd")
                .types("retentionDays", "many");
        browser.presses("Save");
        WebElement days = browser.find("[name=retentionDays][aria-invalid=true]");

        assertThat(days.getAttribute("value")).isEqualTo("many");
        assertThat(days.getAttribute("aria-describedby")).isEqualTo("retentionDays-hint retentionDays-error");
        assertThat(browser.find("#retentionDays-error").getText()).isEqualTo("Enter a whole number from 1 to 3,650.");
        assertThat(browser.find("[name=name]").getAttribute("value")).isEqualTo(acme + " Ltd");
        assertThat(browser.focused().getAttribute("role")).isEqualTo("alert");
        PageCheck.sound(browser, "company-settings-wrong");
    }

    @Test
    void a_form_without_the_token_of_the_session_or_from_elsewhere_changes_nothing() {
        String origin = TestConsole.url().toString();
        Http form = new Http(
                TestConsole.url(), Map.of("Content-Type", "application/x-www-form-urlencoded", "Origin", origin));
        String token =
                form.get("/companies/new").text().replaceFirst("(?s).*name=\"_token\" value=\"([^\"]+)\".*", "$1");
        String right = "name=" + UUID.randomUUID() + "&_token=" + token;

        Answer forged = form.post("/companies/new", "name=" + UUID.randomUUID());
        Answer elsewhere = form.with("Origin", "https://globex.example").post("/companies/new", right);
        Answer ours = form.post("/companies/new", right);

        assertThat(forged).hasStatus(403);
        assertThat(elsewhere).hasStatus(403);
        assertThat(ours).hasStatus(303);
    }

    private String company() {
        return TestServer.shared()
                .api()
                .post("/companies", "{\"name\": \"" + acme + "\"}")
                .is(201)
                .text("id");
    }
}
