package dev.muster.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.Team;
import dev.muster.testing.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody changes the password, with scripts and without.
class PasswordInTheBrowserTest {

    private static final String ADA = "ada@muster.example";
    private static final String NEW = "a whole new battery of staples";

    private final Browser browser = Browser.fresh();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void another_password_needs_the_present_one_and_is_the_one_to_sign_in_with(boolean scripts) {
        try (TestServer server = TestServer.start()) {
            arrives(server, scripts);

            browser.opens(server.url() + "/account");
            browser.types("present", "guessed by somebody")
                    .types("password", NEW)
                    .presses("Change password");
            assertThat(browser.find("#present-error").getText()).isEqualTo("This is not your present password.");
            assertThat(browser.find("#present").getAttribute("aria-invalid")).isEqualTo("true");
            assertThat(browser.find("#present").getAttribute("aria-describedby"))
                    .isEqualTo("present-error");
            assertThat(browser.all("[aria-invalid=true]")).hasSize(1);
            assertThat(browser.find("#present").getDomProperty("value")).isEmpty();
            look(scripts, "account-wrong");
            browser.complaints(); // it was told by its status

            browser.types("present", Team.PASSWORD).types("password", NEW).presses("Change password");
            assertThat(browser.find(".alert-success").getText())
                    .isEqualTo("Your password was changed. You are signed out everywhere else.");
            look(scripts, "account-changed");
            signsOut();

            signsIn(Team.PASSWORD);
            assertThat(browser.find("[role=alert]").getText()).contains("E-mail address or password is wrong.");
            browser.complaints();
            signsIn(NEW);
            assertThat(browser.find("details.menu > summary").getText()).isEqualTo("Ada Lovelace");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void arrives(TestServer server, boolean scripts) {
        browser.scripts(scripts).opens(server.firstStart().toString());
        browser.types("email", ADA).types("name", "Ada Lovelace").types("password", Team.PASSWORD);
        browser.presses("Create account").find("details.menu");
    }

    private void signsIn(String password) {
        browser.types("email", ADA).types("password", password).presses("Sign in");
    }

    private void signsOut() {
        browser.find("details.menu > summary").click();
        browser.presses("Sign out").find("[name=email]");
    }

    private void look(boolean scripts, String name) {
        if (scripts) {
            PageCheck.sound(browser, name);
        }
    }
}
