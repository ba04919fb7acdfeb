package dev.muster.store;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Two versions of Muster on one database, as during an upgrade (docs/operations.md).
class OtherVersionTest {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void an_older_node_stops_reading_and_writing_when_a_newer_one_has_migrated_and_does_not_start_again()
            throws SQLException {
        try (TestServer old = TestServer.on(database)) {
            TestCompany acme = TestCompany.on(old, "Acme");
            TestSetting entra = acme.byDepartment();
            String ada = entra.creates(user("ada"));

            execute("""
                    insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                                                       execution_time, success)
                    values (999, '999', 'the future', 'SQL', 'V999__the_future.sql', 'muster', 1, true)""");

            Http anybody = new Http(old.url(), Map.of());
            awaits(anybody, 503);
            assertThat(anybody.get("/health/live")).hasStatus(200);
            assertThat(entra.creating(user("grace"))).isRefused(503);
            assertThat(entra.creating(user("grace")).headers().firstValue("Retry-After"))
                    .isPresent();
            assertThat(entra.reading(ada)).isRefused(503);
            assertThat(acme.api().get("/target-users")).isProblem(503);
            assertThatThrownBy(() -> TestServer.on(database))
                    .isInstanceOf(ServerCheck.Unfit.class)
                    .hasMessageContaining("newer Muster, to version 999");

            execute("delete from flyway_schema_history where version = '999'");

            awaits(anybody, 200);
            assertThat(entra.reading(ada)).hasStatus(200);
            assertThat(acme.people())
                    .extracting(person -> person.path("userName").asString())
                    .containsExactly("ada");
        }
    }

    @Test
    void a_node_stops_while_others_tables_are_in_the_place_of_its_own() throws SQLException {
        try (TestServer server = TestServer.on(database)) {
            Http anybody = new Http(server.url(), Map.of());
            awaits(anybody, 200);

            execute("alter table flyway_schema_history rename to not_yet_restored");
            awaits(anybody, 503);
            execute("alter table not_yet_restored rename to flyway_schema_history");
            awaits(anybody, 200);
            execute("delete from flyway_schema_history where installed_rank > 5");
            awaits(anybody, 503);
        }
    }

    /// The tables are looked at every second; the rest is for a busy machine.
    private static void awaits(Http anybody, int status) {
        Answer answer = anybody.get("/health/ready");
        for (int i = 0; i < 100 && answer.status() != status; i++) {
            LockSupport.parkNanos(50_000_000);
            answer = anybody.get("/health/ready");
        }
        assertThat(answer).hasStatus(status);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
