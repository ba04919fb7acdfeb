package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Browser;
import dev.muster.testing.TestServer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// The frame of the pages, as somebody meets it who has not signed in.
class PagesInTheBrowserTest {

    private final Browser browser = Browser.fresh();

    @Test
    void an_error_is_a_sound_page() {
        PageCheck.sound(browser, unknown(), "error-unknown");
    }

    @Test
    void the_first_key_leads_past_the_navigation() {
        browser.opens(unknown()).key(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the content");

        browser.key(Keys.ENTER);

        browser.until("the content", () -> "main".equals(browser.focused().getAttribute("id")));
    }

    @Test
    void a_page_reads_the_same_without_scripts() {
        String with = browser.opens(unknown()).text();

        String without = browser.scripts(false).opens(unknown()).text();

        assertThat(without).isEqualTo(with);
    }

    @Test
    void a_choice_of_theme_wins_over_what_the_system_prefers() {
        browser.dark(true).opens(unknown());
        browser.until("the dark theme", () -> theme().equals("dark"));

        browser.takes("muster-theme", "light");
        browser.opens(unknown());

        assertThat(theme()).isEqualTo("light");
    }

    @Test
    void the_kit_notices_what_is_forbidden_and_what_is_not_accessible() {
        browser.opens(unknown());
        browser.runs("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))");
        browser.runs("document.documentElement.removeAttribute('lang')");

        assertThat(browser.complaints()).anyMatch(complaint -> complaint.startsWith("script-src"));
        assertThat(browser.unaccessible()).anyMatch(finding -> finding.startsWith("html-has-lang"));
    }

    @Test
    void the_kit_notices_where_the_keyboard_is_not_seen_and_what_it_does_not_reach() {
        browser.opens(unknown());
        assertThat(KeyboardWalk.findings(browser)).isEmpty();

        browser.runs("document.querySelector('main a').style.outline = 'none'");
        assertThat(KeyboardWalk.findings(browser)).singleElement().asString().startsWith("focus not seen: <a");

        browser.runs("document.querySelector('.bar-brand').addEventListener('keydown', key => key.preventDefault())");
        assertThat(KeyboardWalk.findings(browser)).anyMatch(finding -> finding.startsWith("not reached: <a"));
    }

    private String theme() {
        return Objects.requireNonNull(browser.find("html").getAttribute("data-bs-theme"));
    }

    private static String unknown() {
        return TestServer.shared().url() + "/no/such/page";
    }
}
