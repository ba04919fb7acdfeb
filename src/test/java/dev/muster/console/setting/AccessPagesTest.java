package dev.muster.console.setting;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An administrator rotates, makes and revokes what lets a client in (rules T1 to T4).
class AccessPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void T1_a_token_is_rotated_and_the_old_one_lives_on_for_the_hours_that_were_asked(boolean scripts) {
        browser.scripts(scripts).opens(page("tokens"));
        browser.presses("Rotate token");
        assertThat(browser.find("[name=overlap]").getAttribute("value")).isEqualTo("24");
        browser.types("overlap", "2").presses("Create new token");
        String secret = secret();
        assertThat(browser.text()).contains("The other tokens stay valid for 2 hours.");

        assertThat(entra.scim().get("/Users")).hasStatus(200);
        assertThat(entra.scim(secret).get("/Users")).hasStatus(200);
        Instant end = Instant.parse(acme.api()
                .get("/scim-settings/" + entra.id() + "/tokens")
                .at("/items/0/expiresAt")
                .asString());
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofMinutes(115), Duration.ofMinutes(120));
    }

    @Test
    void T1_without_overlap_the_old_token_ends_at_once() {
        browser.opens(page("tokens/rotation")).types("overlap", "0").presses("Create new token");
        String secret = secret();

        browser.until(
                "the end of the old token", () -> entra.scim().get("/Users").status() == 401);
        assertThat(entra.scim(secret).get("/Users")).hasStatus(200);
    }

    @Test
    void a_new_secret_is_shown_once_and_leaves_only_when_it_was_stored() {
        browser.opens(page("tokens/new")).types("name", "Spring").presses("Create token");
        String secret = secret();
        PageCheck.sound(browser, "setting-secret");
        PageCheck.walked(browser, "setting-secret");
        browser.presses("Done");
        assertThat(browser.text()).contains("Spring is ready");
        browser.find("#stored").click();

        browser.presses("Done");

        browser.until("the list", () -> browser.text().contains("Rotate token"));
        assertThat(browser.url()).contains("/tokens").doesNotContain(secret);
        assertThat(browser.text()).contains("Spring").doesNotContain(secret);
        PageCheck.sound(browser, "setting-tokens");
    }

    @Test
    void a_secret_asked_for_again_makes_no_second_token() {
        browser.opens(page("tokens/new")).presses("Create token");
        secret();

        browser.runs("window.location.reload()");

        browser.until("the list", () -> browser.text().contains("Rotate token"));
        assertThat(browser.all("tbody tr")).hasSize(2);
    }

    @Test
    void a_secret_is_copied_and_that_is_announced() {
        browser.opens(page("tokens/new")).presses("Create token");
        String secret = secret();

        browser.find("[data-copies=secret]").click();

        browser.until(
                "the announcement", () -> browser.find("#secret-said").getText().endsWith(" copied."));
        assertThat(secret).startsWith("muster_");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void T3_a_token_is_revoked_after_it_was_confirmed(boolean scripts) {
        browser.scripts(scripts).opens(page("tokens")).presses("Revoke");
        assertThat(browser.find("main").getText()).contains("Revoke the token First token?");
        assertThat(entra.scim().get("/Users")).hasStatus(200);

        browser.find(".btn-danger").click();
        browser.find(".alert-success");

        browser.until("the refusal", () -> entra.scim().get("/Users").status() == 401);
        assertThat(browser.text()).contains("The token was revoked.", "There is no token", "No token is valid now");
        if (scripts) {
            PageCheck.sound(browser, "setting-tokens-none");
        }
    }

    @Test
    void T4_an_oauth_client_is_made_and_gets_in() {
        browser.opens(page("oauth-clients/new")).types("name", "Okta").presses("Create OAuth client");
        String secret = secret();
        String id = Objects.requireNonNull(browser.find("#client-id").getAttribute("value"));
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        Http oauth = new Http(
                TestServer.shared().url().resolve("/oauth"),
                Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded"));

        String token = oauth.post("/token", "grant_type=client_credentials")
                .at("/access_token")
                .asString();

        assertThat(entra.scim(token).get("/Users")).hasStatus(200);
        browser.opens(page("tokens"));
        assertThat(browser.text()).contains("Okta", id).doesNotContain(secret);
        PageCheck.sound(browser, "setting-oauth-clients");
    }

    @Test
    void what_is_wrong_with_a_new_token_is_told_at_its_field() {
        browser.opens(page("tokens/rotation")).types("overlap", "many").presses("Create new token");
        assertThat(browser.find("#overlap-error").getText()).isEqualTo("Enter a whole number from 0 to 720.");
        assertThat(browser.find("[name=overlap]").getAttribute("value")).isEqualTo("many");
        browser.types("overlap", "3");
        browser.runs("document.querySelector('[name=expiresAt]').value = '2020-01-31'");

        browser.presses("Create new token");

        assertThat(browser.find("#expiresAt-error").getText()).isEqualTo("Must be in the future.");
        assertThat(browser.find("[name=overlap]").getAttribute("value")).isEqualTo("3");
        PageCheck.sound(browser, "setting-token-wrong");
    }

    private String secret() {
        return Objects.requireNonNull(browser.find("#secret").getAttribute("value"));
    }

    private String page(String path) {
        return TestConsole.url() + "/companies/" + acme.id() + "/scim-settings/" + entra.id() + "/" + path;
    }
}
