package dev.muster.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.Team;
import dev.muster.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From the first start to a company with people who have roles in it, as somebody sees it who sits before it.
class EntranceInTheBrowserTest {

    private static TestServer server;

    private final Browser browser = Browser.fresh();

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void from_the_first_start_to_an_administrator_of_a_company(boolean scripts) {
        try (TestServer fresh = TestServer.start()) {
            browser.scripts(scripts).opens(fresh.firstStart().toString());
            look(scripts, "first-start");
            browser.types("email", "olga@muster.example").types("name", "Olga").types("password", "short");
            browser.presses("Create account");
            assertThat(browser.find("#password-error").getText()).startsWith("Use 12 to 256 characters.");
            assertThat(browser.find("[name=email]").getAttribute("value")).isEqualTo("olga@muster.example");
            browser.complaints(); // it was told by its status
            browser.types("password", Team.PASSWORD).presses("Create account");
            browser.find("details.menu");
            browser.opens(fresh.url() + "/companies/new").types("name", "Acme").presses("Create company");
            browser.find(".alert-success");

            String settings = browser.url();
            browser.presses("Access");
            browser.types("email", "ada@acme.example");
            browser.find("#invite-role").sendKeys("Administrator");
            browser.presses("Make a link");
            String link = String.valueOf(browser.find("#fresh").getAttribute("value"));
            if (scripts) {
                browser.presses("Copy Invitation link");
                browser.until(
                        "what was copied",
                        () -> browser.find("#fresh-said").getText().contains("Invitation link"));
            } else {
                assertThat(browser.text()).doesNotContain("Copy Invitation link");
            }
            look(scripts, "access-invited");
            signOut();

            browser.opens(link);
            look(scripts, "invitation");
            browser.types("name", "Ada Lovelace")
                    .types("password", Team.PASSWORD)
                    .presses("Create account");
            arrives();
            browser.opens(settings);
            assertThat(browser.text()).contains("Ada Lovelace", "Acme").doesNotContain("Operators");
            signOut();
            browser.types("email", "ada@acme.example")
                    .types("password", Team.PASSWORD)
                    .presses("Sign in");
            arrives();
            browser.opens(settings);
            assertThat(browser.text()).contains("Ada Lovelace");
        }
    }

    @Test
    void who_is_wrong_is_told_so_and_keeps_the_address() {
        browser.opens(server.url() + "/companies");
        PageCheck.sound(browser, "sign-in");

        browser.types("email", "ada@acme.example").types("password", "guessed").presses("Sign in");

        assertThat(browser.find("[role=alert]").getText()).contains("E-mail address or password is wrong.");
        assertThat(browser.find("[name=email]").getAttribute("value")).isEqualTo("ada@acme.example");
        assertThat(browser.find("[name=password]").getAttribute("value")).isEmpty();
        PageCheck.sound(browser, "sign-in-wrong");
    }

    @Test
    void the_pages_of_a_viewer_have_no_buttons_that_change() {
        try (TestServer fresh = TestServer.start()) {
            Team operator = Team.of(fresh);
            String acme = fresh.api().company("Acme");
            fresh.api().post(acme + "/scim-settings", "{'name':'Entra ID'}").is(201);
            fresh.api().post(acme + "/api-keys", "{'name':'Payroll export'}").is(201);
            operator.invites(acme, "grace@acme.example", "administrator");
            String link = operator.invites(acme, "linus@acme.example", "viewer");

            browser.opens(fresh.url() + link).types("name", "Linus").types("password", Team.PASSWORD);
            browser.presses("Create account");
            arrives();
            browser.opens(fresh.url() + acme + "/access");
            PageCheck.sound(browser, "access-viewer");
            assertThat(browser.all("main form")).isEmpty();
            browser.opens(fresh.url() + acme + "/audit");
            PageCheck.sound(browser, "forbidden");
            String another = operator.invites(fresh.api().company("Globex"), "linus@acme.example", "viewer");
            browser.opens(fresh.url() + another);
            PageCheck.sound(browser, "invitation-signed-in");
            browser.presses("Accept with this account");
            browser.until("both companies", () -> browser.text().contains("Globex"));
            browser.opens(fresh.url() + "/");
            assertThat(browser.find("h1").getText()).isEqualTo("Your companies");
            PageCheck.sound(browser, "home");
            browser.opens(fresh.url() + another);
            PageCheck.sound(browser, "invitation-gone");
            signOut();

            browser.types("email", "operator@muster.example").types("password", Team.PASSWORD);
            browser.presses("Sign in");
            browser.find(".places");
            for (String page : new String[] {"/companies", "/settings-health", "/operators", "/audit", "/account"}) {
                browser.opens(fresh.url() + page);
                PageCheck.sound(browser, "operator" + page.replace('/', '-'));
            }
            browser.opens(fresh.url() + acme + "/access");
            PageCheck.sound(browser, "access");
            browser.opens(fresh.url() + acme + "/audit?verify=now");
            PageCheck.sound(browser, "audit");
        }
    }

    /// Wherever their company begins.
    private void arrives() {
        browser.until("the company", () -> browser.url().contains("/companies/"));
        browser.complaints();
    }

    private void look(boolean scripts, String name) {
        if (scripts) {
            PageCheck.sound(browser, name);
        }
    }

    private void signOut() {
        browser.find("details.menu > summary").click();
        browser.presses("Sign out");
        browser.find("[name=password]");
    }
}
