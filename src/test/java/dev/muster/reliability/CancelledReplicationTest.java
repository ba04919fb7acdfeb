package dev.muster.reliability;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.postgres.EmbeddedPostgres;
import dev.muster.postgres.RunningPostgres;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commits that wait for a standby which does not come. PostgreSQL says COMMIT when such a wait is cancelled, and
/// warns that the standby may not have it: nobody may be told yes.
class CancelledReplicationTest {

    @TempDir
    Path data;

    @Test
    void a_commit_whose_wait_for_the_standby_was_cancelled_is_503_and_found_when_it_is_repeated() throws Exception {
        Path home = data.resolve("postgres");
        try (RunningPostgres postgres = new EmbeddedPostgres(home, TestPostgres.PROGRAMS).start()) {
            Superuser superuser = Superuser.of(home);
            try (TestServer server =
                    TestServer.on(new TestDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password()))) {
                TestSetting entra = TestCompany.on(server, "Acme").setting("{}");
                superuser.says("alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()");

                // The server takes up its new configuration in a while: commits do not wait before.
                String somebody;
                Answer cancelled;
                int tries = 0;
                do {
                    somebody = "ada" + tries++;
                    cancelled = creating(entra, somebody, superuser);
                } while (cancelled.status() == 201 && tries < 100);
                superuser.says(
                        "alter system reset synchronous_standby_names",
                        "select pg_reload_conf()",
                        "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");

                AnswerAssert.assertThat(cancelled).isRefused(503);
                assertThat(cancelled.headers().firstValue("Retry-After")).isPresent();
                AnswerAssert.assertThat(entra.creating(user(somebody))).isRefused(409, "uniqueness");
                assertThat(entra.finds("userName eq \"" + somebody + "\"")
                                .path("totalResults")
                                .asInt())
                        .isEqualTo(1);
            }
        }
    }

    private static Answer creating(TestSetting entra, String somebody, Superuser superuser) throws SQLException {
        CompletableFuture<Answer> creating = CompletableFuture.supplyAsync(() -> entra.creating(user(somebody)));
        while (!creating.isDone()) {
            superuser.says("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
            LockSupport.parkNanos(20_000_000);
        }
        return creating.join();
    }
}
