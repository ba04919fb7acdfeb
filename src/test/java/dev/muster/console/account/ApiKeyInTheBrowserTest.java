package dev.muster.console.account;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An administrator makes a key for a program, with scripts and without.
class ApiKeyInTheBrowserTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestCompany globex = TestCompany.named("Globex");
    private final String access = TestConsole.url() + "/companies/" + acme.id() + "/access";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_key_is_shown_once_and_opens_the_api_of_its_company_until_it_is_revoked(boolean scripts) {
        acme.hires("Grace", "Hopper");
        browser.scripts(scripts).opens(access);
        assertThat(browser.text()).contains("There is no API key.");
        browser.types("name", "Payroll export").chooses("#key-role [value=viewer]");
        browser.presses("Create API key");

        String secret = String.valueOf(browser.find("#fresh").getAttribute("value"));
        assertThat(browser.text()).contains("The API key is ready", "it is not shown again");
        copies(scripts);

        goesOn(scripts);
        assertThat(browser.text()).contains("Payroll export", "never used").doesNotContain(secret);
        assertThat(browser.all("#fresh")).isEmpty();

        opensTheApi(secret);
        browser.until("the use", () -> browser.opens(access).text().contains("last used"));
        browser.presses("Revoke");
        assertThat(browser.text()).contains("This cannot be undone.");
        opensTheApi(secret);
        if (scripts) {
            PageCheck.sound(browser, "access-revocation");
        }
        browser.presses("Revoke the key Payroll export");
        browser.until("the end", () -> browser.text().contains("There is no API key."));
        assertThat(api(secret).get("/companies/" + acme.id() + "/target-users")).isProblem(401);
    }

    private void copies(boolean scripts) {
        if (!scripts) {
            assertThat(browser.text()).doesNotContain("Copy API key");
            return;
        }
        browser.presses("Copy API key");
        browser.until(
                "what was copied", () -> browser.find("#fresh-said").getText().equals("API key copied."));
        PageCheck.sound(browser, "access-key");
    }

    /// The page that showed it is loaded anew by a script's leave only: without, the browser would send the form again.
    private void goesOn(boolean scripts) {
        if (scripts) {
            browser.until("an address of its own", () -> browser.url().equals(access));
        }
        browser.opens(scripts ? browser.url() : access);
    }

    private void opensTheApi(String secret) {
        Http api = api(secret);
        String people = "/companies/" + acme.id() + "/target-users";

        assertThat(api.get(people)).hasStatus(200).has("/items/0/lastName", "Hopper");
        assertThat(api.post(people, "{\"email\": \"eve@acme.example\"}")).isProblem(403);
        assertThat(api.get("/companies/" + globex.id() + "/target-users")).isProblem(404);
    }

    private static Http api(String secret) {
        return Http.bearer(TestServer.shared().url().resolve("/api/v1"), secret, "application/json");
    }
}
