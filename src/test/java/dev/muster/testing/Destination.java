package dev.muster.testing;

import org.openqa.selenium.By;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/// What a press leads to: another page, another part of this one, or neither. The browser sets out a moment after the
/// press: whoever looks sooner sees what was there before.
enum Destination {
    PAGE,
    PART,
    NONE;

    /// A page that will be left is marked, so that the next one can be told from it. Where no scripts run, forms lead
    /// to pages only.
    private static final String LEADS_TO = """
            const pressed = arguments[0];
            const scripts = arguments[1];
            const form = pressed.form;
            function destination() {
                if (pressed.localName === "a") {
                    return pressed.hash && pressed.href.split("#")[0] === location.href.split("#")[0] ? "NONE" : "PAGE";
                }
                if (!form || pressed.type !== "submit") {
                    return "NONE";
                }
                if (scripts && (pressed.matches("[hx-get], [hx-post]") || form.matches("[hx-trigger*=submit]"))) {
                    return "PART";
                }
                const isRefused = !form.noValidate && !pressed.formNoValidate && !form.checkValidity();
                return isRefused || scripts && form.matches(".theme") ? "NONE" : "PAGE";
            }
            const found = destination();
            if (found === "PAGE") {
                document.documentElement.dataset.left = "true";
            }
            return found;""";

    private static final String IS_SETTLED = "return document.querySelector('.htmx-request, .htmx-settling') === null";

    /// Of a link, a button or the head of a menu that is about to be pressed.
    static Destination of(ChromeDriver driver, WebElement pressed, boolean scripts) {
        return valueOf(String.valueOf(driver.executeScript(LEADS_TO, pressed, scripts)));
    }

    /// Whether there is no more to come of the press.
    boolean isReached(ChromeDriver driver) {
        return switch (this) {
            case PAGE -> isLeft(driver);
            case PART -> Boolean.TRUE.equals(driver.executeScript(IS_SETTLED));
            case NONE -> true;
        };
    }

    private static boolean isLeft(ChromeDriver driver) {
        try {
            return driver.findElements(By.cssSelector("html[data-left]")).isEmpty();
        } catch (TimeoutException e) {
            return true; // The next one has begun to come, and is a long one.
        }
    }
}
