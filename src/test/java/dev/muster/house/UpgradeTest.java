package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A database of every earlier schema becomes one of today's with its data intact. A new migration is picked up by
/// itself; what the
/// Muster of its time stores is added as `src/test/resources/upgrade/V<version>.sql`, and never edited later.
class UpgradeTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Upgrade upgrade = new Upgrade(database);
    private final Sql superuser = new Sql(TestPostgres.asSuperuser(database));

    static List<Integer> versions() {
        return Upgrade.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_an_earlier_version_stored_is_still_there(int last) {
        for (int version : versions()) {
            if (version <= last) {
                upgrade.migrateTo(version);
                upgrade.fill(version);
            }
        }
        Map<String, List<String>> before = rows();

        upgrade.migrateToNewest();

        assertThat(before).isNotEmpty();
        before.forEach((table, rows) -> {
            assertThat(rows).as(table).isNotEmpty();
            assertThat(superuser.texts("select count(*) from " + table)).containsExactly(String.valueOf(rows.size()));
            rows.forEach(row -> assertThat(superuser.texts(
                            "select 1 from " + table + " t where to_jsonb(t) @> '" + row.replace("'", "''") + "'"))
                    .as("%s: %s", table, row)
                    .hasSize(1));
        });
    }

    @Test
    void migrating_again_changes_nothing() {
        upgrade.liveThroughAllVersions();
        Map<String, List<String>> before = rows();

        upgrade.migrateToNewest();

        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        superuser.tenantTables().forEach(table -> rows.put(table, rows(table)));
        rows.put("company", rows("company"));
        return rows;
    }

    private List<String> rows(String table) {
        return superuser.texts("select to_jsonb(t) from " + table + " t order by 1");
    }
}
