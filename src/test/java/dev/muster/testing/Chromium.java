package dev.muster.testing;

import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The browser as a process: without a window, without anything that it would do by itself.
final class Chromium {

    /// Counts what the browser refuses because of the Content-Security-Policy.
    private static final String LISTENING = """
            window.musterRefused = [];
            document.addEventListener("securitypolicyviolation", function (event) {
                window.musterRefused.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample);
            });""";

    private Chromium() {}

    /// @param patience with a page, and with a script
    static ChromeDriver started(Duration patience) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Programs.find("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en");
        if (System.getProperty("user.name", "").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Programs.file("chromedriver"))
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(patience).scriptTimeout(patience);
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LISTENING));
        return driver;
    }
}
