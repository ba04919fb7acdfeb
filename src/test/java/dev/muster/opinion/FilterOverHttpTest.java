package dev.muster.opinion;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.filter.Filter;
import dev.muster.schema.ResourceType;
import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Generated filters in lists over HTTP, against the matcher in memory and the other implementation, which judge the
/// resources as they were answered.
class FilterOverHttpTest {

    private static final long SEED = Long.getLong("seed", 4711);
    private static final int USERS = 30;
    private static final int FILTERS = 100;

    private static TestSetting acme;
    private static List<ObjectNode> people;

    @BeforeAll
    static void people_of_a_strict_setting() {
        acme = TestCompany.named("Acme").setting("{\"dialect\": \"strict\"}");
        GeneratedUsers users = new GeneratedUsers(new Random(SEED));
        people = new ArrayList<>();
        for (int number = 0; number < USERS; number++) {
            Answer created = acme.scim().post("/Users", users.user(number).toString());
            assertThat(created).hasStatus(201);
            people.add(
                    GeneratedUsers.read((ObjectNode) acme.reading(created.id()).json()));
        }
    }

    @Test
    void a_list_by_filter_holds_whom_the_filter_describes() {
        compare(SEED, FILTERS);
    }

    @Test
    @Tag("long")
    void other_lists_hold_whom_their_filters_describe_each_time() {
        compare(Long.getLong("seed", System.nanoTime()), FILTERS * 50);
    }

    private static void compare(long seed, int filters) {
        System.out.println("FilterOverHttpTest seed " + seed);
        FilterJudges judges = new FilterJudges(ResourceType.USER, people);
        GeneratedFilters generated = GeneratedFilters.fitting(new GeneratedUsers(new Random(seed)));
        for (int number = 0; number < filters; number++) {
            Condition condition = generated.condition(3);
            Filter filter = judges.ours(condition).orElseThrow();
            assertThat(list(condition.text()))
                    .as("seed %d, filter %d: %s", seed, number, condition.text())
                    .isEqualTo(judges.ids(filter));
            judges.compare(condition, "seed %d, filter %d".formatted(seed, number));
        }
        judges.requireFewIdle();
    }

    private static Set<String> list(String filter) {
        Answer answer = acme.scim().get("/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertThat(answer).hasStatus(200);
        Set<String> ids = new TreeSet<>();
        answer.at("/Resources").forEach(user -> ids.add(user.path("id").stringValue()));
        return ids;
    }
}
