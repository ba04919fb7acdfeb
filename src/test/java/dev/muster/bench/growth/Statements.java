package dev.muster.bench.growth;

import dev.muster.bench.machine.BenchFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// What the statements of a database have touched since they were last counted from zero. What Muster writes
/// beside its requests (their log, positions of the feed) is left out: it is written in batches, and belongs to
/// no request.
record Statements(Connection connection) {

    /// Without what is counted, nothing is known of rows and buffers.
    static final List<String> POSTGRES_SETTINGS = List.of(
            "shared_preload_libraries=pg_stat_statements",
            "pg_stat_statements.max=10000",
            "pg_stat_statements.track_planning=on");

    /// @param millis of planning and execution
    /// @param buffers pages of 8 kB, whether they were in memory or not
    record Touched(double millis, double buffers, double rows) {}

    static Statements in(Connection connection) {
        Statements statements = new Statements(connection);
        statements.execute("create extension if not exists pg_stat_statements");
        return statements;
    }

    void begin() {
        execute(
                "select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0)");
    }

    Touched end() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select coalesce(sum(total_exec_time + total_plan_time), 0),
                               coalesce(sum(shared_blks_hit + shared_blks_read), 0), coalesce(sum(rows), 0)
                        from pg_stat_statements s join pg_roles r on r.oid = s.userid
                        where r.rolname = 'muster' and s.dbid = (select oid from pg_database where datname = current_database())
                        and query !~ 'scim_request|feed|habit_use|\\mjob\\M'
                        """)) {
            row.next();
            return new Touched(row.getDouble(1), row.getDouble(2), row.getDouble(3));
        } catch (SQLException e) {
            throw new BenchFailure("What was touched cannot be read: " + e.getMessage(), e);
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL refuses: " + e.getMessage() + "\n" + sql, e);
        }
    }
}
