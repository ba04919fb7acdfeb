package dev.muster.console.overview;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// An administrator looks how it stands with a connection.
class OverviewPageTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany company = TestCompany.named("Acme " + UUID.randomUUID());
    private final TestSetting setting = company.setting("{\"name\": \"Entra ID\"}");
    private final String url = TestConsole.url() + "/companies/" + company.id() + "/scim-settings/" + setting.id();

    @Test
    void before_anybody_came_it_leads_to_the_guide() {
        PageCheck.sound(browser, url, "overview-waiting");

        assertThat(browser.find("#health").getText()).contains("Waiting", "has not asked for anything yet");
        browser.presses("Open the set-up guide");
        assertThat(browser.find("main h2").getText()).isEqualTo("How to set up Microsoft Entra ID");
    }

    @Test
    void requests_changes_and_refusals_are_drawn_and_told() {
        // A bar is of an hour: what is counted here shall stand in one.
        browser.until("the next hour, where this one is nearly over", () -> hour(25).equals(hour(0)));
        for (String name : new String[] {"ada", "grace", "linus"}) {
            setting.creates(user(name));
        }
        for (int i = 0; i < 2; i++) {
            setting.creating(user("ada"));
        }
        setting.scim().get("/Users?count=1");
        browser.opens(url);
        browser.until("what was counted", () -> {
            browser.opens(url);
            return browser.find("#chart").getText().contains("Requests 6 in all");
        });
        assertThat(browser.text("#numbers")).doesNotContain("Never");
        PageCheck.sound(browser, "overview");

        assertThat(browser.find("#chart").getText()).contains("Changes 3 in all", "Refusals 2 in all");
        assertThat(browser.all(".bars-refusals rect")).hasSize(1);
        WebElement drawing = browser.find(".bars-requests");
        assertThat(drawing.getAttribute("role")).isEqualTo("img");
        assertThat(drawing.findElement(By.tagName("title")).getDomProperty("textContent"))
                .startsWith("Requests: 6 in all");
        assertThat(browser.text())
                .contains(
                        "2 times because a value that must be unique is taken",
                        "The first synchronisation is under way");
        assertThat(browser.all("#health progress")).hasSize(1);
        assertThat(browser.text("#numbers")).contains("Identity provider\nMicrosoft Entra ID");
        setting.creates(user("barbara"));
        browser.until(
                "what came meanwhile",
                () -> browser.find("#health").getText().contains("4 people")
                        && browser.find("#numbers").getText().contains("People\n4"));
        browser.presses("The same as a table");
        assertThat(browser.find("#chart tbody").getText()).contains(" 6 3 2");
        browser.presses("30 days");
        // It is counted a moment after the person is there.
        browser.until(
                "what was counted since",
                () -> browser.opens(browser.url()).text("#chart").contains("Requests 7 in all"));
    }

    @Test
    void a_token_that_ends_soon_is_told_in_time() {
        String end = Instant.now()
                .plus(3, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        company.api()
                .post(
                        "/scim-settings/" + setting.id() + "/tokens",
                        "{\"name\": \"Spring\", \"expiresAt\": \"" + end + "\"}");

        browser.opens(url);

        assertThat(browser.text()).contains("The token Spring ends on");
    }

    /// The hour in so many seconds.
    private static Instant hour(int seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.HOURS);
    }
}
