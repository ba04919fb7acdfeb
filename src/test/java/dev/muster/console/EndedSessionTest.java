package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Browser;
import dev.muster.testing.Http;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody sends a form whose session has ended meanwhile.
class EndedSessionTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Browser browser = Browser.fresh();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_typed_is_kept_and_sent_by_who_has_signed_in_again(boolean scripts) {
        String name = "Late " + scripts;
        browser.scripts(scripts)
                .opens(TestConsole.url() + "/companies/new")
                .types("name", name)
                .takes(TestConsole.COOKIE, "ended");
        browser.presses("Create company");
        assertThat(browser.find("h1").getText()).isEqualTo("You are not signed in");
        assertThat(browser.text()).contains("What you typed is kept on this page");
        if (scripts) {
            PageCheck.sound(browser, "unsent-signed-out");
        }

        browser.takes(TestConsole.COOKIE, TestConsole.session());
        browser.presses("Send the form");
        assertThat(browser.find("h1").getText()).isEqualTo("Send the form again");
        if (scripts) {
            PageCheck.sound(browser, "unsent-again");
        }
        browser.presses("Send the form");

        browser.find(".alert-success");
        assertThat(browser.find(".bar-name").getText()).isEqualTo(name);
    }

    @Test
    void what_another_site_made_up_is_not_kept() {
        String made = new Http(TestServer.shared().url(), Map.of("Origin", "https://elsewhere.example"))
                .with("Content-Type", FORM)
                .post("/companies/new", "name=Made+up")
                .text();

        assertThat(made).contains("You are not signed in").doesNotContain("Made up");
    }

    @Test
    void passwords_are_not_kept() {
        String kept = new Http(
                        TestServer.shared().url(),
                        Map.of("Origin", TestServer.shared().url().toString()))
                .with("Content-Type", FORM)
                .post("/account/password", "present=old+secret&password=new+secret&other=thing")
                .text();

        assertThat(kept).contains("thing").doesNotContain("old secret", "new secret");
    }
}
