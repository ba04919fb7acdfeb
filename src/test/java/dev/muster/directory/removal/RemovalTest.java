package dev.muster.directory.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is left of a company, or of a setting's people, when it is deleted.
class RemovalTest {

    private static TestServer server;
    private static ApiClient api;
    private String acme = "";
    private String setting = "";
    private String ada = "";
    private ApiClient scim = new ApiClient("", "");

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void synchroniseAcme() {
        acme = api.company("Acme");
        ApiClient.Answer made = api.post(
                        acme + "/scim-settings", "{'name':'E','grouping':{'kind':'field','field':'department'}}")
                .is(201);
        setting = acme + "/scim-settings/" + made.id();
        scim = new ApiClient(server.url() + "/scim/v2", made.text("token"));
        ada = person("ada", true);
        person("grace", false);
        scim.post(
                        "/Groups",
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'G',"
                                + "'members':[{'value':'" + ada + "'}]}")
                .is(201);
    }

    @Test
    void L8_people_are_kept_and_unlocked() throws Exception {
        assertThat(api.get(setting).json().path("peopleCount").intValue()).isEqualTo(2);
        String person = acme + "/target-users/" + id("ada");
        api.patch(person, "{'department':'Navy'}").refuses(409, "department");

        ApiClient.Answer job = api.finished(acme, api.delete(setting));

        assertThat(job.text("state")).isEqualTo("done");
        assertThat(job.json().path("done").intValue()).isEqualTo(2);
        ApiClient.Answer kept = api.get(person).is(200);
        assertThat(kept.text("status")).isEqualTo("active");
        assertThat(kept.json().path("settingId").isNull()).isTrue();
        assertThat(kept.json().path("resourceId").isNull()).isTrue();
        assertThat(kept.text("department")).isEqualTo("Sums");
        assertThat(kept.json().path("groups").path(0).path("name").asString()).isEqualTo("Sums");
        assertThat(api.get(acme + "/target-users/" + id("grace")).text("status"))
                .isEqualTo("inactive");
        assertThat(api.patch(person, "{'department':'Navy'}").is(200).text("department"))
                .isEqualTo("Navy");
        Thread.sleep(2000);
        scim.get("/Users").is(401);
    }

    @Test
    void L5_people_who_were_kept_are_adopted_by_the_next_setting_and_its_rules_move_them() {
        String person = id("ada");
        api.finished(acme, api.delete(setting));
        ApiClient.Answer second =
                api.post(acme + "/scim-settings", "{'name':'F','grouping':{'kind':'field','field':'lastName'}}");
        scim = new ApiClient(server.url() + "/scim/v2", second.is(201).text("token"));

        person("ada", true);

        ApiClient.Answer adopted = api.get(acme + "/target-users/" + person).is(200);
        assertThat(adopted.text("settingId")).isEqualTo(second.id());
        assertThat(adopted.json().path("groups")).hasSize(1);
        assertThat(adopted.json().path("groups").path(0).path("name").asString())
                .isEqualTo("L");
    }

    @Test
    void L8_more_groups_than_are_let_go_at_once_are_all_let_go() {
        String company = acme.substring("/companies/".length());
        String id = setting.substring(setting.lastIndexOf('/') + 1);
        server.database().texts(company, """
                insert into target_group (company_id, id, origin, setting_id, name, name_key, created_at, updated_at)
                select company_id, md5(id::text || n)::uuid, 'generated', id, 'Group ' || n, 'group ' || n, created_at, created_at
                from scim_setting, generate_series(1, 600) n where id = '%s' returning 'made'
                """.formatted(id));

        api.finished(acme, api.delete(setting));

        assertThat(api.get(acme + "/target-groups?limit=1000").json().path("items"))
                .hasSize(601)
                .allSatisfy(
                        group -> assertThat(group.path("settingId").isNull()).isTrue());
        assertThat(server.database().texts(company, "select count(*) from event where kind = 'group.released'"))
                .containsExactly("601");
    }

    @Test
    void L8_people_are_made_inactive() {
        api.finished(acme, api.delete(setting + "?people=inactive"));

        assertThat(api.get(acme + "/target-users").items("status")).containsExactly("inactive", "inactive");
    }

    @Test
    void L8_people_are_deleted_and_leave_their_groups() {
        String person = acme + "/target-users/" + id("ada");

        api.finished(acme, api.delete(setting + "?people=delete"));

        assertThat(api.get(acme + "/target-users").items("id")).isEmpty();
        assertThat(api.get(person).text("status")).isEqualTo("deleted");
        assertThat(api.get(acme + "/target-groups").items("memberCount")).containsOnly("0");
    }

    @Test
    void nothing_of_a_deleted_company_stays_and_nothing_of_another_goes() throws Exception {
        String globex = api.company("Globex");
        api.post(globex + "/target-users", "{'email':'ada@globex.test'}").is(201);
        List<String> tables = tablesWithRows(acme);
        assertThat(tables).contains("scim_member", "group_member", "scim_token", "event", "email_address");

        api.delete(acme).is(202);

        for (int i = 0; i < 600 && !tablesWithRows(acme).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(tablesWithRows(acme)).isEmpty();
        assertThat(api.get(globex + "/target-users").items("email")).containsExactly("ada@globex.test");
    }

    private String person(String name, boolean active) {
        return scim.post("/Users", """
                        {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User',
                           'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
                         'userName':'%s@acme.test','name':{'familyName':'L'},'active':%s,
                         'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Sums'}}""".formatted(name, active)).is(201).id();
    }

    private String id(String name) {
        return api.get(acme + "/target-users?search=" + name).items("id").getFirst();
    }

    /// All tables, future ones too, that hold a row of the company; seen by the superuser, whom no policy hides
    /// anything from.
    private static List<String> tablesWithRows(String company) throws SQLException {
        TestDatabase place = TestPostgres.asSuperuser(server.database());
        String id = company.substring("/companies/".length());
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                String column = table.equals("company") ? "id" : "company_id";
                try (ResultSet rows = statement.executeQuery(
                        "select 1 from %s where %s = '%s' limit 1".formatted(table, column, id))) {
                    if (rows.next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>(List.of("company"));
        try (ResultSet rows = statement.executeQuery(
                "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'company_id'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
