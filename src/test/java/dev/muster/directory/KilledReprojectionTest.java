package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nodes that are killed while new rules reach people (rule R2), and a client that writes all the while.
class KilledReprojectionTest {

    private static final int PEOPLE = 8_000;
    private static final int TITLES = 12;
    private static final int LONGEST_LIFE_MILLIS = 900;
    private static final String BY_TITLE = """
            {"mappings": [{"attribute": "title", "field": "jobTitle"}], "grouping": {"kind": "field", "field": "jobTitle"}}""";
    private static final List<String> EDITS = List.of(
            "{\"mappings\": [], \"grouping\": {\"kind\": \"none\"}}",
            "{\"mappings\": [{\"attribute\": \"title\", \"field\": \"lastName\"}],"
                    + " \"grouping\": {\"kind\": \"field\", \"field\": \"lastName\"}}",
            BY_TITLE);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final TestDatabase database = TestPostgres.freshDatabase();

    /// What a person's title may be: the last that was acknowledged, and the one on its way when a node died.
    private final Map<String, Set<String>> titles = new HashMap<>();

    private String acme = "";
    private String setting = "";
    private String token = "";

    @Test
    void R2_nodes_that_are_killed_change_nothing_about_the_end() throws Exception {
        nodesDie(4);
    }

    @Test
    @Tag("long")
    void R2_twenty_nodes_that_are_killed_change_nothing_about_the_end() throws Exception {
        nodesDie(20);
    }

    private void nodesDie(int nodes) throws Exception {
        String everyone = prepare();
        int interrupted = 0;
        for (int i = 0; i < nodes; i++) {
            interrupted += oneDies() ? 1 : 0;
        }
        try (TestServer last = TestServer.on(database)) {
            // Two edits in a row: the last one counts.
            edit(last.api(), EDITS.getFirst());
            edit(last.api(), "{\"targetGroup\": \"" + everyone + "\", " + BY_TITLE.substring(1));
            write(last.url().toString(), 200);
            while (number("select count(*) from job where state = 'running'") > 0) {
                LockSupport.parkNanos(20_000_000);
            }
        }

        assertThat(number("select count(*) from job where state = 'failed'")).isZero();
        assertThat(interrupted)
                .as("seed %s: killed in the middle of a job", seed)
                .isPositive();
        assertThat(notAsTheRulesSay()).as("seed %s", seed).isZero();
        assertThat(eventsThatDoNotFollow()).as("seed %s", seed).isZero();
        titles.forEach((resource, allowed) ->
                assertThat(allowed).as("seed %s, title of %s", seed, resource).contains(title(resource)));
    }

    /// @return whether the node died in the middle of a job
    private boolean oneDies() throws Exception {
        try (OtherNode node = OtherNode.on(database)) {
            if (number("select count(*) from job where state = 'running'") == 0) {
                edit(new ApiClient(node.url() + "/api/v1", TestServer.KEY), EDITS.get(random.nextInt(EDITS.size())));
            }
            CompletableFuture<Void> client = CompletableFuture.runAsync(
                            () -> write(node.url().toString(), 100_000))
                    .exceptionally(fault -> null);
            LockSupport.parkNanos(random.nextInt(LONGEST_LIFE_MILLIS) * 1_000_000L);
            node.kill();
            client.join();
        }
        // What another node would wait for: the end of the dead one's lease.
        run("update job set leased_until = null");
        return number("""
                select count(*) from job j where state = 'running'
                and exists (select 1 from target_user where rules_version = (j.argument->>'rulesVersion')::bigint)
                and exists (select 1 from target_user where rules_version < (j.argument->>'rulesVersion')::bigint)
                """) > 0;
    }

