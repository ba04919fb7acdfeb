package dev.muster.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A row that a test keeps locked: work that comes to it gets no further, so that whoever does it can be killed
/// in the middle, however slow or fast the machine is.
public record HeldRow(Connection connection) implements AutoCloseable {

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

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
