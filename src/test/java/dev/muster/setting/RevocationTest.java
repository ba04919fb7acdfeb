package dev.muster.setting;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is taken back at one node is refused by every node two seconds later, by the clock on the wall.
class RevocationTest {

    private static final Duration WITHIN = Duration.ofSeconds(2);

    private static TestServer one;
    private static TestServer other;

    @BeforeAll
    static void two_nodes() {
        TestDatabase database = TestPostgres.freshDatabase();
        one = TestServer.on(database);
        other = TestServer.on(database);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void T3_a_revoked_token_is_refused_on_every_node_within_two_seconds() throws InterruptedException {
        TestCompany acme = TestCompany.on(one, "Acme");
        TestSetting entra = acme.setting("{}");
        isAdmittedEverywhere(entra.token());
        String tokens = "/scim-settings/" + entra.id() + "/tokens";
        String token = acme.api().get(tokens).at("/items/0/id").asString();

        assertThat(acme.api().delete(tokens + "/" + token)).hasStatus(204);

        isRefusedEverywhere(entra.token());
    }

    @Test
    void T4_the_access_tokens_of_a_client_that_is_revoked_end_on_every_node_within_two_seconds()
            throws InterruptedException {
        TestCompany acme = TestCompany.on(one, "Acme");
        String clients = "/scim-settings/" + acme.setting("{}").id() + "/oauth-clients";
        Answer client = acme.api().post(clients, "{}");
        String token = new Http(one.url(), Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .post(
                        "/oauth/token",
                        "grant_type=client_credentials&client_id=%s&client_secret=%s"
                                .formatted(
                                        client.at("/clientId").asString(),
                                        client.at("/clientSecret").asString()))
                .at("/access_token")
                .asString();
        isAdmittedEverywhere(token);

        assertThat(acme.api().delete(clients + "/" + client.id())).hasStatus(204);

        isRefusedEverywhere(token);
    }

    @Test
    void a_setting_and_a_company_that_are_deleted_take_their_tokens_with_them() throws InterruptedException {
        TestCompany acme = TestCompany.on(one, "Acme");
        TestSetting entra = acme.setting("{}");
        TestSetting okta = acme.setting("{}");
        isAdmittedEverywhere(entra.token());
        isAdmittedEverywhere(okta.token());

        assertThat(acme.api().delete("/scim-settings/" + entra.id()).status()).isBetween(200, 204);
        isRefusedEverywhere(entra.token());
        isAdmittedEverywhere(okta.token());

        assertThat(acme.api().delete("").status()).isBetween(200, 204);
        isRefusedEverywhere(okta.token());
    }

    private static void isAdmittedEverywhere(String token) {
        assertThat(asking(one, token).status()).isEqualTo(200);
        assertThat(asking(other, token).status()).isEqualTo(200);
    }

    private static void isRefusedEverywhere(String token) throws InterruptedException {
        Thread.sleep(WITHIN);
        assertThat(asking(one, token).status()).isEqualTo(401);
        assertThat(asking(other, token).status()).isEqualTo(401);
    }

    private static Answer asking(TestServer node, String token) {
        return Http.bearer(node.url().resolve("/scim/v2"), token, "application/scim+json")
                .get("/Users?count=0");
    }
}
