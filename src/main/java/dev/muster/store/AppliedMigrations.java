package dev.muster.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The migrations that a database has seen, beside those of this build. Nearly every start finds the same on
/// both sides, with the same checksums, and needs no Flyway then, whose own start takes longer than all else
/// together.
final class AppliedMigrations {

    private static final String DIRECTORY = "db/";
    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private AppliedMigrations() {}

    /// Read once: it does not change while the process lives.
    private static final class Ours {
        private static final Map<String, Integer> MIGRATIONS = read();

        private static Map<String, Integer> read() {
            try {
                return ours();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Whether the database has exactly the migrations of this build, unchanged and none failed.
    static boolean areOurs(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, DriverProperties.of(user, password))) {
            return areOurs(connection);
        } catch (SQLException e) {
            return false; // an empty database; whatever else it is, Flyway tells it
        }
    }

    static boolean areOurs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select version, success, checksum from flyway_schema_history where version is not null""")) {
            Map<String, Integer> applied = new HashMap<>();
            while (row.next()) {
                if (!row.getBoolean("success")) {
                    return false;
                }
                applied.put(row.getString("version"), row.getInt("checksum"));
            }
            return applied.equals(Ours.MIGRATIONS);
        }
    }

    /// Checksums by version, as Flyway computes them.
    private static Map<String, Integer> ours() throws IOException {
        Map<String, Integer> ours = new HashMap<>();
        for (String file : files()) {
            Matcher name = NAME.matcher(file);
            if (name.matches()) {
                ours.put(name.group(1), checksum(file));
            }
        }
        return ours;
    }

    private static List<String> files() throws IOException {
        Path place = place();
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place.resolve(DIRECTORY))) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        }
        try (JarFile jar = new JarFile(place.toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(DIRECTORY))
                    .map(name -> name.substring(DIRECTORY.length()))
                    .toList();
        }
    }

    private static Path place() {
        try {
            return Path.of(AppliedMigrations.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int checksum(String file) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream stream = AppliedMigrations.class.getResourceAsStream("/" + DIRECTORY + file)) {
            if (stream == null) {
                throw new IOException("There is no " + DIRECTORY + file);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            reader.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        }
        return (int) checksum.getValue();
    }
}
