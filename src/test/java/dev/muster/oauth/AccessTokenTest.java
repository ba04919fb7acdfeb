package dev.muster.oauth;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An identity provider gets access tokens with its client's id and secret (RFC 6749 section 4.4, rule T4).
class AccessTokenTest {

    private static final String GRANT = "grant_type=client_credentials";

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");
    private final String clients = "/scim-settings/" + entra.id() + "/oauth-clients";
    private final Answer client = acme.api().post(clients, "{\"name\": \"Entra ID\"}");
    private final Http form = new Http(
            TestServer.shared().url().resolve("/oauth"), Map.of("Content-Type", "application/x-www-form-urlencoded"));

    @Test
    void T4_a_client_shows_itself_in_the_form_and_gets_a_token_of_its_setting() {
        Answer answer = form.post("/token", GRANT + "&" + credentials(client));

        assertThat(answer).hasStatus(200);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("access_token", "token_type", "expires_in");
        assertThat(answer.at("/token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.at("/expires_in").asInt()).isEqualTo(3600);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        Http scim = entra.scim(token(answer));
        assertThat(scim.post("/Users", "{\"userName\": \"ada\"}")).hasStatus(201);
        assertThat(entra.finds("userName eq \"ada\"").path("totalResults").asInt())
                .isEqualTo(1);
    }

    @Test
    void T4_a_client_shows_itself_by_http_basic() {
        Answer answer = basic(id(client), secret(client)).post("/token", GRANT + "&scope=scim&unknown=ignored");

        assertThat(answer).hasStatus(200);
        assertThat(entra.scim(token(answer)).get("/Users")).hasStatus(200);
    }

    @Test
    void T4_the_secret_is_shown_once() {
        Answer listed = acme.api().get(clients);

        assertThat(listed.at("/items/0/clientId").asString()).isEqualTo(id(client));
        assertThat(listed.at("/items/0/tokenUrl").asString()).endsWith("/oauth/token");
        assertThat(listed.text()).doesNotContain(secret(client));
        assertThat(listed.at("/items/0/lastUsedAt").isNull()).isTrue();

        form.post("/token", GRANT + "&" + credentials(client));

        assertThat(acme.api().get(clients).at("/items/0/lastUsedAt").isNull()).isFalse();
    }

    @Test
    void T4_a_wrong_client_is_told_apart_from_no_other() {
        TestSetting okta = TestCompany.named("Globex").setting("{}");
        Answer theirs = okta.company().api().post("/scim-settings/" + okta.id() + "/oauth-clients", "{}");
        List<Http> wrong = List.of(
                form,
                basic(id(client), secret(theirs)),
                basic(id(theirs), secret(client)),
                basic(id(client), entra.token()),
                basic(id(client), secret(client) + "x"),
                basic(id(client).replace('-', '_'), secret(client)),
                form.with("Authorization", "Basic %%%"),
                form.with("Authorization", "Bearer " + entra.token()));

        for (Http door : wrong) {
            Answer answer = door.post("/token", GRANT);

            assertThat(answer).hasStatus(401);
            assertThat(answer.at("/error").asString()).isEqualTo("invalid_client");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"muster\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "grant_type=", "grant_type=client_credentials&grant_type=client_credentials", "grant%=type"})
    void a_malformed_request_is_an_invalid_request(String body) {
        Answer answer = basic(id(client), secret(client)).post("/token", body);

        assertThat(answer).hasStatus(400);
        assertThat(answer.at("/error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void credentials_in_two_places_are_an_invalid_request() {
        Answer answer = basic(id(client), secret(client)).post("/token", GRANT + "&" + credentials(client));

        assertThat(answer).hasStatus(400);
        assertThat(answer.at("/error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void another_grant_is_not_supported() {
        Answer answer = basic(id(client), secret(client)).post("/token", "grant_type=password&username=a&password=b");

        assertThat(answer).hasStatus(400);
        assertThat(answer.at("/error").asString()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void what_is_no_form_or_no_post_is_refused() {
        Http json = new Http(form.base(), Map.of("Content-Type", "application/json"));

        assertThat(json.post("/token", "{}")).hasStatus(415);
        assertThat(form.get("/token")).hasStatus(405);
        assertThat(form.post("/token", "a=" + "b".repeat(9000))).hasStatus(413);
    }

    @Test
    void T4_a_clients_secret_opens_no_door_by_itself() {
        assertThat(entra.scim(secret(client)).get("/Users")).hasStatus(401);
    }

    @Test
    void T4_a_revoked_client_takes_its_access_tokens_with_it() throws InterruptedException {
        String token = token(form.post("/token", GRANT + "&" + credentials(client)));
        assertThat(entra.scim(token).get("/Users")).hasStatus(200);

        assertThat(acme.api().delete(clients + "/" + client.id())).hasStatus(204);

        assertThat(form.post("/token", GRANT + "&" + credentials(client))).hasStatus(401);
        Thread.sleep(Duration.ofSeconds(2));
        assertThat(entra.scim(token).get("/Users")).hasStatus(401);
        assertThat(entra.scim().get("/Users")).hasStatus(200);
    }

    @Test
    void T4_access_tokens_stand_in_no_list_and_are_left_alone_by_an_overlap() {
        String token = token(form.post("/token", GRANT + "&" + credentials(client)));

        acme.api().post("/scim-settings/" + entra.id() + "/tokens", "{\"overlapHours\": 0}");

        assertThat(acme.api().get("/scim-settings/" + entra.id() + "/tokens").at("/items"))
                .hasSize(2);
        assertThat(entra.scim(token).get("/Users")).hasStatus(200);
    }

    @Test
    void T4_an_access_token_never_lives_longer_than_its_client() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(5);
        Answer brief = acme.api().post(clients, "{\"expiresAt\": \"" + end + "\"}");
        Answer granted = form.post("/token", GRANT + "&" + credentials(brief));
        assertThat(granted.at("/expires_in").asInt()).isBetween(0, 5);
        String token = token(granted);
        assertThat(entra.scim(token).get("/Users")).hasStatus(200);

        Thread.sleep(Duration.between(Instant.now(), end.plusMillis(10)));

        assertThat(entra.scim(token).get("/Users")).hasStatus(401);
        assertThat(form.post("/token", GRANT + "&" + credentials(brief))).hasStatus(401);
    }

    @Test
    void T4_the_oldest_access_token_ends_when_a_client_has_a_hundred() {
        String first = token(form.post("/token", GRANT + "&" + credentials(client)));
        String second = token(form.post("/token", GRANT + "&" + credentials(client)));
        for (int i = 0; i < 99; i++) {
            assertThat(form.post("/token", GRANT + "&" + credentials(client))).hasStatus(200);
        }

        assertThat(entra.scim(first).get("/Users")).hasStatus(401);
        assertThat(entra.scim(second).get("/Users")).hasStatus(200);
    }

    @Test
    void T4_a_deleted_setting_has_no_clients() {
        assertThat(acme.api().delete("/scim-settings/" + entra.id())).hasStatus(202);

        assertThat(form.post("/token", GRANT + "&" + credentials(client))).hasStatus(401);
    }

    @Test
    void service_provider_config_tells_of_it() {
        Answer config = entra.scim().get("/ServiceProviderConfig");

        assertThat(config.at("/authenticationSchemes/1/type").asString()).isEqualTo("oauth2");
    }

    private Http basic(String id, String secret) {
        String pair = encoded(id) + ":" + encoded(secret);
        String credentials = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return form.with("Authorization", "Basic " + credentials);
    }

    private static String credentials(Answer client) {
        return "client_id=" + encoded(id(client)) + "&client_secret=" + encoded(secret(client));
    }

    private static String id(Answer client) {
        return client.at("/clientId").asString();
    }

    private static String secret(Answer client) {
        return client.at("/clientSecret").asString();
    }

    private static String token(Answer answer) {
        return answer.at("/access_token").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
