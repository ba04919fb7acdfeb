package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A long random life of a few people, beside a model of the rules that is small enough to be seen to be right.
class RandomFlowTest {

    private static final int STEPS = 250;
    private static final List<String> NAMES = List.of("ada", "grace", "linus", "alan", "joan", "hedy");
    private static final List<String> DEPARTMENTS =
            List.of("Sales", "SALES ", "Engineering", "engineering", "IT/Security", "Straße", "STRASSE", "", "  ");

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment(acme.group("Everyone else"));
    private final String champions = acme.group("Champions");
    private final Map<String, Known> model = new HashMap<>();
    private final Set<String> everSeen = new TreeSet<>(Set.of("everyone else", "champions"));
    private final Map<String, String> idsSeen = new HashMap<>();
    private final List<String> done = new ArrayList<>();

    private static final class Known {
        private final String resource;
        private final String person;
        private String department;
        private boolean active = true;
        private boolean champion;

        private Known(String resource, String person, String department) {
            this.resource = resource;
            this.person = person;
            this.department = department;
        }
    }

    @Test
    void whatever_happens_everybody_is_where_the_rules_say() {
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int i = 0; i < STEPS; i++) {
            step(random);

            assertThat(seen()).as("seed %s, after %s", seed, done).isEqualTo(expected());
        }
        remainsTheSame(seed);
    }

    private void step(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String department = DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
        Known known = model.get(name);
        if (known == null) {
            creates(name, department);
            return;
        }
        switch (random.nextInt(7)) {
            case 0, 1 -> moves(name, known, department);
            case 2 -> replaces(name, known, department);
            case 3 -> switches(name, known);
            case 4 -> becomesChampion(name, known);
            case 5 -> deletes(name, known);
            default ->
                AnswerAssert.assertThat(entra.creating(body(name, department))).isRefused(409, "uniqueness");
        }
    }

    private void creates(String name, String department) {
        done.add("create " + name + " in '" + department + "'");
        String resource = entra.creates(body(name, department));
        String person = acme.person(name).path("id").asString();
        // Rule L3: whoever comes back is the same target user.
        assertThat(idsSeen.computeIfAbsent(name, first -> person)).isEqualTo(person);
        model.put(name, new Known(resource, person, department));
    }

    private void moves(String name, Known known, String department) {
        done.add("move " + name + " to '" + department + "'");
        entra.moves(known.resource, department);
        known.department = department;
    }

    private void replaces(String name, Known known, String department) {
        done.add("replace " + name + " in '" + department + "'");
        entra.replaces(known.resource, body(name, department));
        known.department = department;
        known.active = true;
    }

    private void switches(String name, Known known) {
        done.add("switch " + name);
        known.active = !known.active;
        if (known.active) {
            entra.reactivates(known.resource);
        } else {
            entra.deactivates(known.resource);
        }
    }

    private void becomesChampion(String name, Known known) {
        done.add("champion " + name);
        AnswerAssert.assertThat(acme.addsByHand(champions, known.person)).hasStatus(204);
        known.champion = true;
    }

    private void deletes(String name, Known known) {
        done.add("delete " + name);
        entra.deletes(known.resource);
        model.remove(name);
    }

    private static UserBody body(String name, String department) {
        return department.isEmpty() ? user(name) : user(name).department(department);
    }

    private Map<String, Set<String>> expected() {
        Map<String, Set<String>> groups = new TreeMap<>();
        model.forEach((name, known) -> {
            String shown = name + (known.active ? "" : " (inactive)");
            String group = known.department.isBlank() ? "everyone else" : folded(known.department);
            groups.computeIfAbsent(group, none -> new TreeSet<>()).add(shown);
            if (known.champion) {
                groups.computeIfAbsent("champions", none -> new TreeSet<>()).add(shown);
            }
        });
        everSeen.addAll(groups.keySet());
        everSeen.forEach(group -> groups.putIfAbsent(group, Set.of()));
        return groups;
    }

    private Map<String, Set<String>> seen() {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (JsonNode group : acme.groups()) {
            groups.put(folded(group.path("name").asString()), new TreeSet<>());
        }
        for (JsonNode person : acme.people()) {
            boolean active = person.path("status").asString().equals("active");
            String shown = person.path("userName").asString() + (active ? "" : " (inactive)");
            for (JsonNode group : person.path("groups")) {
                groups.computeIfAbsent(folded(group.path("name").asString()), unlisted -> new TreeSet<>())
                        .add(shown);
            }
        }
        return groups;
    }

    /// A repetition of what is true changes nothing, not even the versions.
    private void remainsTheSame(long seed) {
        model.forEach((name, known) -> {
            String before = entra.reading(known.resource).at("/meta/version").asString();
            entra.moves(known.resource, known.department);
            assertThat(entra.reading(known.resource).at("/meta/version").asString())
                    .as("seed %s, %s", seed, name)
                    .isEqualTo(before);
        });
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("ß", "ss");
    }
}
