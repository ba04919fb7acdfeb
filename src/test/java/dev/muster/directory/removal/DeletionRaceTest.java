package dev.muster.directory.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.HeldRow;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made for a setting while it is deleted (rule L8).
class DeletionRaceTest {

    private static final int PAUSE_MILLIS = 300;
    private static final int ROUNDS = 10;
    private static final int UNAVAILABLE = 503;

    private final TestDatabase database = TestPostgres.freshDatabase();

    /// What was answered to a deletion, and to who came while it was under way.
    private record Race(ApiClient.Answer deletion, ApiClient.Answer making) {}

    @ParameterizedTest
    @ValueSource(strings = {"tokens", "oauth-clients"})
    void L8_what_lets_a_client_in_is_not_made_for_a_setting_that_is_being_deleted(String made) throws Exception {
        try (TestServer server = TestServer.on(database)) {
            ApiClient api = server.api();
            String acme = api.company("Acme");

            Race race = race(api, acme, made);
            // A lock is waited for two seconds, which a busy machine may take to come so far: then once more.
            for (int round = 1; round < ROUNDS && race.deletion().status() == UNAVAILABLE; round++) {
                race = race(api, acme, made);
            }
            ApiClient.Answer job = api.finished(acme, race.deletion().is(202));

            race.making().is(404);
            assertThat(job.text("state")).isEqualTo("done");
        }
    }

    private Race race(ApiClient api, String acme, String made) throws Exception {
        String setting = acme + "/scim-settings/"
                + api.post(acme + "/scim-settings", "{\"name\": \"Entra ID\"}")
                        .is(201)
                        .id();
        Executor threads = command -> Thread.ofVirtual().start(command);
        CompletableFuture<ApiClient.Answer> deletion;
        CompletableFuture<ApiClient.Answer> making;
        try (HeldRow row = HeldRow.of(database, "select 1 from scim_setting for update")) {
            deletion = CompletableFuture.supplyAsync(() -> api.delete(setting), threads);
            row.awaits(deletion);
            making = CompletableFuture.supplyAsync(() -> making(api, setting + "/" + made), threads);
            Thread.sleep(PAUSE_MILLIS); // in which it comes by, or later: the deletion is before it
        }
        return new Race(deletion.join(), making.join());
    }

    /// Sent again as clients do, where it had to give way for too long.
    private static ApiClient.Answer making(ApiClient api, String path) {
        ApiClient.Answer answer = api.post(path, "{\"name\": \"late\"}");
        for (int i = 1; i < ROUNDS && answer.status() == UNAVAILABLE; i++) {
            answer = api.post(path, "{\"name\": \"late\"}");
        }
        return answer;
    }
}
