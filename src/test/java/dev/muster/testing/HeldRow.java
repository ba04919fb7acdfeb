package dev.muster.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// A row that a test keeps locked: work that comes to it gets no further, so that whoever does it can be killed
/// in the middle, however slow or fast the machine is.
public record HeldRow(Connection connection) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// The person whom work in the order of ids comes to last.
    public static HeldRow lastPerson(TestDatabase database) throws SQLException {
        return of(database, "select 1 from target_user order by id desc limit 1 for update");
    }

    /// @param query of the rows, `for update`
    public static HeldRow of(TestDatabase database, String query) throws SQLException {
        TestDatabase place = TestPostgres.asSuperuser(database);
        Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(query);
        }
        return new HeldRow(connection);
    }

    /// Until somebody waits for the row, or has come through without.
    public void awaits(Future<?> somebody) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isWaitedFor() && !somebody.isDone()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Nobody waits for what is held");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private boolean isWaitedFor() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery("""
                        select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))
                        """)) {
            return waiting.next();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
