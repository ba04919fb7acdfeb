package dev.muster.console.connect;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Answer;
import dev.muster.testing.Browser;
import dev.muster.testing.Team;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.Visit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/// The SCIM settings of a company, searched and sorted.
class SettingListTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final String path = "/companies/" + acme.id() + "/scim-settings";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_setting_is_found_by_a_part_of_its_name_in_any_case(boolean scripts) {
        three();
        browser.scripts(scripts).opens(TestConsole.url() + path).types("search", "PROD");
        browser.presses("Search");
        browser.until("what was found", () -> names().equals(List.of("Entra production", "Okta production")));

        browser.opens(TestConsole.url() + path + "?search=nothing");
        assertThat(browser.text()).contains("No SCIM setting is called that");
        if (scripts) {
            PageCheck.sound(browser, "settings-unfound");
        }
        browser.presses("Show all SCIM settings");
        browser.until("all of them", () -> names().size() == 3);
    }

    /// Made in the order Okta, Entra, test; people have the first and, more of them, the last; the first asked last.
    @ParameterizedTest
    @CsvSource({
        "Name, ascending, 'Entra production,Okta production,test'",
        "People, descending, 'test,Okta production,Entra production'",
        "Last request, descending, 'Okta production,test,Entra production'",
        "Created, descending, 'test,Entra production,Okta production'"
    })
    void the_head_of_a_column_sorts_by_it_and_keeps_what_was_searched(String column, String order, String sorted) {
        three();
        browser.until("the counted requests", () -> {
            browser.opens(TestConsole.url() + path + "?search=t");
            return browser.all("tbody tr").stream()
                            .filter(row -> row.getText().contains("Never"))
                            .count()
                    == 1;
        });

        browser.presses(column);

        browser.until("the order", () -> names().equals(List.of(sorted.split(","))));
        assertThat(browser.find("th[aria-sort]").getText()).isEqualToIgnoringCase(column);
        assertThat(browser.find("th[aria-sort]").getAttribute("aria-sort")).isEqualTo(order);
        assertThat(browser.find("#search").getAttribute("value")).isEqualTo("t");
    }

    @Test
    void who_may_only_look_sees_the_settings_and_nothing_to_connect() {
        Visit viewer = new Team(new Visit(TestConsole.url(), TestConsole.session()))
                .welcomes("/companies/" + acme.id(), UUID.randomUUID() + "@acme.example", "viewer");

        assertThat(viewer.get(path).text())
                .contains("No identity provider is connected yet", "An administrator of the company connects one")
                .doesNotContain(path + "/new");
        String own = TestServer.shared().url() + path;
        browser.opens(own).takes(TestConsole.COOKIE, viewer.session());
        PageCheck.sound(browser, own, "settings-none-viewer");
        three();
        Answer list = viewer.get(path);
        assertThat(list.text()).contains("Entra production", "Okta production").doesNotContain(path + "/new");
        assertThat(viewer.get(path + "/new").status()).isEqualTo(403);
    }

    private void three() {
        TestSetting okta = acme.setting("{\"name\": \"Okta production\"}");
        acme.setting("{\"name\": \"Entra production\"}");
        TestSetting test = acme.setting("{\"name\": \"test\"}");
        test.creates(user("ada"));
        test.creates(user("grace"));
        okta.creates(user("linus"));
    }

    private List<String> names() {
        return browser.all("tbody td:first-child a").stream()
                .map(WebElement::getText)
                .toList();
    }
}
