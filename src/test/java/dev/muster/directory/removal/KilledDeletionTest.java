package dev.muster.directory.removal;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.CountedUsers;
import dev.muster.testing.HeldRow;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A node that is killed while it does what the deletion of a setting means (rule L8).
class KilledDeletionTest {

    private static final int PEOPLE = 3_000;

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void L8_another_node_ends_the_deletion_of_a_setting_and_does_nothing_twice() throws Exception {
        String acme;
        String setting;
        ApiClient.Answer accepted;
        try (OtherNode node = OtherNode.on(database)) {
            ApiClient api = new ApiClient(node.url() + "/api/v1", TestServer.KEY);
            acme = api.company("Acme");
            setting = crowded(api, acme);
            try (HeldRow _ = HeldRow.lastPerson(database)) {
                accepted = api.delete(acme + "/scim-settings/" + setting + "?people=delete")
                        .is(202);
                while (deleted() < 200) {
                    LockSupport.parkNanos(1_000_000);
                }
                node.kill();
            }
        }
        assertThat(deleted()).isBetween(200, PEOPLE - 1);

        // Its lease ends within a minute.
        try (TestServer other = TestServer.on(database, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)))) {
            ApiClient.Answer job = other.api().finished(acme, accepted);

            assertThat(job.text("state")).isEqualTo("done");
            assertThat(deleted()).isEqualTo(PEOPLE);
            assertThat(texts("select count(*), count(distinct subject_id) from event where kind = 'user.deleted'"))
                    .containsExactly(PEOPLE + " " + PEOPLE);
            assertThat(tablesThatName(setting)).isEmpty();
            assertThat(texts("select count(*) from group_member")).containsExactly("0");
            assertThat(texts("select count(*) from scim_group")).containsExactly("0");
        }
    }

    /// A setting with everything that a setting can have, and its id.
    private String crowded(ApiClient api, String acme) throws SQLException {
        ApiClient.Answer made = api.post(acme + "/scim-settings", """
                        {"name": "Entra ID", "grouping": {"kind": "field", "field": "department"}, "adoptExisting": false,
                         "hold": {"people": 0, "percent": 0}}""").is(201);
        api.post(acme + "/scim-settings/" + made.id() + "/oauth-clients", "{}").is(201);
        api.post(acme + "/target-users", "{\"email\": \"grace@acme.example\"}").is(201);
        ApiClient scim = new ApiClient(made.text("scimUrl"), made.text("token"));
        scim.post("/Users", user("grace").toString()).is(409);
        String ada = scim.post("/Users", user("ada").department("Sales").toString())
                .is(201)
                .id();
        scim.post("/Groups", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Engines",
                 "members": [{"value": "%s"}]}""".formatted(ada)).is(201);
        scim.patch("/Users/" + ada, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Replace", "path": "active", "value": "False"}]}""").is(200);
        clone(PEOPLE - 1);
        CountedUsers.count(database);
        assertThat(tablesThatName(made.id()))
                .contains("target_user", "target_group", "scim_group", "conflict", "oauth_client", "removal_hour");
        return made.id();
    }

    /// More people like the one who is there, each in the same groups.
    private void clone(int people) throws SQLException {
        texts("""
                with ada as (select * from target_user where user_name = 'ada'),
                crowd as (
                    insert into target_user (company_id, id, setting_id, resource_id, user_name, user_name_key, resource, folded,
                        resource_created_at, resource_updated_at, version, rules_version, origin, status, email, email_key,
                        custom, own, search_key, created_at, updated_at)
                    select company_id, md5('p' || n)::uuid, setting_id, md5('r' || n)::uuid, 'u' || n, 'u' || n, resource, folded,
                        created_at, created_at, 1, 1, 'scim', 'active', 'u' || n || '@acme.example', 'u' || n || '@acme.example',
                        custom, own, 'u' || n, created_at, created_at
                    from ada, generate_series(1, %d) n returning company_id, id),
                grouped as (
                    insert into group_member (company_id, group_id, user_id, given_by, since)
                    select crowd.company_id, m.group_id, crowd.id, m.given_by, m.since
                    from crowd, ada join group_member m on m.user_id = ada.id returning 1)
                insert into scim_member (company_id, scim_group_id, member_id, member_type)
                select company_id, id, md5('r' || n)::uuid, 'User' from scim_group, generate_series(1, %d) n returning 'done'
                """.formatted(people, people));
    }

    private int deleted() throws SQLException {
        return Integer.parseInt(texts("select count(*) from target_user where status = 'deleted'")
                .getFirst());
    }

    /// Tables, future ones too, with a row that belongs to the setting.
    private List<String> tablesThatName(String setting) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table :
                texts("select table_name from information_schema.columns where column_name = 'setting_id'")) {
            if (!texts("select 1 from " + table + " where setting_id = '" + setting + "' limit 1")
                    .isEmpty()) {
                found.add(table);
            }
        }
        if (!texts("select 1 from scim_setting where id = '" + setting + "'").isEmpty()) {
            found.add("scim_setting");
        }
        return found;
    }

    private List<String> texts(String query) throws SQLException {
        TestDatabase place = TestPostgres.asSuperuser(database);
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                texts.add(String.join(" ", row));
            }
        }
        return texts;
    }
}
