package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A long random life of people and groups in groups, beside a model that works everything out from scratch.
class RandomMirrorTest {

    private static final int STEPS = 200;
    private static final List<String> PEOPLE = List.of("ada", "grace", "linus", "alan", "joan");
    private static final List<String> GROUPS = List.of("Engines", "Looms", "Machines", "Compilers", "Everything");
    private static final List<String> DEPARTMENTS = List.of("Engines", "Sales", "");
    private static final List<String> GROUPINGS = List.of("""
            {"kind": "mirror"}""", """
            {"kind": "mirror"}""", """
            {"kind": "field", "field": "department"}""", """
            {"kind": "none"}""");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("""
            {"grouping": {"kind": "mirror"}, "hold": null, "targetGroup": "%s"}""".formatted(acme.group("Everyone else")));

    /// What the client has said: resource ids by userName, departments, group ids by displayName, members by group.
    private final Map<String, String> users = new TreeMap<>();

    private final Map<String, String> departments = new TreeMap<>();
    private final Map<String, String> groups = new TreeMap<>();
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final Set<String> generated = new TreeSet<>();
    private final List<String> done = new ArrayList<>();
    private String grouping = GROUPINGS.getFirst();

    @Test
    void G1_whatever_happens_everybody_is_where_the_groups_of_the_identity_provider_say() {
        for (int i = 0; i < STEPS; i++) {
            step();

            assertThat(seen()).as("seed %s, after %s", seed, done).isEqualTo(expected());
        }
    }

    private void step() {
        String person = any(PEOPLE);
        String group = any(GROUPS);
        if (!users.containsKey(person)) {
            creates(person);
        } else if (!groups.containsKey(group)) {
            createsGroup(group);
        } else {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> adds(group);
                case 3, 4 -> takesOut(group);
                case 5 -> fills(group);
                case 6 -> deletesGroup(group);
                case 7 -> deletes(person);
                case 8 -> empties(group);
                case 9 -> edits();
                case 10 -> adds(group);
                default -> entra.deactivates(of(users, person));
            }
        }
    }

    private void creates(String person) {
        String department = any(DEPARTMENTS);
        done.add("create " + person + " in '" + department + "'");
        users.put(
                person,
                entra.creates(department.isEmpty() ? user(person) : user(person).department(department)));
        departments.put(person, department);
    }

    private void createsGroup(String group) {
        List<String> ids = someIds();
        done.add("create " + group + " with " + names(ids));
        groups.put(group, entra.createsGroup(group, ids.toArray(String[]::new)));
        members.put(group, new HashSet<>(ids));
    }

    private void adds(String group) {
        List<String> ids = someIds();
        done.add("add " + names(ids) + " to " + group);
        Answer answer = entra.patchingGroup(of(groups, group), """
                {"op": "add", "path": "members", "value": [%s]}""".formatted(values(ids)));
        if (closesCircle(group, ids)) {
            AnswerAssert.assertThat(answer).isRefused(400, "invalidValue");
        } else {
            AnswerAssert.assertThat(answer).hasStatus(204);
            of(members, group).addAll(ids);
        }
    }

    private void takesOut(String group) {
        List<String> ids = someIds();
        done.add("take " + names(ids) + " out of " + group);
        entra.takesOut(of(groups, group), ids.toArray(String[]::new));
        of(members, group).removeAll(ids);
    }

    private void fills(String group) {
        List<String> ids = someIds();
        if (!closesCircle(group, ids)) {
            done.add("fill " + group + " with " + names(ids));
            entra.fills(of(groups, group), ids.toArray(String[]::new));
            members.put(group, new HashSet<>(ids));
        }
    }

    private void empties(String group) {
        done.add("empty " + group);
        AnswerAssert.assertThat(entra.patchingGroup(of(groups, group), """
                {"op": "remove", "path": "members"}""")).hasStatus(204);
        of(members, group).clear();
    }

    private void deletesGroup(String group) {
        done.add("delete " + group);
        String id = of(groups, group);
        groups.remove(group);
        entra.deletesGroup(id);
        members.remove(group);
        members.values().forEach(all -> all.remove(id));
    }

    private void deletes(String person) {
        done.add("delete " + person);
        String id = of(users, person);
        users.remove(person);
        entra.deletes(id);
        members.values().forEach(all -> all.remove(id));
    }

    private void edits() {
        String edited = any(GROUPINGS);
        done.add("group by " + edited);
        Answer answer = acme.api().patch("/scim-settings/" + entra.id(), "{\"grouping\": %s}".formatted(edited));
        if (answer.status() == 202) {
            acme.finishes(answer);
        }
        grouping = edited;
    }

    /// Some users and groups.
    private List<String> someIds() {
        List<String> all = new ArrayList<>(users.values());
        all.addAll(groups.values());
        return Stream.generate(() -> any(all))
                .limit(all.isEmpty() ? 0 : random.nextInt(3))
                .distinct()
                .toList();
    }

    private boolean closesCircle(String group, List<String> ids) {
        String own = of(groups, group);
        return ids.stream().anyMatch(id -> id.equals(own) || above(own).contains(id));
    }

    private Map<String, Set<String>> expected() {
        Map<String, Set<String>> expected = new TreeMap<>();
        expected.put("manual Everyone else", new TreeSet<>());
        if (grouping.contains("mirror")) {
            groups.keySet().forEach(group -> expected.put("mirrored " + group, new TreeSet<>()));
        }
        users.forEach((person, id) -> {
            for (String group : groupsOf(person, id)) {
                expected.computeIfAbsent(group, none -> new TreeSet<>()).add(person);
                if (group.startsWith("generated")) {
                    generated.add(group);
                }
            }
        });
        generated.forEach(group -> expected.putIfAbsent(group, Set.of()));
        return expected;
    }

    private Set<String> groupsOf(String person, String id) {
        Set<String> in = new TreeSet<>();
        if (grouping.contains("mirror")) {
            above(id)
                    .forEach(group -> groups.forEach((name, known) -> {
                        if (known.equals(group)) {
                            in.add("mirrored " + name);
                        }
                    }));
        } else if (grouping.contains("field") && !of(departments, person).isEmpty()) {
            in.add("generated " + of(departments, person));
        }
        return in.isEmpty() ? Set.of("manual Everyone else") : in;
    }

    /// The ids of all groups that have this one as a member, directly or not.
    private Set<String> above(String id) {
        Set<String> above = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Set<String>> entry : members.entrySet()) {
                boolean contains = entry.getValue().contains(id)
                        || entry.getValue().stream().anyMatch(above::contains);
                more |= contains && above.add(of(groups, entry.getKey()));
            }
        }
        return above;
    }

    private Map<String, Set<String>> seen() {
        Map<String, Set<String>> seen = new TreeMap<>();
        acme.groups().forEach(group -> seen.put(shown(group), new TreeSet<>()));
        for (JsonNode person : acme.people()) {
            for (JsonNode group : person.path("groups")) {
                seen.computeIfAbsent(shown(group), unlisted -> new TreeSet<>())
                        .add(person.path("userName").asString());
            }
        }
        return seen;
    }

    private static String shown(JsonNode group) {
        return group.path("origin").asString() + " " + group.path("name").asString();
    }

    private List<String> names(List<String> ids) {
        return Stream.concat(users.entrySet().stream(), groups.entrySet().stream())
                .filter(entry -> ids.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String values(List<String> ids) {
        return String.join(
                ", ", ids.stream().map(id -> "{\"value\": \"" + id + "\"}").toList());
    }

    private static <T> T of(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
