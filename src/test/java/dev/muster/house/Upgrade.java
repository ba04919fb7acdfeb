package dev.muster.house;

import dev.muster.store.Migrations;
import dev.muster.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A database that has lived: it is migrated one version at a time, and filled at each version for which
/// `src/test/resources/upgrade` holds what the Muster of that time has stored.
record Upgrade(TestDatabase database) {

    static final String ACME = "01930001-0000-7000-8000-000000000000";
    static final String GLOBEX = "01930002-0000-7000-8000-000000000000";

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db");
    private static final Path FIXTURES = Path.of("src", "test", "resources", "upgrade");

    /// All versions, the oldest first.
    static List<Integer> versions() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void migrateTo(int version) {
        Migrations.applyUpTo(String.valueOf(version), database.url(), database.user(), database.password());
    }

    void migrateToNewest() {
        Migrations.apply(database.url(), database.user(), database.password());
    }

    /// Stores what a Muster of this version would have stored, if there is anything new to it.
    void fill(int version) {
        Path fixture = FIXTURES.resolve("V" + version + ".sql");
        if (Files.exists(fixture)) {
            try {
                new Sql(database).run(Files.readString(fixture));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Both companies with a row in every tenant table, in the newest schema.
    void liveThroughAllVersions() {
        for (int version : versions()) {
            migrateTo(version);
            fill(version);
        }
    }
}
