package dev.muster.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/// Brings the schema of the database to the version that this build needs (`src/main/resources/db`).
public final class Migrations {

    private Migrations() {}

    /// Migrates to the newest version.
    ///
    /// @throws ServerCheck.Unfit when a newer build has migrated the database further: its tables may mean
    /// something that this build does not know
    public static void apply(String url, String user, String password) {
        if (AppliedMigrations.areOurs(url, user, password)) {
            return;
        }
        Flyway flyway = configured(url, user, password, MigrationVersion.LATEST);
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new ServerCheck.Unfit("The database was migrated by a newer Muster, to version "
                        + applied.getVersion() + ": start that Muster, or restore a backup made before it");
            }
        }
        flyway.migrate();
    }

    /// Migrates to one version only; for the test that upgrades a database of an earlier schema.
    public static void applyUpTo(String version, String url, String user, String password) {
        configured(url, user, password, MigrationVersion.fromVersion(version)).migrate();
    }

    private static Flyway configured(String url, String user, String password, MigrationVersion target) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, user, password)
                .jdbcProperties(DriverProperties.forEverything())
                .locations("classpath:db")
                .target(target)
                .validateMigrationNaming(true)
                .load();
    }
}
