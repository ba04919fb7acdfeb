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

    static final String ACME = "01a20a5e-9324-7da0-9112-4502e4becbc0";
    static final String GLOBEX = "01a20a5e-96b1-7184-9e45-4fdee21fbf56";

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db");
    private static final Path FIXTURES = Path.of("src", "test", "resources", "upgrade");

    /// The token that Acme's identity provider has had since version 1.
    static String tokenOfAcme() {
        return Source.page("src/test/resources/upgrade/V1.sql")
                .lines()
                .filter(line -> line.startsWith("-- Acme: "))
                .map(line -> line.substring("-- Acme: ".length()))
                .findFirst()
                .orElseThrow();
    }

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
