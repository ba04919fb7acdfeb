package dev.muster.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/// Brings the schema of the database to the version that this build needs (`src/main/resources/db`).
public final class Migrations {

    private Migrations() {}

    /// Migrates to the newest version. A database that a newer build has migrated further is refused.
    public static void apply(String url, String user, String password) {
        configured(url, user, password, MigrationVersion.LATEST).migrate();
    }

    /// Migrates to one version only; for the test that upgrades a database of an earlier schema.
    public static void applyUpTo(String version, String url, String user, String password) {
        configured(url, user, password, MigrationVersion.fromVersion(version)).migrate();
    }

    private static Flyway configured(String url, String user, String password, MigrationVersion target) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, user, password)
                .locations("classpath:db")
                .target(target)
                .validateMigrationNaming(true)
                .load();
    }
}
