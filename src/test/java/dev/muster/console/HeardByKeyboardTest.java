package dev.muster.console;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What somebody hears of the pages who does not see them, and where the keyboard is when they change by themselves.
class HeardByKeyboardTest {

    /// Notes what a reader of the page aloud would say.
    private static final String LISTENING = """
            window.heard = [];
            new MutationObserver(function (changes) {
                changes.forEach(function (change) {
                    const place = change.target.closest && change.target.closest("[role=status]");
                    if (place && place.textContent.trim()) {
                        window.heard.push(place.textContent.trim());
                    }
                });
            }).observe(document.body, {subtree: true, childList: true});""";

    private final Browser browser = Browser.fresh();
    private final TestCompany company = TestCompany.named("Acme " + UUID.randomUUID());
    private final String base = TestConsole.url() + "/companies/" + company.id();

    @Test
    void the_same_is_copied_twice_and_told_twice() {
        browser.opens(page(company.setting("{\"name\": \"Entra ID\"}"), "/guide"));
        browser.runs(LISTENING);

        browser.find("[data-copies]").sendKeys(Keys.ENTER);
        browser.until("the first word", () -> heard().size() == 1);
        browser.key(Keys.ENTER);

        browser.until("the second word", () -> heard().size() == 2);
        assertThat(heard()).containsOnly("Tenant URL copied.");
        assertThat(browser.text()).contains("Tenant URL copied.");
    }

    @Test
    void a_menu_opens_and_closes_by_keyboard_and_is_in_nobodys_way() {
        company.hires("Ada", "Lovelace");
        browser.opens(base + "/target-users")
                .find("main details.menu > summary")
                .sendKeys(Keys.ENTER);
        browser.until("the menu", () -> browser.find(".menu-list").isDisplayed());
        browser.key(Keys.TAB).key(Keys.ESCAPE);
        browser.until("no menu", () -> !browser.find(".menu-list").isDisplayed());
        assertThat(browser.focused().getText()).isEqualTo("Settings");

        browser.key(Keys.ENTER);
        browser.until("the menu", () -> browser.find(".menu-list").isDisplayed());
        browser.key(Keys.TAB, 4);

        assertThat(browser.focused().getText()).isEqualTo("Add a person");
        assertThat(browser.find(".menu-list").isDisplayed()).isFalse();
    }

    @Test
    void how_many_were_found_is_told_instead_of_all_that_stands_there() {
        company.setting("{\"name\": \"Entra ID\"}");
        company.setting("{\"name\": \"Okta\"}");
        browser.opens(base + "/scim-settings");
        browser.runs(LISTENING);

        browser.types("search", "okt");
        browser.until("the one", () -> heard().contains("One found"));
        browser.types("search", "oktopus");

        browser.until("none", () -> heard().contains("Nothing found"));
    }

    @Test
    void the_first_request_is_told_and_the_focus_is_at_it() {
        TestSetting setting = company.setting("{\"name\": \"Entra ID\"}");
        browser.opens(page(setting, "/first-request"));
        browser.runs(LISTENING);
        browser.runs("document.getElementById('look-again').focus()");

        setting.creates(user("ada"));

        browser.until("the arrival", () -> heard().contains("The identity provider has arrived"));
        assertThat(heard()).hasSize(1);
        assertThat(browser.focused().getText()).isEqualTo("The identity provider has arrived");
    }

    @Test
    void what_goes_on_by_itself_leaves_the_focus_where_it_is() {
        TestSetting setting = company.setting("{\"name\": \"Entra ID\"}");
        setting.creates(user("ada"));
        browser.opens(page(setting, ""));
        browser.until("the first synchronisation", () -> {
            browser.opens(page(setting, ""));
            return !browser.all("#health progress").isEmpty();
        });
        browser.runs("document.getElementById('to-requests').focus()");

        setting.creates(user("grace"));
        browser.until("both", () -> browser.find("#health").getText().contains("2 people"));

        assertThat(browser.focused().getAttribute("id")).isEqualTo("to-requests");
    }

    private String page(TestSetting setting, String rest) {
        return base + "/scim-settings/" + setting.id() + rest;
    }

    @SuppressWarnings("unchecked")
    private List<String> heard() {
        return (List<String>) browser.runs("return window.heard");
    }
}
