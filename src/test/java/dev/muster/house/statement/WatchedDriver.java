package dev.muster.house.statement;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// PostgreSQL's driver, whose connections to a pool of Muster's are watched. It takes the driver's place in this
/// process, so that no code of the product knows of it and none can pass it by.
final class WatchedDriver implements Driver {

    private final Driver postgres = new org.postgresql.Driver();
    private final StatementLaw law;

    private WatchedDriver(StatementLaw law) {
        this.law = law;
    }

    static void takeOver(StatementLaw law) throws SQLException {
        for (Driver driver : DriverManager.drivers().toList()) {
            if (driver instanceof org.postgresql.Driver) {
                DriverManager.deregisterDriver(driver);
            }
        }
        DriverManager.registerDriver(new WatchedDriver(law));
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        @Nullable Connection connection = postgres.connect(url, info);
        return connection == null || !isOfAPool(info) ? connection : WatchedConnection.of(connection, law);
    }

    /// Migrations, and tests that look into the database themselves, set no deadline for their statements.
    private static boolean isOfAPool(Properties info) {
        return info.getProperty("options", "").contains("statement_timeout");
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return postgres.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return postgres.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return postgres.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgres.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgres.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }
}
