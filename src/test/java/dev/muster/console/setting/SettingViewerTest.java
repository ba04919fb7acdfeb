package dev.muster.console.setting;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.Team;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.Visit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who may only look sees all of a setting, and nothing to press.
class SettingViewerTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("""
            {"hold": {"people": 0, "percent": 0}, "mappings": [{"attribute": "title", "field": "department"}]}""");
    private final TestSetting okta = acme.setting("{}");
    private Visit viewer = new Visit(TestServer.shared().url(), "");

    @BeforeEach
    void a_viewer_of_a_company_where_something_waits() {
        entra.deactivates(entra.creates(user("ada")));
        okta.creates(user("grace"));
        entra.creating(user("grace"));
        viewer = new Team(new Visit(TestConsole.url(), TestConsole.session()))
                .welcomes("/companies/" + acme.id(), UUID.randomUUID() + "@acme.example", "viewer");
        browser.opens(TestServer.shared().url() + "/sign-in").takes(TestConsole.COOKIE, viewer.session());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "tokens", "held", "conflicts", "requests", "habits", "more"})
    void a_page_shows_no_button_that_would_change_something(String page) {
        browser.opens(TestServer.shared().url() + path(page));

        assertThat(browser.all(".trouble")).isEmpty();
        assertThat(browser.find("h1").getText()).isEqualTo("Entra ID");
        assertThat(browser.all("main form[method=post] button:not(.visually-hidden)"))
                .isEmpty();
        assertThat(browser.all("main a[href$='/new'], main a[href$='/rotation'], main a[href$='/revocation']"))
                .isEmpty();
        PageCheck.sound(browser, "viewer-setting-" + page);
        PageCheck.walked(browser, "viewer-setting-" + page);
    }

    @Test
    void a_form_that_is_sent_all_the_same_changes_nothing() {
        Map<String, String> rename = Map.of("do", "save", "name", "Mine");

        assertThat(viewer.post(path("rules"), rename).status()).isEqualTo(403);
        assertThat(viewer.post(path("tokens/new"), Map.of("name", "Mine")).status())
                .isEqualTo(403);
        assertThat(viewer.post(path("held"), Map.of("do", "apply-all", "confirmed", "yes"))
                        .status())
                .isEqualTo(403);
        assertThat(viewer.post(path("more"), Map.of("people", "delete", "name", "Entra ID"))
                        .status())
                .isEqualTo(403);
        assertThat(viewer.get(path("tokens/rotation")).status()).isEqualTo(403);
        assertThat(acme.api().get("/scim-settings/" + entra.id()).status()).isEqualTo(200);
    }

    private String path(String page) {
        return "/companies/" + acme.id() + "/scim-settings/" + entra.id() + "/" + page;
    }
}
