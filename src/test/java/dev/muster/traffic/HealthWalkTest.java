package dev.muster.traffic;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MovingClock;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The life of a setting through every state of its health, over HTTP. The clock is moved, never waited for.
class HealthWalkTest {

    private final MovingClock clock = new MovingClock();
    private final Map<String, String> met = new LinkedHashMap<>();

    @Test
    void every_state_is_reached_and_told_in_words() {
        try (TestServer server = TestServer.on(TestPostgres.freshDatabase(), clock)) {
            TestSetting entra = TestCompany.on(server, "Acme").setting("{}");
            meets(entra, "waiting");

            String ada = entra.creates(user("ada"));
            meets(entra, "synchronising");

            clock.moves(Duration.ofMinutes(20));
            assertThat(entra.reading(ada)).hasStatus(200);
            meets(entra, "healthy");

            clock.moves(Duration.ofDays(4));
            meets(entra, "quiet");

            assertThat(entra.reading(ada)).hasStatus(200);
            onlyTokenUntil(entra, Duration.ofDays(10));
            meets(entra, "tokens-ending");

            for (int i = 0; i < 5; i++) {
                assertThat(entra.creating(user("ada"))).isRefused(409, "uniqueness");
            }
            meets(entra, "failing");

            clock.moves(Duration.ofDays(11));
            meets(entra, "tokens-ended");
        }
        assertThat(met).hasSize(Health.class.getPermittedSubclasses().length);
        assertThat(met.values()).doesNotHaveDuplicates().allMatch(sentence -> sentence.endsWith("."));
    }

    /// The token that the client has goes on until then; it is the only one.
    private void onlyTokenUntil(TestSetting setting, Duration time) {
        String tokens = "/scim-settings/" + setting.id() + "/tokens";
        assertThat(setting.company()
                        .api()
                        .post(
                                tokens,
                                "{\"name\": \"next\", \"overlapHours\": %d, \"expiresAt\": \"%s\"}"
                                        .formatted(
                                                time.toHours(), clock.instant().plus(time))))
                .hasStatus(201);
    }

    private void meets(TestSetting setting, String word) {
        JsonNode shown = setting(setting);
        // Requests are counted beside their answers.
        for (int i = 0; i < 400 && !shown.path("health").asString().equals(word); i++) {
            LockSupport.parkNanos(50_000_000);
            shown = setting(setting);
        }
        assertThat(shown.path("health").asString()).isEqualTo(word);
        met.put(word, shown.at("/healthDetail/sentence").asString());
    }

    private static JsonNode setting(TestSetting setting) {
        return setting.company().api().get("/scim-settings/" + setting.id()).json();
    }
}
