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

                CompletableFuture<Answer> creating = CompletableFuture.supplyAsync(() -> entra.creating(user("ada")));
                while (!creating.isDone()) {
                    superuser.says("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
                    LockSupport.parkNanos(20_000_000);
                }
                superuser.says(
                        "alter system reset synchronous_standby_names",
                        "select pg_reload_conf()",
                        "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");

                AnswerAssert.assertThat(creating.join()).isRefused(503);
                assertThat(creating.join().headers().firstValue("Retry-After")).isPresent();
                AnswerAssert.assertThat(entra.creating(user("ada"))).isRefused(409, "uniqueness");
                assertThat(entra.finds("userName eq \"ada\"")
                                .path("totalResults")
                                .asInt())
                        .isEqualTo(1);
            }
        }
    }
}
