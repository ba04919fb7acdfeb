package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Several requests at one conflict in the same moment.
class ConflictRaceTest {

    private static final String FAST = "{\"rate\": {\"perSecond\": 10000, \"burst\": 10000}}";
    private static final int ROUNDS = 10;

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting(FAST);
    private final TestSetting okta = acme.setting(FAST);

    @Test
    void L6_a_conflict_that_comes_at_the_same_moment_is_one() throws Exception {
        entra.creates(user("ada"));

        List<Answer> answers = atOnce(
                () -> okta.creating(user("ada")),
                () -> okta.creating(user("ADA")),
                () -> okta.creating(user("ada")),
                () -> okta.creating(user("Ada")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isRefused(409, "uniqueness"));
        assertThat(conflicts(okta)).hasSize(1);
        assertThat(conflicts(okta).getFirst().path("times").intValue()).isEqualTo(4);
    }

    @Test
    void L6_a_person_is_moved_once_however_many_ask() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "ada" + round;
            entra.creates(user(name));
            okta.creating(user(name));
            String conflict = conflicts(okta).getFirst().path("id").asString();

            List<Answer> answers =
                    atOnce(() -> moving(okta, conflict), () -> moving(okta, conflict), () -> moving(okta, conflict));

            assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(200));
            assertThat(answers.stream()
                            .mapToInt(answer -> answer.at("/moved").size())
                            .sum())
                    .isEqualTo(1);
            assertThat(acme.person(name).path("settingId").asString()).isEqualTo(okta.id());
            assertThat(conflicts(okta)).isEmpty();
        }
    }

    @Test
    void L6_a_person_that_two_settings_get_at_once_belongs_to_one_of_them() throws Exception {
        TestSetting google = acme.setting(FAST);
        for (int round = 0; round < ROUNDS; round++) {
            String name = "grace" + round;
            String before = entra.creates(user(name));
            okta.creating(user(name));
            google.creating(user(name));
            String oktas = conflicts(okta).getFirst().path("id").asString();
            String googles = conflicts(google).getFirst().path("id").asString();

            List<Answer> answers = atOnce(() -> moving(okta, oktas), () -> moving(google, googles));

            assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(200));
            assertThat(entra.reading(before)).isRefused(404);
            List<String> readable = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String resource = answers.get(i).at("/moved/0/resourceId").asString("none");
                if ((i == 0 ? okta : google).reading(resource).status() == 200) {
                    readable.add(resource);
                }
            }
            assertThat(readable)
                    .containsExactly(acme.person(name).path("resourceId").asString());
            // The one who lost may try again, and meets the new owner.
            assertThat(conflicts(okta)).hasSizeLessThanOrEqualTo(1);
            acme.api().post("/scim-settings/" + okta.id() + "/conflicts/move", ids(conflicts(okta)));
            acme.api().post("/scim-settings/" + google.id() + "/conflicts/move", ids(conflicts(google)));
        }
    }

    @Test
    void L6_the_owners_client_writes_before_the_move_or_is_told_that_nobody_is_there() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "linus" + round;
            String resource = entra.creates(user(name));
            okta.creating(user(name));
            String conflict = conflicts(okta).getFirst().path("id").asString();

            List<Answer> answers = atOnce(
                    () -> moving(okta, conflict),
                    () -> entra.patching(resource, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Tester\"}"),
                    () -> entra.scim().delete("/Users/" + resource));

            assertThat(answers.getFirst()).hasStatus(200);
            assertThat(answers.get(1).status()).isIn(200, 404);
            assertThat(answers.get(2).status()).isIn(204, 404);
            assertThat(entra.reading(resource)).isRefused(404);
            boolean moved = !answers.getFirst().at("/moved").isEmpty();
            assertThat(answers.get(2).status()).isEqualTo(moved ? 404 : 204);
            assertThat(acme.deletedPeople().stream()
                            .filter(person -> person.path("userName").asString().equals(name)))
                    .hasSize(moved ? 0 : 1);
            assertThat(conflicts(okta)).isEmpty();
        }
    }

    @Test
    void L6_no_conflict_is_left_of_somebody_who_is_deleted_meanwhile() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "mary" + round;
            String resource = entra.creates(user(name));

            List<Answer> answers =
                    atOnce(() -> okta.creating(user(name)), () -> entra.scim().delete("/Users/" + resource));

            assertThat(answers.getFirst().status()).isIn(201, 409);
            assertThat(answers.get(1)).hasStatus(204);
            assertThat(conflicts(okta)).isEmpty();
        }
    }

    private static String ids(List<JsonNode> conflicts) {
        List<String> ids = conflicts.stream()
                .map(conflict -> "\"" + conflict.path("id").asString() + "\"")
                .toList();
        return "{\"ids\": [" + String.join(", ", ids) + "]}";
    }

    private Answer moving(TestSetting setting, String conflict) {
        return acme.api()
                .post("/scim-settings/" + setting.id() + "/conflicts/move", "{\"ids\": [\"" + conflict + "\"]}");
    }

    private List<JsonNode> conflicts(TestSetting setting) {
        return List.copyOf(acme.api()
                .get("/scim-settings/" + setting.id() + "/conflicts")
                .at("/items")
                .values());
    }

    @SafeVarargs
    private static List<Answer> atOnce(Supplier<Answer>... requests) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            for (Supplier<Answer> request : requests) {
                running.add(threads.submit(() -> {
                    start.await();
                    return request.get();
                }));
            }
            start.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
