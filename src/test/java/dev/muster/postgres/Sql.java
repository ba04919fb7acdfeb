package dev.muster.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// One statement on a connection of its own, as the application's role.
record Sql(String url, String user, String password) {

    static Sql on(RunningPostgres server) {
        return new Sql(server.jdbcUrl(), server.user(), server.password());
    }

    void run(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
