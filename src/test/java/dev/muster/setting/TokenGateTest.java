package dev.muster.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import dev.muster.testing.ApiClient;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TokenGateTest {

    private static TestServer server;
    private static Database database;
    private static ApiClient api;

    private final TestTime time = new TestTime();
    private TokenUse use;
    private TokenGate gate;
    private String acme = "";
    private String setting = "";
    private String token = "";

    /// A clock that moves when told.
    private static final class TestTime {
        private Instant now = Instant.now();

        Clock clock() {
            return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        }

        void passes(Duration duration) {
            now = now.plus(duration);
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start();
        TestDatabase place = server.database();
        database = Database.open(place.url(), place.user(), place.password(), 2);
        api = server.api();
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @BeforeEach
    void makeASetting() {
        use = TokenUse.start(database);
        gate = new TokenGate(database, time.clock(), use);
        acme = api.company("Acme");
        ApiClient.Answer made = api.post(
                        acme + "/scim-settings", "{'name':'E','dialect':'strict','rate':{'perSecond':7,'burst':8}}")
                .is(201);
        setting = acme + "/scim-settings/" + made.id();
        token = made.text("token");
    }

    @AfterEach
    void stopUse() {
        use.close();
    }

    @Test
    void a_token_says_company_setting_and_how_to_treat_the_client() {
        Admitted admitted = gate.admit(token).orElseThrow();

        assertThat(acme).endsWith(admitted.company().toString());
        assertThat(setting).endsWith(admitted.setting().toString());
        assertThat(admitted.dialect()).isEqualTo(Dialect.STRICT);
        assertThat(admitted.rate()).isEqualTo(new Rate(7, 8));
    }

    @Test
    void unknown_tokens_are_not_admitted() {
        assertThat(gate.admit("")).isEmpty();
        assertThat(gate.admit(token + "x")).isEmpty();
        Token sameCompany = Token.generate(new Token(token).routingKey(), new SecureRandom());
        Token noCompany = Token.generate("00000000", new SecureRandom());
        assertThat(gate.admit(sameCompany.text())).isEmpty();
        assertThat(gate.admit(noCompany.text())).isEmpty();
    }

    @Test
    void T3_a_revoked_token_is_refused_within_two_seconds() {
        assertThat(gate.admit(token)).isPresent();
        String id = api.get(setting + "/tokens").items("id").getFirst();
        api.delete(setting + "/tokens/" + id).is(204);

        time.passes(Duration.ofSeconds(2));

        assertThat(gate.admit(token)).isEmpty();
        assertThat(api.get(setting + "/tokens").items("id")).isEmpty();
        api.delete(setting + "/tokens/" + id).refuses(404);
    }

    @Test
    void T1_a_token_ends_when_it_expires_even_when_it_is_remembered() {
        Instant end = time.clock().instant().plusSeconds(60);
        String ending = api.post(setting + "/tokens", "{'name':'Short','expiresAt':'" + end + "'}")
                .is(201)
                .text("token");
        time.passes(Duration.ofMillis(59_500));
        assertThat(gate.admit(ending)).isPresent();

        time.passes(Duration.ofMillis(500));

        assertThat(gate.admit(ending)).isEmpty();
        assertThat(gate.admit(token)).isPresent();
    }

    @Test
    void T1_a_new_token_lets_the_others_end_after_the_overlap() {
        String second = api.post(setting + "/tokens", "{'name':'Second','overlapHours':24}")
                .is(201)
                .text("token");

        time.passes(Duration.ofHours(24).minusSeconds(10));
        assertThat(gate.admit(token)).isPresent();
        time.passes(Duration.ofSeconds(20));

        assertThat(gate.admit(token)).isEmpty();
        assertThat(gate.admit(second)).isPresent();
    }

    @Test
    void T1_without_an_overlap_the_others_live_on_and_an_overlap_never_lengthens_a_life() {
        Instant soon = time.clock().instant().plusSeconds(100);
        String short1 = api.post(setting + "/tokens", "{'expiresAt':'" + soon + "'}")
                .is(201)
                .text("token");
        api.post(setting + "/tokens", "{'overlapHours':1}").is(201);
        api.post(setting + "/tokens", "{}").is(201);

        time.passes(Duration.ofSeconds(101));

        assertThat(gate.admit(short1)).isEmpty();
        assertThat(gate.admit(token)).isPresent();
    }

    @Test
    void T1_what_is_wrong_with_a_token_is_told() {
        String tokens = setting + "/tokens";
        api.post(tokens, "{'name':'','expiresAt':'soon','overlapHours':721,'token':'x'}")
                .refuses(400, "name", "expiresAt", "overlapHours", "token");
        api.post(tokens, "{'expiresAt':'2001-01-01T00:00:00Z'}").refuses(400, "expiresAt");
        api.post(tokens, "{'overlapHours':-1}").refuses(400, "overlapHours");
        api.post(tokens, "{'overlapHours':1.5}").refuses(400, "overlapHours");
    }

    @Test
    void tokens_of_a_deleted_setting_or_company_are_refused() {
        String other = api.post(acme + "/scim-settings", "{'name':'F'}").is(201).text("token");
        assertThat(gate.admit(other)).isPresent();
        api.delete(setting).is(202);
        time.passes(Duration.ofSeconds(2));
        assertThat(gate.admit(token)).isEmpty();
        assertThat(gate.admit(other)).isPresent();

        api.delete(acme).is(202);
        time.passes(Duration.ofSeconds(2));

        assertThat(gate.admit(other)).isEmpty();
    }

    @Test
    void T1_the_last_use_is_shown() {
        gate.admit(token);
        use.close();

        ApiClient.Answer tokens = api.get(setting + "/tokens").is(200);
        String used = tokens.items("lastUsedAt").getFirst();
        assertThat(Duration.between(Instant.parse(used), time.clock().instant()).abs())
                .isLessThan(Duration.ofMillis(1));
    }

    /// Counts are written by another writer, sooner or later than this.
    @Test
    void a_use_of_a_token_that_is_not_counted_yet_is_no_request_of_the_setting() {
        gate.admit(token);

        use.close();

        assertThat(api.get(setting + "/tokens").json().at("/items/0/lastUsedAt").isString())
                .isTrue();
        JsonNode shown = api.get(setting).is(200).json();
        assertThat(shown.path("health").asString()).isEqualTo("waiting");
        assertThat(shown.path("lastRequestAt").isNull()).isTrue();
        assertThat(shown.at("/healthDetail/requests").asInt()).isZero();
    }
}
