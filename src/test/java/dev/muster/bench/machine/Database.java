package dev.muster.bench.machine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One database of a [ThrowAwayPostgres]; a Muster works on it.
///
/// @param home where logs go
public record Database(String url, Path home) {

    /// A session that row-level security does not bind.
    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(url, "postgres", ThrowAwayPostgres.PASSWORD);
    }
}
