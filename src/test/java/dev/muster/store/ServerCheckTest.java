package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerCheckTest {

    @Test
    void a_server_before_version_15_is_refused() {
        assertThat(new ServerCheck(140019, "14.19", "muster", false, "UTF8").complaint())
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("PostgreSQL 14.19", "15 or newer"));
        assertThat(new ServerCheck(149999, "14.99", "muster", false, "UTF8").complaint())
                .isPresent();
        assertThat(new ServerCheck(150000, "15.0", "muster", false, "UTF8").complaint())
                .isEmpty();
    }

    @Test
    void a_database_that_cannot_hold_every_character_is_refused() {
        assertThat(new ServerCheck(180006, "18.6", "muster", false, "LATIN1").complaint())
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("LATIN1"));
    }

    @Test
    void the_role_of_the_embedded_server_fits() {
        TestDatabase database = TestPostgres.freshDatabase();

        ServerCheck.pass(database.url(), database.user(), database.password());
    }

    @Test
    void a_superuser_is_refused() {
        TestDatabase database = TestPostgres.asSuperuser(TestPostgres.freshDatabase());

        assertThatThrownBy(() -> ServerCheck.pass(database.url(), database.user(), database.password()))
                .isInstanceOf(ServerCheck.Unfit.class)
                .hasMessageContaining("role postgres is superuser or has BYPASSRLS");
    }

    @Test
    void a_role_above_row_level_security_is_refused_and_nothing_starts() throws SQLException {
        TestDatabase database = TestPostgres.freshDatabase();
        execute(TestPostgres.asSuperuser(database), "create role above login bypassrls password 'above'");

        assertThatThrownBy(() -> TestServer.on(new TestDatabase(database.url(), "above", "above")))
                .isInstanceOf(ServerCheck.Unfit.class)
                .hasMessageContaining("role above is superuser or has BYPASSRLS");
    }

    @Test
    void a_table_whose_row_level_security_is_off_or_not_forced_is_refused_and_nothing_starts() throws SQLException {
        for (String fault : List.of("disable row level security", "no force row level security")) {
            TestDatabase database = TestPostgres.freshDatabase();
            TestServer.on(database).close();

            execute(database, "alter table event " + fault);

            assertThatThrownBy(() -> TestServer.on(database))
                    .isInstanceOf(ServerCheck.Unfit.class)
                    .hasMessageContaining("the table event");
        }
    }

    @Test
    void a_wrong_password_is_told_in_one_line_without_it() {
        TestDatabase database = TestPostgres.freshDatabase();

        assertThatThrownBy(() -> ServerCheck.pass(database.url(), database.user(), "guessed"))
                .isInstanceOf(ServerCheck.Unfit.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("guessed")
                .hasMessageNotContaining("\n");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
