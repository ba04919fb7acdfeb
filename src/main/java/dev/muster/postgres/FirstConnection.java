package dev.muster.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;

/// The superuser's only connection: reads back the required settings, and sees to the role and the database
/// that the application gets. Every step may be repeated, so a start that was cut short is finished by the next
/// one.
record FirstConnection(int port, Passwords passwords) {

    void checkAndPrepare() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            checkSettings(connection);
            makeRole(connection, statement);
            makeDatabase(statement);
            resetExceptions(statement);
        } catch (SQLException e) {
            throw new CannotStart("The embedded PostgreSQL runs but cannot be prepared: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Passwords.SUPERUSER);
        properties.setProperty("password", passwords.superuser());
        properties.setProperty("ApplicationName", "Muster start");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    private static void checkSettings(Connection connection) throws SQLException {
        try (PreparedStatement show = connection.prepareStatement("select current_setting(?)")) {
            for (String name : Settings.names()) {
                show.setString(1, name);
                Settings.check(name, first(show.executeQuery()));
            }
        }
    }

    private void makeRole(Connection connection, Statement statement) throws SQLException {
        if (text(statement, "select count(*) from pg_roles where rolname = 'muster'")
                .equals("0")) {
            statement.execute("create role muster");
        }
        // The driver sends the hash, so the password itself is in no statement.
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(Passwords.MUSTER, passwords.muster().toCharArray(), "scram-sha-256");
        statement.execute("alter role muster login nosuperuser nobypassrls nocreatedb nocreaterole noreplication");
    }

    private static void makeDatabase(Statement statement) throws SQLException {
        if (text(statement, "select count(*) from pg_database where datname = 'muster'")
                .equals("0")) {
            statement.execute("create database muster owner muster template template0 encoding 'UTF8'");
        }
    }

    /// A role or a database may have a value of its own, which wins over what the server was started with. Of the
    /// required settings that is possible for this one.
    private static void resetExceptions(Statement statement) throws SQLException {
        statement.execute("alter role muster reset synchronous_commit");
        statement.execute("alter database muster reset synchronous_commit");
        statement.execute("alter role muster in database muster reset synchronous_commit");
    }

    private static String text(Statement statement, String query) throws SQLException {
        return first(statement.executeQuery(query));
    }

    private static String first(ResultSet result) throws SQLException {
        try (result) {
            result.next();
            return result.getString(1);
        }
    }
}
