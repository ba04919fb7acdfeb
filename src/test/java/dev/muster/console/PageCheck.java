package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Browser;
import java.util.List;

/// What holds for every page in every state: it can be used by everybody, says what it is, and asks the browser
/// for nothing that is forbidden.
public final class PageCheck {

    private static final int PHONE = 360;
    private static final int DESK = 1920;

    /// How wide the contents are on a wide screen: they fill no line that nobody would want to read, and stand in the
    /// middle.
    private static final int WIDEST = 1400;

    private static final int NARROWEST = 1000;

    private static final String PLACE = """
            const box = document.querySelector("main").getBoundingClientRect();
            return [document.documentElement.scrollWidth, box.width, box.left - (window.innerWidth - box.right)];""";

    /// A page of an error, or of a form to be filled in again, tells so by its status.
    private static final String OWN_STATUS = "the server responded with a status of 4";

    private PageCheck() {}

    /// Looks at the page that stands at an address: on a desk, on a phone and on a wide screen, light and dark; and
    /// photographs it where that is wanted.
    ///
    /// @param name of the photographs
    public static void sound(Browser browser, String url, String name) {
        browser.dark(false).opens(url);
        sound(browser, name);
    }

    /// Walks over the page that is open by the keyboard alone.
    public static void walked(Browser browser, String name) {
        assertThat(KeyboardWalk.findings(browser)).as("%s, by keyboard", name).isEmpty();
    }

    /// Looks at the page that is open.
    public static void sound(Browser browser, String name) {
        assertThat(browser.unaccessible()).as("%s, light", name).isEmpty();
        assertThat(browser.complaints())
                .as("%s, what the browser says", name)
                .allSatisfy(complaint -> assertThat(complaint).contains(OWN_STATUS, browser.url() + " "));
        assertThat(browser.all("h1")).as("%s, headings", name).hasSize(1);
        assertThat(browser.find("h1").getText()).as("%s, heading", name).isNotBlank();
        assertThat(browser.title()).as("%s, title", name).endsWith(" · Muster");
        assertThat(browser.find("html").getAttribute("lang"))
                .as("%s, language", name)
                .isEqualTo("en");
        browser.photographs(name + "-light");
        dark(browser, name);
        narrow(browser, name);
        wide(browser, name);
    }

    private static void dark(Browser browser, String name) {
        browser.dark(true);
        browser.until("the dark theme", () -> "dark".equals(browser.find("html").getAttribute("data-bs-theme")));
        assertThat(browser.unaccessible("color-contrast", "link-in-text-block"))
                .as("%s, dark", name)
                .isEmpty();
        browser.photographs(name + "-dark");
        browser.dark(false);
    }

    private static void narrow(Browser browser, String name) {
        browser.width(PHONE);
        Object width = browser.runs("return document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).as("%s, on a phone", name).isLessThanOrEqualTo(PHONE);
        assertThat(browser.unaccessible("target-size", "scrollable-region-focusable"))
                .as("%s, on a phone", name)
                .isEmpty();
        browser.photographs(name + "-phone");
        browser.width(1280);
    }

    @SuppressWarnings("unchecked")
    private static void wide(Browser browser, String name) {
        browser.width(DESK);
        List<Number> place = (List<Number>) browser.runs(PLACE);
        assertThat(place.getFirst().intValue()).as("%s, on a wide screen", name).isLessThanOrEqualTo(DESK);
        assertThat(place.get(1).intValue())
                .as("%s, width on a wide screen", name)
                .isBetween(NARROWEST, WIDEST);
        assertThat(Math.abs(place.getLast().intValue()))
                .as("%s, off the middle of a wide screen", name)
                .isLessThanOrEqualTo(20);
        browser.photographs(name + "-wide");
        browser.width(1280);
    }
}
