package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void an_empty_database_has_no_tables_and_belongs_to_a_role_without_special_rights() throws SQLException {
        TestDatabase first = TestPostgres.emptyDatabase();
        run(first, "create table person (name text)");

        TestDatabase second = TestPostgres.emptyDatabase();

        assertThat(ask(second, "select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("0");
        assertThat(ask(second, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask(TestPostgres.asSuperuser(second), "select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("t");
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection open(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