    /// Changes the titles of random people, one after the other.
    private void write(String node, int times) {
        ApiClient scim = new ApiClient(node + "/scim/v2", token);
        Random choice = new Random(seed + times);
        for (int i = 0; i < times; i++) {
            String resource = resource(1 + choice.nextInt(PEOPLE));
            String title = "t" + choice.nextInt(TITLES);
            Set<String> possible = new HashSet<>(titles.getOrDefault(resource, Set.of(title(resource))));
            possible.add(title);
            titles.put(resource, possible);
            int status = scim.patch("/Users/" + resource, """
                            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                             "Operations": [{"op": "replace", "path": "title", "value": "%s"}]}""".formatted(title)).status();
            if (status == 200) {
                titles.put(resource, Set.of(title));
            }
        }
    }

    private void edit(ApiClient api, String edit) {
        assertThat(api.patch(acme + "/scim-settings/" + setting, edit).status()).isIn(200, 202);
    }

    /// People who are not what a projection of their resource by the last rules is.
    private long notAsTheRulesSay() {
        return number("""
                select count(*) from target_user u
                where u.rules_version <> (select rules_version from scim_setting)
                   or u.custom->>'jobTitle' is distinct from u.resource->>'title'
                   or u.last_name is not null
                   or (select array_agg(g.name) from group_member m join target_group g on g.id = m.group_id
                       where m.user_id = u.id) is distinct from array[coalesce(u.resource->>'title', 'Everyone')]
                """);
    }

    /// Events of one person whose `before` is not what the event before said: a change that was done twice, or one
    /// without an event.
    private long eventsThatDoNotFollow() {
        return number("""
                select count(*) from (
                    select before->>'fields.jobTitle' as before,
                           lag(after->>'fields.jobTitle') over (partition by subject_id order by at, id) as told,
                           lag(id) over (partition by subject_id order by at, id) as earlier
                    from event where kind = 'user.updated' and after ? 'fields.jobTitle') e
                where earlier is not null and before is distinct from told
                """);
    }

    /// @return the id of the group of those without a title
    private String prepare() throws SQLException {
        try (TestServer server = TestServer.on(database)) {
            ApiClient api = server.api();
            acme = api.company("Acme");
            api.post(acme + "/fields", "{\"name\": \"Job title\"}").is(201);
            ApiClient.Answer made = api.post(
                            acme + "/scim-settings",
                            "{\"name\": \"Entra ID\", \"rate\": {\"perSecond\": 10000, \"burst\": 10000}}")
                    .is(201);
            setting = made.id();
            token = made.text("token");
            people();
            return api.post(acme + "/target-groups", "{\"name\": \"Everyone\"}")
                    .is(201)
                    .id();
        }
    }

    private void people() throws SQLException {
        run("""
                insert into target_user (company_id, id, setting_id, resource_id, user_name, user_name_key, resource, folded,
                    resource_created_at, resource_updated_at, version, rules_version, origin, status, custom, own,
                    search_key, created_at, updated_at)
                select s.company_id, md5('p' || n)::uuid, s.id, md5('r' || n)::uuid, 'u' || n, 'u' || n, resource, resource,
                    s.created_at, s.created_at, 1, 1, 'scim', 'active', '{}', '{}', 'u' || n, s.created_at, s.created_at
                from scim_setting s, generate_series(1, %d) n,
                    lateral (select jsonb_strip_nulls(jsonb_build_object('userName', 'u' || n, 'active', true, 'title',
                        case when n %% 7 > 0 then 't' || n %% %d end)) as resource) r
                """.formatted(PEOPLE, TITLES));
    }

    private String title(String resource) {
        return text("select resource->>'title' from target_user where resource_id = '" + resource + "'");
    }

    private String resource(int number) {
        return text("select md5('r' || " + number + ")::uuid");
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

    private void run(String statement) throws SQLException {
        try (Connection connection = open();
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }

    private Connection open() throws SQLException {
        TestDatabase place = TestPostgres.asSuperuser(database);
        return DriverManager.getConnection(place.url(), place.user(), place.password());
    }
}
