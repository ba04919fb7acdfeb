package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.AnswerAssert;
import dev.muster.testing.CountedUsers;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A group of the identity provider with more people than one request brings anywhere, and nodes that are killed
/// while they follow (rules G1, G8, R2).
class KilledMirroringTest {

    private static final int PEOPLE = 3_000;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private int interrupted;

    @Test
    void G1_G8_R2_a_large_group_is_mirrored_nested_and_deleted_by_nodes_that_are_killed() throws Exception {
        TestSetting entra = prepare();
        String everything = text("select id from scim_group where display_name_key = 'everything'");
        String crowd = text("select id from scim_group where display_name_key = 'crowd'");

        nodeDies(
                entra,
                node -> AnswerAssert.assertThat(node.company().api().patch("/scim-settings/" + node.id(), """
                        {"grouping": {"kind": "mirror"}}"""))
                        .hasStatus(202));
        Map<String, Long> mirrored = members();
        nodeDies(entra, node -> node.adds(everything, crowd));
        Map<String, Long> nested = members();
        nodeDies(entra, node -> node.takesOut(everything, crowd));
        Map<String, Long> takenOut = members();
        nodeDies(entra, node -> node.deletesGroup(crowd));

        assertThat(mirrored).isEqualTo(Map.of("Crowd", (long) PEOPLE, "Everything", 0L, "Everyone else", 0L));
        assertThat(nested).isEqualTo(Map.of("Crowd", (long) PEOPLE, "Everything", (long) PEOPLE, "Everyone else", 0L));
        assertThat(takenOut).isEqualTo(mirrored);
        assertThat(members()).isEqualTo(Map.of("Everything", 0L, "Everyone else", (long) PEOPLE));
        assertThat(interrupted).as("jobs in the middle of which a node died").isPositive();
        assertThat(number("select count(*) from job where state <> 'done'")).isZero();
        assertThat(membershipEventsThatDoNotFollow()).isZero();
        // Who was taken out of both groups by the client is told with the request that did it.
        assertThat(number("""
                select count(*) from event where kind = 'member.removed' and rule = 'G5'
                  and before->>'groupName' = 'Crowd' and actor_kind = 'setting' and request_id is not null
                """)).isEqualTo(PEOPLE);
    }

    /// The action on a node that dies while its job runs, and the end of the job on another one.
    private void nodeDies(TestSetting entra, Consumer<TestSetting> action) throws Exception {
        try (OtherNode node = OtherNode.on(database)) {
            action.accept(at(node.url(), entra));
            while (number("select count(*) from job where state = 'running' and done > 0") == 0
                    && number("select count(*) from job where state = 'running'") > 0) {
                LockSupport.parkNanos(2_000_000);
            }
            node.kill();
        }
        if (number("select count(*) from job where state = 'running'") > 0) {
            interrupted++;
        }
        // What another node would wait for: the end of the dead one's lease.
        run("update job set leased_until = null");
        TestServer other = TestServer.on(database);
        try {
            for (int i = 0; i < 3_000 && number("select count(*) from job where state = 'running'") > 0; i++) {
                LockSupport.parkNanos(20_000_000);
            }
        } finally {
            other.close();
        }
        assertThat(number("select count(*) from job where state = 'running'"))
                .as("jobs that do not end")
                .isZero();
    }

    private TestSetting prepare() {
        try (TestServer server = TestServer.on(database)) {
            TestCompany acme = TestCompany.on(server, "Acme");
            TestSetting entra = acme.setting("{\"targetGroup\": \"%s\"}".formatted(acme.group("Everyone else")));
            entra.createsGroup("Everything");
            String crowd = entra.createsGroup("Crowd");
            run("""
                    insert into target_user (company_id, id, setting_id, resource_id, user_name, user_name_key, resource, folded,
                        resource_created_at, resource_updated_at, version, rules_version, origin, status, custom, own,
                        search_key, created_at, updated_at)
                    select s.company_id, md5('p' || n)::uuid, s.id, md5('r' || n)::uuid, 'u' || n, 'u' || n, resource, resource,
                        s.created_at, s.created_at, 1, 0, 'scim', 'active', '{}', '{}', 'u' || n, s.created_at, s.created_at
                    from scim_setting s, generate_series(1, %d) n,
                        lateral (select jsonb_build_object('userName', 'u' || n, 'active', true) as resource) r
                    """.formatted(PEOPLE));
            run("""
                    insert into scim_member (company_id, scim_group_id, member_id, member_type)
                    select company_id, '%s', resource_id, 'User' from target_user
                    """.formatted(crowd));
            CountedUsers.count(database);
            run("analyze");
            return entra;
        }
    }

    private static TestSetting at(URI node, TestSetting setting) {
        TestCompany company = setting.company();
        URI api = node.resolve("/api/v1/companies/" + company.id());
        return new TestSetting(
                new TestCompany(company.id(), new Http(api, company.api().headers())),
                setting.id(),
                node.resolve("/scim/v2").toString(),
                setting.token());
    }

    /// How many people are in each target group, by its name.
    private Map<String, Long> members() {
        Map<String, Long> members = new TreeMap<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select g.name, count(m.user_id) from target_group g left join group_member m on m.group_id = g.id
                        group by g.id, g.name
                        """)) {
            while (rows.next()) {
                members.put(rows.getString(1), rows.getLong(2));
            }
            return members;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long membershipEventsThatDoNotFollow() {
        return number("""
                select count(*) from (
                    select kind, lag(kind) over (
                        partition by subject_id, coalesce(after ->> 'groupId', before ->> 'groupId') order by at, id) as earlier
                    from event where kind like 'member.%') changes
                where kind = earlier or (earlier is null and kind <> 'member.added')
                """);
    }

    private long number(String query) {
        return Long.parseLong(text(query));
    }

    private String text(String query) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String statement) {
        try (Connection connection = open();
                Statement open = connection.createStatement()) {
            open.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection open() throws SQLException {
        TestDatabase place = TestPostgres.asSuperuser(database);
        return DriverManager.getConnection(place.url(), place.user(), place.password());
    }
}
