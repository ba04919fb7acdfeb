package dev.muster.directory;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Writers on two nodes who change the same groups, the groups in them, the people and the grouping at the same time:
/// in the end everybody is where a projection from scratch puts them (rules G1, R2).
class MirrorRaceTest {

    private static final int PEOPLE = 8;
    private static final int GROUPS = 6;
    private static final int WRITERS = 6;
    private static final int STEPS = 60;
    private static final List<String> GROUPINGS = List.of(
            "{\"grouping\": {\"kind\": \"mirror\"}}",
            "{\"grouping\": {\"kind\": \"field\", \"field\": \"department\"}}");

    private final long seed = System.nanoTime();
    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void G1_members_and_groups_in_groups_that_change_at_the_same_time_miss_nobody() throws Exception {
        race(false);
    }

    @Test
    void R2_a_grouping_that_is_edited_meanwhile_misses_nobody() throws Exception {
        race(true);
    }

    private void race(boolean edits) throws Exception {
        try (TestServer one = TestServer.on(database);
                TestServer two = TestServer.on(database)) {
            TestCompany acme = TestCompany.on(one, "Acme");
            TestSetting entra = acme.setting("""
                    {"grouping": {"kind": "mirror"}, "hold": null, "targetGroup": "%s"}""".formatted(acme.group("Everyone else")));
            for (int i = 0; i < PEOPLE; i++) {
                entra.creates(body(i, i));
            }
            for (int i = 0; i < GROUPS; i++) {
                entra.createsGroup("Group " + i);
            }
            List<Writer> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(new Writer(new Random(seed + i), at(i % 2 == 0 ? one : two, entra), edits));
            }

            together(writers);
            worksNoMore(acme);

            assertThat(seen(acme)).as("seed %s", seed).isEqualTo(fromScratch(acme, entra));
        }
    }

    private static UserBody body(int number, int department) {
        UserBody body = user("user" + number);
        return department % 3 == 0 ? body : body.department("Department " + department % 3);
    }

    /// Does whatever comes to its mind; what is refused, because others were there first, is well, and so is to be
    /// asked to come again, because too many others are there.
    private record Writer(Random random, TestSetting setting, boolean edits) implements Callable<Void> {

        @Override
        public Void call() {
            List<String> users = ids("/Users?count=100");
            List<String> groups = ids("/Groups?count=100&excludedAttributes=members");
            for (int i = 0; i < STEPS; i++) {
                Answer answer = step(users, groups);
                for (int again = 0; answer.status() == 503 && again < 30; again++) {
                    LockSupport.parkNanos(100_000_000);
                    answer = step(users, groups);
                }
                assertThat(answer.status()).as("%s", answer).isLessThan(500);
            }
            return null;
        }

        private Answer step(List<String> users, List<String> groups) {
            String group = any(groups);
            return switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4 -> change(group, "add", Stream.of(any(users), any(users)));
                case 5, 6, 7, 8 -> change(group, "remove", Stream.of(any(users), any(users)));
                case 9, 10, 11 -> change(group, "add", Stream.of(any(groups)));
                case 12, 13 -> change(group, "remove", Stream.of(any(groups), any(groups)));
                case 14 -> change(group, "replace", Stream.of(any(users), any(groups)));
                case 15 -> remade(users, any(users));
                case 16 -> remadeGroup(groups, group);
                case 17 ->
                    setting.scim()
                            .put(
                                    "/Users/" + any(users),
                                    body(random.nextInt(PEOPLE), 1).toString());
                case 18 -> setting.patchingGroup(group, """
                        {"op": "replace", "path": "displayName", "value": "Group %s"}""".formatted(random.nextInt(100)));
                default ->
                    edits
                            ? setting.company().api().patch("/scim-settings/" + setting.id(), any(GROUPINGS))
                            : change(group, "add", Stream.of(any(users)));
            };
        }

        private Answer change(String group, String op, Stream<String> members) {
            return setting.patchingGroup(group, """
                    {"op": "%s", "path": "members", "value": [%s]}""".formatted(
                            op,
                            members.distinct()
                                    .map(member -> "{\"value\": \"" + member + "\"}")
                                    .collect(Collectors.joining(", "))));
        }

        private Answer remade(List<String> users, String user) {
            setting.scim().delete("/Users/" + user);
            Answer made = setting.creating(body(random.nextInt(PEOPLE), random.nextInt(3)));
            if (made.status() == 201) {
                users.add(made.id());
            }
            return made;
        }

        private Answer remadeGroup(List<String> groups, String group) {
            setting.scim().delete("/Groups/" + group);
            Answer made = setting.creatingGroup("Group " + random.nextInt(100), any(groups));
            if (made.status() == 201) {
                groups.add(made.id());
            }
            return made;
        }

        private List<String> ids(String path) {
            List<String> ids = new ArrayList<>();
            setting.scim()
                    .get(path)
                    .at("/Resources")
                    .forEach(one -> ids.add(one.path("id").asString()));
            return ids;
        }

        private String any(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }
    }

    /// Each person's groups, and the mirrored groups by their ids, as the company sees them.
    private static Map<String, Set<String>> seen(TestCompany acme) {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (JsonNode person : acme.people()) {
            Set<String> groups = seen.computeIfAbsent(person.path("userName").asString(), none -> new TreeSet<>());
            person.path("groups").forEach(group -> groups.add(group.path("name").asString()));
        }
        Set<String> mirrored = new TreeSet<>();
        seen.put("the mirrored groups", mirrored);
        acme.groups().stream()
                .filter(group -> group.path("origin").asString().equals("mirrored"))
                .forEach(group -> mirrored.add(
                        group.path("id").asString() + " " + group.path("name").asString()));
        return seen;
    }

    /// The same from what the client has said and the rules that hold.
    private static Map<String, Set<String>> fromScratch(TestCompany acme, TestSetting entra) {
        boolean mirrors = acme.api()
                .get("/scim-settings/" + entra.id())
                .at("/grouping/kind")
                .asString()
                .equals("mirror");
        Map<String, String> names = new TreeMap<>();
        Map<String, Set<String>> groupsOf = new TreeMap<>();
        entra.scim().get("/Groups?count=100").at("/Resources").forEach(group -> {
            String id = group.path("id").asString();
            names.put(id, group.path("displayName").asString());
            group.path("members")
                    .forEach(member -> groupsOf.computeIfAbsent(
                                    member.path("value").asString(), none -> new TreeSet<>())
                            .add(id));
        });
        Map<String, Set<String>> expected = new TreeMap<>();
        entra.scim().get("/Users?count=100").at("/Resources").forEach(user -> {
            Set<String> in = new TreeSet<>();
            String department =
                    user.path(UserBody.ENTERPRISE).path("department").asString("");
            if (mirrors) {
                above(user.path("id").asString(), groupsOf).forEach(group -> in.add(names.getOrDefault(group, "gone")));
            } else if (!department.isEmpty()) {
                in.add(department);
            }
            expected.put(user.path("userName").asString(), in.isEmpty() ? Set.of("Everyone else") : in);
        });
        expected.put(
                "the mirrored groups",
                mirrors
                        ? names.entrySet().stream()
                                .map(group -> group.getKey() + " " + group.getValue())
                                .collect(Collectors.toCollection(TreeSet::new))
                        : Set.of());
        return expected;
    }

    private static Set<String> above(String member, Map<String, Set<String>> groupsOf) {
        Set<String> above = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(member));
        while (!open.isEmpty()) {
            groupsOf.getOrDefault(open.removeLast(), Set.of()).stream()
                    .filter(above::add)
                    .forEach(open::add);
        }
        return above;
    }

    private void worksNoMore(TestCompany acme) {
        for (int i = 0; i < 600; i++) {
            if (database.texts(acme.id(), "select id::text from job where state = 'running'")
                    .isEmpty()) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("The jobs do not end");
    }

    private static void together(List<Writer> writers) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
    }

    private static TestSetting at(TestServer node, TestSetting setting) {
        TestCompany company = setting.company();
        URI api = node.url().resolve("/api/v1/companies/" + company.id());
        return new TestSetting(
                new TestCompany(company.id(), new Http(api, company.api().headers())),
                setting.id(),
                node.url().resolve("/scim/v2").toString(),
                setting.token());
    }
}
