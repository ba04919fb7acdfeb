package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.MovingClock;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The limit under many removals at once, over two nodes of one installation.
class HoldRaceTest {

    private static final String INACTIVE = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations": [{"op": "replace", "path": "active", "value": false}]}""";

    private static final MovingClock CLOCK = new MovingClock();
    private static final TestServer one = TestServer.on(TestPostgres.freshDatabase(), CLOCK);
    private static final TestServer two = TestServer.on(one.database(), CLOCK);

    private final TestCompany acme = TestCompany.on(one, "Acme");

    @AfterAll
    static void stop() {
        two.close();
        one.close();
    }

    @Test
    void H1_of_64_at_once_over_two_nodes_exactly_as_many_are_let_through_as_may_be() throws Exception {
        TestSetting entra = limited("{\"people\": 7, \"percent\": 0}");
        List<String> people = hired(entra, 64);

        List<Callable<Answer>> removals = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            TestSetting node = i % 2 == 0 ? entra : onTheOtherNode(entra);
            String path = "/Users/" + people.get(i);
            boolean deletes = i % 3 == 0;
            removals.add(() -> untilServed(
                    () -> deletes ? node.scim().delete(path) : node.scim().patch(path, INACTIVE)));
        }
        List<Answer> answers = atOnce(removals);

        assertThat(answers).extracting(Answer::status).containsOnly(200, 204);
        assertThat(removed()).isEqualTo(7);
        assertThat(held(entra)).isEqualTo(57);
    }

    @Test
    void H1_of_a_thousand_in_bulks_exactly_the_percentage_of_them_is_let_through() {
        TestSetting entra = limited("{\"people\": 0, \"percent\": 1}");
        List<String> people = new ArrayList<>();
        for (int batch = 0; batch < 5; batch++) {
            int first = batch * 200;
            people.addAll(bulk(entra, 200, i -> """
                    {"method": "POST", "path": "/Users", "bulkId": "b%d", "data": %s}""".formatted(i, user("user" + (first + i)))));
        }
        CLOCK.moves(Duration.ofHours(2));

        for (int batch = 0; batch < 5; batch++) {
            List<String> ids = people.subList(batch * 200, batch * 200 + 200);
            TestSetting node = batch % 2 == 0 ? entra : onTheOtherNode(entra);
            bulk(node, 200, i -> i % 2 == 0 ? """
                    {"method": "DELETE", "path": "/Users/%s"}""".formatted(ids.get(i)) : """
                    {"method": "PATCH", "path": "/Users/%s", "data": %s}""".formatted(ids.get(i), INACTIVE));
        }

        assertThat(removed()).isEqualTo(10);
        assertThat(held(entra)).isEqualTo(990);
    }

    /// Sent again as clients do, where the machine is too busy for so many at once.
    private static Answer untilServed(Supplier<Answer> request) {
        Answer answer = request.get();
        for (int i = 0; i < 40 && (answer.status() == 503 || answer.status() == 429); i++) {
            LockSupport.parkNanos(50_000_000);
            answer = request.get();
        }
        return answer;
    }

    /// @return the ids of the users that it named
    private static List<String> bulk(TestSetting entra, int count, IntFunction<String> operation) {
        String operations = IntStream.range(0, count).mapToObj(operation).collect(Collectors.joining(","));
        Answer answer = entra.scim().post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}""".formatted(operations));
        assertThat(answer.status()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.at("/Operations").forEach(result -> {
            assertThat(result.path("status").asString()).as("%s", result).startsWith("2");
            String location = result.path("location").asString();
            ids.add(location.substring(location.lastIndexOf('/') + 1));
        });
        return ids;
    }

    private TestSetting limited(String hold) {
        return acme.setting("{\"rate\": {\"perSecond\": 10000, \"burst\": 10000}, \"hold\": " + hold + "}");
    }

    private TestSetting onTheOtherNode(TestSetting setting) {
        return new TestSetting(acme, setting.id(), two.url() + "/scim/v2", setting.token());
    }

    private static List<String> hired(TestSetting setting, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(setting.creates(user("user" + i)));
        }
        return ids;
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
        }
        return results;
    }

    private long removed() {
        long inactive = acme.people().stream()
                .filter(person -> person.path("status").asString().equals("inactive"))
                .count();
        return inactive + acme.deletedPeople().size();
    }

    private long held(TestSetting setting) {
        return acme.api().get("/scim-settings/" + setting.id()).at("/heldCount").asLong();
    }
}
