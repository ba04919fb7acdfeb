package dev.muster.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/// What a PostgreSQL server says of itself and of the role that we use. Row-level security is the second wall
/// between companies, so a role that it does not bind is refused.
///
/// @param versionNumber `server_version_num`: 180006 is 18.6
/// @param unbound the role is superuser or has BYPASSRLS
public record ServerCheck(int versionNumber, String version, String role, boolean unbound, String encoding) {

    private static final int OLDEST = 150000;

    /// The server does not fit. The message is one line for the operator, and says what to mend.
    public static final class Unfit extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    /// @throws Unfit when the server cannot be reached, is too old, or the role is too powerful
    public static void pass(String url, String user, String password) {
        ask(url, user, password).complaint().ifPresent(complaint -> {
            throw new Unfit(complaint);
        });
    }

    /// Asks, once the tables are there, whether row-level security guards every one that belongs to companies.
    ///
    /// @throws Unfit when it was switched off, or does not bind the tables' owner, which is the role that we use
    public static void passTables(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, DriverProperties.of(user, password));
                Statement statement = connection.createStatement();
                ResultSet unguarded = statement.executeQuery("""
                        select c.relname from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped
                        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                          and not (c.relrowsecurity and c.relforcerowsecurity)
                        order by 1 limit 1
                        """)) {
            if (unguarded.next()) {
                String table = unguarded.getString(1);
                throw new Unfit("Row-level security does not guard the table " + table + ", so it would not part the"
                        + " companies: alter table " + table + " enable row level security, force row level security");
            }
        } catch (SQLException e) {
            throw new Unfit("The database's tables cannot be looked at (" + e.getMessage() + "): is the server up?");
        }
    }

    Optional<String> complaint() {
        if (versionNumber < OLDEST) {
            return Optional.of("The database server is PostgreSQL " + version
                    + "; Muster needs version 15 or newer: upgrade the server, or name another with --database-url");
        }
        if (unbound) {
            return Optional.of("The database role " + role + " is superuser or has BYPASSRLS, so row-level security"
                    + " would not part the companies: make a role with NOSUPERUSER NOBYPASSRLS that owns the database");
        }
        if (!encoding.equals("UTF8")) {
            return Optional.of("The database's encoding is " + encoding + "; Muster needs UTF8: make the database with"
                    + " encoding 'UTF8'");
        }
        return Optional.empty();
    }

    private static ServerCheck ask(String url, String user, String password) {
        Properties properties = DriverProperties.of(user, password);
        properties.setProperty("socketTimeout", "10");
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("""
                        select current_setting('server_version_num')::int, current_setting('server_version'),
                               rolname, rolsuper or rolbypassrls, current_setting('server_encoding')
                        from pg_roles where rolname = current_user
                        """)) {
            answer.next();
            return new ServerCheck(
                    answer.getInt(1),
                    answer.getString(2),
                    answer.getString(3),
                    answer.getBoolean(4),
                    answer.getString(5));
        } catch (SQLException e) {
            throw new Unfit("The database cannot be opened (" + e.getMessage() + "): is the server up, and are"
                    + " --database-url, MUSTER_DATABASE_USER and MUSTER_DATABASE_PASSWORD right?");
        }
    }
}
