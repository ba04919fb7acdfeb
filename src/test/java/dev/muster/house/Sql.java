package dev.muster.house;

import dev.muster.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A database as an administrator with a command line sees it, past all code of ours.
record Sql(TestDatabase database) {

    /// Everything at once, in one connection and one transaction.
    void run(String script) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of the answer, with no company named.
    List<String> texts(String query) {
        return texts("", query);
    }

    /// The first column of the answer, with row-level security set to a company.
    List<String> texts(String company, String query) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            // Whoever compiles a query that is asked once waits longer for that than for the answer.
            statement.execute("set jit = off; set app.company = '" + company + "'");
            try (ResultSet rows = statement.executeQuery(query)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String company, String table) {
        return Long.parseLong(texts(company, "select count(*) from " + table).getFirst());
    }

    List<String> tenantTables() {
        return texts("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1
                """);
    }

    /// The columns that a statement may write: those that PostgreSQL does not compute.
    List<String> writtenColumns(String table) {
        return texts("""
                select attname from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and attgenerated = '' and not attisdropped order by attnum
                """.formatted(table));
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
