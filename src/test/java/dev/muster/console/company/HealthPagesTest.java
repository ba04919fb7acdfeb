package dev.muster.console.company;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// An operator looks how it stands with the settings of all companies.
class HealthPagesTest {

    /// Pages go on after a company, and those of other tests came before it.
    private final TestCompany before = TestCompany.named("Before");

    private final String url = TestConsole.url() + "/settings-health?after=" + before.id();
    private final Browser browser = Browser.fresh();

    @Test
    void the_worst_stands_first_and_what_needs_nobody_can_be_left_out() {
        TestSetting well = TestCompany.named("Acme").setting("{\"name\": \"Okta\"}");
        TestSetting failing = TestCompany.named("Globex").setting("{\"name\": \"Entra ID\"}");
        well.creates(user("ada"));
        failing.creates(user("grace"));
        for (int i = 0; i < 5; i++) {
            failing.creating(user("grace"));
        }

        browser.until("what was counted", () -> {
            browser.opens(url);
            return rows().getFirst().contains("Failing") && rows().getLast().contains("Synchronising");
        });

        assertThat(browser.find(".heading").getText()).contains("Of 2 companies, the worst first.");
        assertThat(rows().getFirst()).startsWith("Failing Globex Entra ID 1 0 ");
        assertThat(rows().getLast()).startsWith("Synchronising Acme Okta 1 0 ");
        assertThat(browser.find(".heading a").getAttribute("href")).endsWith("/settings-health?only=urgent");
        browser.opens(url + "&only=urgent");
        assertThat(rows()).singleElement().asString().contains("Failing Globex");
        PageCheck.sound(browser, "settings-health-urgent");
        browser.presses("Entra ID");
        assertThat(browser.url()).endsWith("/scim-settings/" + failing.id());
    }

    @Test
    void where_nothing_needs_anybody_the_page_says_so() {
        TestCompany.named("Acme").setting("{\"name\": \"Okta\"}");

        PageCheck.sound(browser, url + "&only=urgent", "settings-health-calm");

        assertThat(browser.text()).contains("Nothing needs attention", "In the one company that was looked at");
        browser.presses("Show all settings");
        assertThat(browser.url()).endsWith("/settings-health");
    }

    @Test
    void no_setting_of_a_company_is_left_out_however_many_it_has() {
        String name = "Acme " + UUID.randomUUID();
        TestCompany acme = TestCompany.named(name);
        for (int i = 0; i < 51; i++) {
            acme.setting("{\"name\": \"Setting " + i + "\"}");
        }

        browser.opens(url);
        assertThat(rows()).hasSize(51).anyMatch(row -> row.contains("Setting 50"));

        browser.opens(TestConsole.url() + "/companies?search=" + name.replace(' ', '+'));
        assertThat(rows()).singleElement().asString().startsWith(name + " 0 51 ");
    }

    @Test
    void who_sees_a_part_of_the_companies_is_told_so_and_where_the_urgent_of_all_stand() {
        for (int i = 0; i < 101; i++) {
            TestCompany.named("Acme " + i);
        }
        TestCompany last = TestCompany.named("Globex");
        last.setting("{\"name\": \"Okta\"}");

        browser.opens(url);

        assertThat(browser.find(".heading").getText())
                .contains("Of these 100 companies, the worst first; the others follow on the next pages.");
        browser.presses("Next page");
        browser.until("the last company", () -> browser.text().contains("Okta"));
        assertThat(browser.find(".heading").getText()).contains("Of 2 companies, the worst first.");
    }

    private List<String> rows() {
        return browser.all("tbody tr").stream()
                .map(row -> row.getText().replace('\n', ' '))
                .toList();
    }
}
