package dev.muster.traffic;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Somebody is erased in the moment in which a request that names the person is written down. A third one holds up
/// one of the two, where the other would not see yet what it does.
class ErasureRaceTest {

    private static final String NAMING_ADA =
            "/Users?filter=" + encoded("userName eq \"grace\" or userName eq \"ada@acme.example\"");

    private final TestServer server = TestServer.start();
    private final TestCompany acme = TestCompany.on(server, "Acme");
    private final TestSetting entra = acme.setting("{}");
    private final LoggedRequests log = LoggedRequests.of(entra);
    private final String ada = acme.hires("ada", "lovelace");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void L2_a_request_that_is_being_written_is_found_by_the_erasure() throws Exception {
        graceAndAda();
        CompletableFuture<Answer> erasure;
        try (Held held = new Held("lock table scim_request_person in share mode")) {
            entra.scim().get(NAMING_ADA);
            held.waitsFor(1, null);
            erasure = CompletableFuture.supplyAsync(() -> acme.api().delete("/target-users/" + ada));
            held.waitsFor(2, erasure);
        }

        // Whoever waited for too long may ask again.
        if (erasure.join().status() != 204) {
            assertThat(acme.api().delete("/target-users/" + ada)).hasStatus(204);
        }

        assertThatNobodyIsAda();
    }

    @Test
    void L2_a_request_that_is_written_while_somebody_is_erased_is_left_out() throws Exception {
        graceAndAda();
        CompletableFuture<Answer> erasure;
        try (Held held = new Held("select * from audit_head where chain = '" + acme.id() + "' for update")) {
            erasure = CompletableFuture.supplyAsync(() -> acme.api().delete("/target-users/" + ada));
            held.waitsFor(1, erasure);
            entra.scim().get(NAMING_ADA);
            held.waitsFor(2, erasure);
        }

        // Whoever waited for too long may ask again.
        if (erasure.join().status() != 204) {
            assertThat(acme.api().delete("/target-users/" + ada)).hasStatus(204);
        }

        assertThatNobodyIsAda();
    }

    @Test
    void nobody_waits_for_the_end_of_the_audit_while_the_log_is_searched() throws Exception {
        graceAndAda();
        CompletableFuture<Answer> erasure;
        Answer field;
        try (Held held = new Held("lock table scim_request_person in access exclusive mode")) {
            erasure = CompletableFuture.supplyAsync(() -> acme.api().delete("/target-users/" + ada));
            held.waitsFor(1, erasure);

            field = acme.api().post("/fields", "{\"name\": \"Floor\", \"type\": \"text\"}");
        }

        assertThat(field).hasStatus(201);
        erasure.join();
    }

    private void graceAndAda() {
        entra.creates(user("grace"));
        assertThat(acme.api().patch("/target-users/" + ada, "{\"email\": \"ada@acme.example\"}"))
                .hasStatus(200);
        log.of(entra.scim().get("/Users"));
        assertThat(acme.api().delete("/target-users/" + ada)).hasStatus(204);
    }

    private void assertThatNobodyIsAda() {
        entra.scim().get("/Users");
        // Two seconds on, whatever was waiting is written or left out.
        LockSupport.parkNanos(2_500_000_000L);
        log.of(entra.scim().get("/Users"));
        assertThat(log.list("").toString()).doesNotContain("ada@acme.example");
        StringBuilder all = new StringBuilder();
        log.list("").forEach(item -> all.append(log.read(item.path("id").asString())));
        assertThat(all.toString()).contains("grace").doesNotContain("ada@acme.example");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A transaction that holds a lock until it is closed.
    private final class Held implements AutoCloseable {

        private final Connection connection;

        Held(String statement) throws SQLException {
            TestDatabase place = TestPostgres.asSuperuser(server.database());
            connection = DriverManager.getConnection(place.url(), place.user(), place.password());
            connection.setAutoCommit(false);
            try (Statement held = connection.createStatement()) {
                held.execute(statement);
            }
        }

        /// Until so many of the database wait for a lock, or the other has come through without.
        void waitsFor(int waiting, @Nullable CompletableFuture<Answer> other) throws SQLException {
            for (int i = 0; i < 150 && waiting() < waiting && (other == null || !other.isDone()); i++) {
                LockSupport.parkNanos(10_000_000);
            }
        }

        private int waiting() throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("""
                            select count(*) from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                            """)) {
                rows.next();
                return rows.getInt(1);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
