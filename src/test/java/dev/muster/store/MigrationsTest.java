package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private final TestDatabase database = TestPostgres.emptyDatabase();

    @Test
    void a_database_of_this_version_is_left_as_it_is() {
        migrate();

        assertThatCode(this::migrate).doesNotThrowAnyException();
    }

    @Test
    void a_database_of_this_version_is_known_without_flyway() throws SQLException {
        assertThat(areOurs()).isFalse();

        migrate();
        assertThat(areOurs()).isTrue();

        execute("update flyway_schema_history set checksum = checksum + 1 where version = '2'");
        assertThat(areOurs()).isFalse();
        assertThatThrownBy(this::migrate).hasMessageContaining("checksum");
    }

    private boolean areOurs() {
        return AppliedMigrations.areOurs(database.url(), database.user(), database.password());
    }

    @Test
    void a_database_that_a_newer_build_has_migrated_is_refused_in_one_line() throws SQLException {
        migrate();
        execute("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                                                   execution_time, success)
                values (999, '999', 'the future', 'SQL', 'V999__the_future.sql', 'muster', 1, true)
                """);

        assertThatThrownBy(this::migrate)
                .isInstanceOf(ServerCheck.Unfit.class)
                .hasMessageContaining("newer")
                .hasMessageContaining("999")
                .hasMessageNotContaining("\n");
    }

    private void migrate() {
        Migrations.apply(database.url(), database.user(), database.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
