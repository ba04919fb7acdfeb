package dev.muster.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The superuser of an embedded PostgreSQL, for what Muster itself must never be able to do.
record Superuser(String url, String password) {

    /// @param home the directory of the running server
    static Superuser of(Path home) throws IOException {
        String password = Files.readAllLines(home.resolve("pgpass")).stream()
                .filter(line -> line.startsWith("*:*:*:postgres:"))
                .map(line -> line.substring("*:*:*:postgres:".length()))
                .findFirst()
                .orElseThrow();
        String port = Files.readAllLines(home.resolve("cluster").resolve("postmaster.pid"))
                .get(3);
        return new Superuser("jdbc:postgresql://127.0.0.1:" + port + "/postgres", password);
    }

    void says(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
