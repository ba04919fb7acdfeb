package dev.muster.activity;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whoever follows the feed has the directory, whatever happens at the same time and on whichever node.
class RebuiltDirectoryTest {

    private static final List<String> NAMES = List.of("ada", "grace", "linus", "alan", "joan", "hedy");
    private static final List<String> DEPARTMENTS = List.of("Sales", "Research", "IT", "");
    private static final List<String> RULES = List.of("""
            {"mappings": []}""", """
            {"mappings": [{"attribute": "nickName", "field": "shoeSize"}]}""", """
            {"grouping": {"kind": "none"}}""", """
            {"hold": {"people": 0, "percent": 0}}""", """
            {"hold": null}""", """
            {"grouping": {"kind": "mirror"}}""", """
            {"grouping": {"kind": "field", "field": "department"}}""");
    /// The clocks of two nodes are never the same.
    private static final Duration LATE = Duration.ofSeconds(-3);
    private static final int WRITERS = 6;
    private static final int STEPS = 80;

    @Test
    void a_reader_that_follows_the_feed_rebuilds_the_directory_under_concurrent_writers_on_two_nodes()
            throws Exception {
        long seed = System.nanoTime();
        TestDatabase database = TestPostgres.freshDatabase();
        try (TestServer one = TestServer.on(database);
                TestServer two = TestServer.on(database, Clock.offset(Clock.systemUTC(), LATE))) {
            TestCompany acme = acme(one);
            String shoe = acme.field("Shoe Size", "number");
            TestSetting entra = acme.setting("""
                    {"grouping": {"kind": "field", "field": "department"}, "hold": null,
                     "mappings": [{"attribute": "nickName", "field": "%s"}], "targetGroup": "%s"}""".formatted(shoe, acme.group("Everyone else")));
            String champions = acme.group("Champions");

            List<Writer> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                TestServer node = i % 2 == 0 ? one : two;
                writers.add(new Writer(new Random(seed + i), at(node, acme), at(node, entra), champions));
            }
            together(writers);
            entra.creates(user("the last"));
            Rebuilt rebuilt = new Rebuilt();
            FeedReader reader = new FeedReader(acme);
            List<JsonNode> events = reader.untilCreated("the last");
            events.forEach(rebuilt::apply);

            sameInTheEnd(rebuilt, reader, acme, seed);
            assertThat(events).extracting(event -> event.path("id")).doesNotHaveDuplicates();
            // How many there are depends on who wins the races; a handful would show nothing.
            assertThat(events).hasSizeGreaterThan(50);
            acme.finishes(acme.api().delete("/scim-settings/" + entra.id()));
            sameInTheEnd(rebuilt, reader, acme, seed);
            acme.finishes(acme.api().delete("/fields/" + id(acme, shoe)));
            sameInTheEnd(rebuilt, reader, acme, seed);
        }
    }

    @Test
    void the_events_of_one_person_come_in_their_order_whatever_the_clocks_of_the_nodes_say() {
        TestDatabase database = TestPostgres.freshDatabase();
        try (TestServer one = TestServer.on(database);
                TestServer two = TestServer.on(database, Clock.offset(Clock.systemUTC(), LATE))) {
            TestCompany acme = acme(one);
            TestSetting entra = acme.setting("{}");
            TestSetting late = at(two, entra);
            String ada = entra.creates(user("ada"));
            List<String> departments = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                departments.add("Department " + i);
                (i % 2 == 0 ? entra : late).moves(ada, "Department " + i);
            }

            List<JsonNode> events = new FeedReader(acme)
                    .until(event ->
                            event.at("/after/fields.department").asString().equals("Department 19"));

            assertThat(events)
                    .extracting(event -> event.at("/after/fields.department").asString())
                    .filteredOn(department -> !department.isEmpty())
                    .isEqualTo(departments);
        }
    }

    @Test
    void what_a_node_that_was_killed_held_is_taken_over() throws SQLException {
        TestDatabase database = TestPostgres.freshDatabase();
        try (TestServer server = TestServer.on(database)) {
            TestCompany acme = acme(server);
            TestSetting entra = acme.setting("{}");
            entra.creates(user("ada"));
            FeedReader reader = new FeedReader(acme);
            reader.untilCreated("ada");
            TestDatabase superuser = TestPostgres.asSuperuser(database);
            try (Connection connection =
                            DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("update feed set holder = gen_random_uuid(), leased_until = now() + interval '2 s'");
            }

            entra.creates(user("grace"));

            assertThat(reader.untilCreated("grace")).isNotEmpty();
        }
    }

    private static String id(TestCompany acme, String field) {
        for (JsonNode each : acme.api().get("/fields").at("/items")) {
            if (each.path("key").asString().equals(field)) {
                return each.path("id").asString();
            }
        }
        throw new AssertionError("no field " + field);
    }

    /// New rules may still be on their way to some people.
    private static void sameInTheEnd(Rebuilt rebuilt, FeedReader reader, TestCompany acme, long seed) {
        Map<String, Map<String, String>> listed = Rebuilt.listed(acme);
        for (int i = 0; i < 600 && !rebuilt.directory().equals(listed); i++) {
            LockSupport.parkNanos(50_000_000);
            reader.next(1000).forEach(rebuilt::apply);
            listed = Rebuilt.listed(acme);
        }
        assertThat(rebuilt.directory()).as("seed %s", seed).isEqualTo(listed);
    }

    /// Does whatever comes to its mind; what is refused, because others were there first, is well.
    private record Writer(Random random, TestCompany company, TestSetting setting, String champions)
            implements Callable<Void> {

        @Override
        public Void call() {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            return null;
        }

        private void step() {
            switch (random.nextInt(20)) {
                case 0, 1 -> setting.creating(body());
                case 2, 3, 4 -> setting.scim().put("/Users/" + resource(), body().toString());
                case 5 -> setting.scim().delete("/Users/" + resource());
                case 6 -> company.addsByHand(champions, person());
                case 7 -> company.api().delete("/target-groups/" + champions + "/members/" + person());
                case 8 -> company.api().delete("/target-groups/" + anyOf(company.groups(), "id"));
                case 9 -> company.api().patch("/target-groups/" + champions, """
                        {"name": "Champions %s"}""".formatted(random.nextInt(3)));
                case 10 -> company.api().delete("/target-users/" + anyOf(company.deletedPeople(), "id"));
                case 11 -> setting.creatingGroup("Group " + random.nextInt(8), member(), member());
                case 12, 13 -> change("add");
                case 14 -> change("remove");
                case 15 -> change("replace");
                case 16 -> setting.patchingGroup(group(), """
                        {"op": "replace", "path": "displayName", "value": "Group %s"}""".formatted(random.nextInt(8)));
                case 17 ->
                    company.api().post("/scim-settings/" + setting.id() + "/held/" + decision(), "{\"all\": true}");
                case 18 -> bulk();
                default -> company.api().post("/target-users", """
                        {"email": "%s@acme.example", "firstName": "Known"}""".formatted(name()));
            }
            if (random.nextInt(30) == 0) {
                setting.scim().delete("/Groups/" + group());
            }
            if (random.nextInt(10) == 0) {
                company.api().patch("/scim-settings/" + setting.id(), RULES.get(random.nextInt(RULES.size())));
            }
        }

        private String decision() {
            return random.nextBoolean() ? "apply" : "discard";
        }

        private void bulk() {
            setting.scim().post("/Bulk", """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                        {"method": "POST", "path": "/Users", "bulkId": "new", "data": %s},
                        {"method": "POST", "path": "/Groups", "bulkId": "group",
                         "data": {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                                  "displayName": "Group %d", "members": [{"value": "bulkId:new"}]}},
                        {"method": "DELETE", "path": "/Users/%s"}]}""".formatted(body(), random.nextInt(8), resource()));
        }

        private void change(String op) {
            setting.patchingGroup(group(), """
                    {"op": "%s", "path": "members", "value": [{"value": "%s"}]}""".formatted(op, member()));
        }

        private String group() {
            List<JsonNode> groups = new ArrayList<>();
            setting.scim()
                    .get("/Groups?count=100&excludedAttributes=members")
                    .at("/Resources")
                    .forEach(groups::add);
            return anyOf(groups, "id");
        }

        /// A user, or a group in a group.
        private String member() {
            return random.nextInt(3) == 0 ? group() : resource();
        }

        private UserBody body() {
            String department = DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
            UserBody body = user(name())
                    .with("nickName", "\"" + random.nextInt(50) + "\"")
                    .with("active", String.valueOf(random.nextInt(4) > 0));
            return department.isEmpty() ? body : body.department(department);
        }

        private String resource() {
            return anyOf(company.people(), "resourceId");
        }

        private String person() {
            return anyOf(company.people(), "id");
        }

        private String name() {
            return NAMES.get(random.nextInt(NAMES.size()));
        }

        private String anyOf(List<JsonNode> all, String id) {
            return all.isEmpty()
                    ? "nobody"
                    : all.get(random.nextInt(all.size())).path(id).asString();
        }
    }

    private static void together(List<Writer> writers) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
    }

    private static TestCompany acme(TestServer server) {
        Http operator = Http.bearer(server.url().resolve("/api/v1"), TestServer.KEY, "application/json");
        Answer made = operator.post("/companies", "{\"name\": \"Acme\"}");
        AnswerAssert.assertThat(made).hasStatus(201);
        return new TestCompany(
                made.id(), new Http(URI.create(operator.base() + "/companies/" + made.id()), operator.headers()));
    }

    private static TestCompany at(TestServer node, TestCompany company) {
        URI base = node.url().resolve("/api/v1/companies/" + company.id());
        return new TestCompany(company.id(), new Http(base, company.api().headers()));
    }

    private static TestSetting at(TestServer node, TestSetting setting) {
        return new TestSetting(
                setting.company(), setting.id(), node.url().resolve("/scim/v2").toString(), setting.token());
    }
}
