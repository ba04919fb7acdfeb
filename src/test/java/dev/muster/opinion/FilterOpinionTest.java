package dev.muster.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.query.QueryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Generated filters over people with attributes of every type: the matcher in memory, PostgreSQL, and the other
/// implementation.
class FilterOpinionTest {

    private static final long SEED = Long.getLong("seed", 4711);
    private static final int USERS = 40;
    private static final int FILTERS = 200;

    private static QueryDatabase acme;
    private static List<ObjectNode> people;

    @BeforeAll
    static void people_of_one_company() {
        acme = new QueryDatabase();
        people = people(new Random(SEED));
        people.forEach(user -> acme.addUser(GeneratedUsers.TYPE, user));
    }

    @AfterAll
    static void close() {
        acme.close();
    }

    @Test
    void generated_filters_find_the_same_people_whoever_is_asked() {
        Set<FilterDifference> seen = compare(SEED, FILTERS);

        assertThat(seen)
                .as("differences that occur with seed " + SEED)
                .containsExactlyInAnyOrder(FilterDifference.values());
    }

    @Test
    @Tag("long")
    void other_filters_find_the_same_people_each_time() {
        compare(Long.getLong("seed", System.nanoTime()), FILTERS * 50);
    }

    private static Set<FilterDifference> compare(long seed, int filters) {
        System.out.println("FilterOpinionTest seed " + seed);
        FilterJudges judges = new FilterJudges(GeneratedUsers.TYPE, people);
        GeneratedFilters generated = GeneratedFilters.all(new GeneratedUsers(new Random(seed)));
        for (int number = 0; number < filters; number++) {
            Condition condition = generated.condition(3);
            String at = "seed %d, filter %d".formatted(seed, number);
            judges.compare(condition, at);
            judges.ours(condition)
                    .ifPresent(filter -> assertThat(acme.users(GeneratedUsers.TYPE, filter))
                            .as("%s, in PostgreSQL: %s", at, condition.text())
                            .isEqualTo(judges.ids(filter)));
        }
        judges.requireFewIdle();
        return judges.seen();
    }

    private static List<ObjectNode> people(Random random) {
        GeneratedUsers users = new GeneratedUsers(random);
        List<ObjectNode> people = new ArrayList<>();
        for (int number = 0; number < USERS; number++) {
            ObjectNode user = users.userWithTraits(number);
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            user.put("id", id);
            String at = Instant.parse("2020-01-01T00:00:00Z")
                    .plusNanos(1000L * random.nextInt(3))
                    .toString();
            user.putObject("meta")
                    .put("resourceType", "User")
                    .put("created", at)
                    .put("lastModified", at)
                    .put("version", "W/\"1\"")
                    .put("location", "https://muster.example/scim/v2/Users/" + id);
            people.add(GeneratedUsers.read(user));
        }
        return people;
    }
}
