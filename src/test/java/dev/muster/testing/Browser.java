package dev.muster.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/// A real browser: one for all tests of a run, started by the first that asks. Each test begins with
/// [#fresh()]: without cookies, in a wide window, light, with scripts.
public final class Browser {

    private static final int WIDE = 1280;
    private static final int HEIGHT = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String AXE = axe();

    /// What the driver says, without a name of its own for it, when the page goes on while it looks.
    private static final List<String> BETWEEN_PAGES = List.of(
            "aborted by navigation",
            "does not belong to the document",
            "Cannot find context with specified id",
            "execution context",
            "Inspected target navigated or closed",
            "detached");

    private final ChromeDriver driver;
    private boolean scripts = true;

    private static final class Shared {
        private static final Browser INSTANCE = new Browser(Chromium.started(PATIENCE));

        static {
            TestPostgres.beforeStop(INSTANCE.driver::quit);
        }
    }

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /// The one browser, as if it had just been opened.
    public static Browser fresh() {
        Browser browser = Shared.INSTANCE;
        browser.driver.get("about:blank");
        browser.driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        browser.width(WIDE).dark(false).scripts(true);
        browser.complaints();
        return browser;
    }

    /// The width of the window, such as 360 for a phone.
    public Browser width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /// Whether its owner likes it dark.
    public Browser dark(boolean dark) {
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        Map<String, String> still = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, still)));
        return this;
    }

    /// Whether pages may run scripts.
    public Browser scripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
        scripts = run;
        return this;
    }

    public Browser opens(String url) {
        if (TestConsole.isAt(url)) {
            driver.executeCdpCommand(
                    "Network.setCookie",
                    Map.of("name", TestConsole.COOKIE, "value", TestConsole.session(), "url", url, "httpOnly", true));
        }
        driver.get(url);
        return this;
    }

    public String url() {
        return driver.getCurrentUrl();
    }

    public String title() {
        return driver.getTitle();
    }

    /// All that a reader sees.
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /// What a reader sees of what a CSS selector leads to, waited for; also where another one may take its place at
    /// any moment, because the page looks again by itself.
    public String text(String selector) {
        List<String> read = new ArrayList<>();
        By named = By.cssSelector(selector);
        until(selector, () -> read.add(driver.findElement(named).getText()));
        return read.getFirst();
    }

    /// What a CSS selector leads to, waited for.
    public WebElement find(String selector) {
        List<WebElement> found = new ArrayList<>();
        until(selector, () -> found.addAll(all(selector)));
        return found.getFirst();
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /// What stands in the first column of a table, row by row.
    public List<String> names() {
        return all("tbody tr td:first-child").stream().map(WebElement::getText).toList();
    }

    /// Fills a field of a form, by its name.
    public Browser types(String name, String text) {
        WebElement field = find("[name='" + name + "']");
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /// Presses a button, follows a link or opens a menu, by its words; waits for the page, or the part of this one,
    /// that it leads to.
    public Browser presses(String words) {
        String quoted = "[normalize-space()=\"" + words + "\"]";
        By named = By.xpath("//button" + quoted + "|//a" + quoted + "|//summary" + quoted);
        Destination[] destination = {Destination.NONE};
        until(words, () -> {
            WebElement pressed = driver.findElement(named);
            if (!pressed.isEnabled()) {
                return false;
            }
            destination[0] = Destination.of(driver, pressed, scripts);
            pressed.click();
            return true;
        });
        return until("what \"" + words + "\" leads to", () -> destination[0].isReached(driver));
    }

    /// Chooses what a CSS selector leads to: an option, a radio button, a box to tick.
    public Browser chooses(String selector) {
        find(selector).click();
        return this;
    }

    /// The browser's own way back.
    public Browser goesBack() {
        driver.navigate().back();
        return this;
    }

    /// Drags the middle of one thing to the upper edge of another, with a mouse.
    public Browser drags(String from, String to) {
        WebElement target = find(to);
        int upwards = target.getSize().getHeight() / 2 - 3;
        new Actions(driver)
                .moveToElement(find(from))
                .clickAndHold()
                .moveByOffset(0, -5)
                .moveToElement(target, 0, -upwards)
                .moveByOffset(1, 0)
                .release()
                .perform();
        return this;
    }

    /// Waits until something holds that the page brings about by a script.
    public Browser until(String what, BooleanSupplier holds) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!holdsNow(holds)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Waited in vain for " + what + " at " + url() + ":\n" + text());
            }
            LockSupport.parkNanos(20_000_000);
        }
        return this;
    }

    /// While one page makes way for another, nothing can be found on either. A browser that is gone is gone for good,
    /// and told at once.
    private static boolean holdsNow(BooleanSupplier holds) {
        try {
            return holds.getAsBoolean();
        } catch (NoSuchElementException | StaleElementReferenceException e) {
            return false;
        } catch (WebDriverException e) {
            String said = String.valueOf(e.getMessage());
            if (BETWEEN_PAGES.stream().noneMatch(said::contains)) {
                throw e;
            }
            return false;
        }
    }

    /// Presses a key of the keyboard where the focus is.
    public Browser key(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
        return this;
    }

    /// Presses a key as often as that, where the focus goes to.
    public Browser key(Keys key, int times) {
        new Actions(driver).sendKeys(key.toString().repeat(times)).perform();
        return this;
    }

    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /// Takes on a cookie of the site that is open.
    public void takes(String name, String value) {
        driver.manage().addCookie(new Cookie(name, value));
    }

    /// What a script in the page gives back. The page's own policy does not hold for it.
    public Object runs(String script) {
        Object result = driver.executeScript(script);
        return result == null ? "" : result;
    }

    /// What axe finds wrong with the page, a line for each element.
    ///
    /// @param rules the names of its rules; none for all of them
    @SuppressWarnings("unchecked")
    public List<String> unaccessible(String... rules) {
        if (!Boolean.TRUE.equals(driver.executeScript("return Boolean(window.axe)"))) {
            driver.executeScript(AXE);
        }
        String options =
                rules.length == 0 ? "{}" : "{runOnly: {type: 'rule', values: ['" + String.join("', '", rules) + "']}}";
        return (List<String>) Objects.requireNonNull(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, %s).then(function (found) {
                    done(found.violations.flatMap(rule => rule.nodes.map(node =>
                        rule.id + " at " + node.target + ": " + node.failureSummary + " " + node.html)));
                }, function (error) { done(["axe failed: " + error]); });""".formatted(options)));
    }

    /// What the browser refused or complained of since it was asked last.
    @SuppressWarnings("unchecked")
    public List<String> complaints() {
        List<String> refused = (List<String>) runs("return window.musterRefused || []");
        List<String> logged = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
        return Stream.concat(refused.stream(), logged.stream()).toList();
    }

    /// Keeps what is seen, as `target/screenshots/<name>.png`, the whole page, for who wants to look at all pages: with
    /// `-Dphotographs=true`. They cost as much time as the checks of the page.
    public void photographs(String name) {
        if (!Boolean.getBoolean("photographs")) {
            return;
        }
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), picture(4000, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is seen of the page from its top, as PNG, without bars for scrolling.
    ///
    /// @param highest how many pixels of a long page are enough
    public byte[] picture(int highest) {
        return picture(highest, false);
    }

    /// @param quick made sooner, and larger as a file
    private byte[] picture(int highest, boolean quick) {
        Number width = (Number) runs("return window.innerWidth");
        Number height = (Number) runs("return Math.min(4000, document.documentElement.scrollHeight)");
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        int seen = Math.min(highest, height.intValue());
        Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", width, "height", seen, "scale", 1);
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "clip", clip, "optimizeForSpeed", quick))
                .get("data");
        width(width.intValue());
        return Base64.getDecoder().decode(String.valueOf(picture));
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script == null ? new byte[0] : script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
