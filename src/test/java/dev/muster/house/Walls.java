package dev.muster.house;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;

/// Takes away what parts the companies, for tests that see what is left.
final class Walls {

    private Walls() {}

    /// Switches row-level security off.
    static void breakTheSecond(TestDatabase database) {
        Sql superuser = new Sql(TestPostgres.asSuperuser(database));
        for (String table : superuser.tenantTables()) {
            superuser.run("alter table " + table + " disable row level security");
        }
    }
}
