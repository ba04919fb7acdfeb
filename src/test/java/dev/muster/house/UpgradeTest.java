package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// A database of every earlier schema becomes one of today's with its data intact. A new migration is picked up
/// by itself; what the Muster of its time stores is added as `src/test/resources/upgrade/V<version>.sql`, and
/// never edited later.
class UpgradeTest {

    private final TestDatabase database = TestPostgres.emptyDatabase();
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

    /// What is read here was written by a Muster of version 1; later versions may show more of it, never less.
    @Test
    void an_upgraded_company_is_as_it_was_behind_both_doors() {
        upgrade.liveThroughAllVersions();

        try (TestServer server = TestServer.on(database)) {
            ApiClient api = server.api();
            String acme = "/companies/" + Upgrade.ACME;
            assertThat(api.get("/companies").is(200).items("name")).containsExactly("Acme", "Globex");
            assertThat(api.get(acme + "/fields").items("key"))
                    .containsExactly("email", "firstName", "lastName", "department", "phoneNumber", "costCenter");
            assertThat(api.get(acme + "/target-groups").items("name"))
                    .containsExactlyInAnyOrder("Everyone else", "Champions", "Engineering");
            assertThat(api.get(acme + "/target-users").items("status"))
                    .containsExactlyInAnyOrder("active", "inactive", "active", "active");
            JsonNode ada = api.get(acme + "/target-users?search=ada").json().at("/items/0");
            assertThat(ada.at("/fields/costCenter").asInt()).isEqualTo(4711);
            assertThat(ada.path("phoneNumber").asString()).isEqualTo("Analyst");
            assertThat(ada.path("groups").findValuesAsString("name"))
                    .containsExactlyInAnyOrder("Champions", "Engineering");
        }
    }

    @Test
    void an_upgraded_setting_still_serves_its_identity_provider() {
        upgrade.liveThroughAllVersions();

        try (TestServer server = TestServer.on(database)) {
            ApiClient entra = new ApiClient(server.url() + "/scim/v2", Upgrade.tokenOfAcme());
            JsonNode ada = entra.get("/Users?filter=userName%20eq%20%22ADA@acme.example%22")
                    .is(200)
                    .json()
                    .at("/Resources/0");
            entra.patch("/Users/" + ada.path("id").asString(), """
                    {'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': [{'op': 'replace',
                      'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', 'value': 'Sales'}]}""").is(200);

            assertThat(ada.path("nickName").asString()).isEqualTo("Countess");
            assertThat(ada.path("groups").findValuesAsString("display")).contains("Pilots");
            assertThat(entra.get("/Groups?filter=displayName%20eq%20%22pilots%22")
                            .json()
                            .at("/Resources/0/members")
                            .size())
                    .isEqualTo(2);
            assertThat(server.api()
                            .get("/companies/" + Upgrade.ACME + "/target-groups")
                            .items("name"))
                    .contains("Sales");
        }
    }

    @Test
    void a_client_that_came_before_anything_was_counted_is_not_forgotten() {
        int beforeCounts = 7;
        for (int version : versions()) {
            if (version <= beforeCounts) {
                upgrade.migrateTo(version);
                upgrade.fill(version);
            }
        }

        upgrade.migrateToNewest();

        try (TestServer server = TestServer.on(database)) {
            JsonNode entra = server.api()
                    .get("/companies/" + Upgrade.ACME + "/scim-settings")
                    .json()
                    .at("/items/0");
            assertThat(entra.path("lastRequestAt").asString()).isEqualTo("2026-11-23T21:45:00.500786Z");
        }
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
