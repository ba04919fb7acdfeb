package dev.muster.directory.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.HeldRow;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made for a setting while it is deleted (rule L8).
class DeletionRaceTest {

    private static final int PAUSE_MILLIS = 300;

    private final TestDatabase database = TestPostgres.freshDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"tokens", "oauth-clients"})
    void L8_what_lets_a_client_in_is_not_made_for_a_setting_that_is_being_deleted(String made) throws Exception {
        try (TestServer server = TestServer.on(database)) {
            ApiClient api = server.api();
            String acme = api.company("Acme");
            String setting = acme + "/scim-settings/"
                    + api.post(acme + "/scim-settings", "{\"name\": \"Entra ID\"}")
                            .is(201)
                            .id();
            CompletableFuture<ApiClient.Answer> deletion;
            CompletableFuture<ApiClient.Answer> making;
            try (HeldRow _ = HeldRow.of(database, "select 1 from scim_setting for update")) {
                deletion = CompletableFuture.supplyAsync(() -> api.delete(setting));
                Thread.sleep(PAUSE_MILLIS);
                making = CompletableFuture.supplyAsync(() -> api.post(setting + "/" + made, "{\"name\": \"late\"}"));
                Thread.sleep(PAUSE_MILLIS);
            }

            ApiClient.Answer job = api.finished(acme, deletion.join().is(202));

            making.join().is(404);
            assertThat(job.text("state")).isEqualTo("done");
        }
    }
}
