package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.muster.store.Database;
import dev.muster.testing.Answer;
import dev.muster.testing.HeardLog;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Requests at the same people, addresses, groups and conflicts in one moment lock them in one order
/// (docs/decisions/one-order-of-locks.md): none waits for another that waits for it. PostgreSQL would notice that after
/// a second and the request would be repeated, so the answers alone do not show it.
class LockOrderTest {

    private static final int ROUNDS = 25;
    private static final String DEADLOCK = "40P01";

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{\"hold\": null}");
    private final TestSetting okta = acme.setting("{\"hold\": null}");
    private final Logger log = (Logger) LoggerFactory.getLogger(Database.class);
    private final HeardLog heard = new HeardLog();

    @BeforeEach
    void listen() {
        heard.start();
        log.addAppender(heard);
        log.setLevel(Level.DEBUG);
    }

    @AfterEach
    void noneWaitedForAnotherThatWaitedForIt() {
        log.setLevel(null);
        log.detachAppender(heard);
        List<String> repeated =
                heard.events().stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(repeated).noneMatch(line -> line.contains(DEADLOCK));
    }

    @Test
    void L6_a_move_and_its_owners_client_take_turns() throws Exception {
        List<String> people = names("ada", entra);
        names("ada", okta);
        List<String> conflicts =
                acme
                        .api()
                        .get("/scim-settings/" + okta.id() + "/conflicts?limit=" + ROUNDS)
                        .at("/items")
                        .values()
                        .stream()
                        .map(conflict -> conflict.path("id").asString())
                        .toList();
        assertThat(conflicts).hasSize(ROUNDS);

        List<Answer> answers = rounds(
                i -> acme.api()
                        .post(
                                "/scim-settings/" + okta.id() + "/conflicts/move",
                                "{\"ids\": [\"" + conflicts.get(i) + "\"]}"),
                i -> entra.patching(people.get(i), replace("title", "Tester")),
                i -> entra.scim().delete("/Users/" + people.get(i)),
                i -> okta.creating(user("ada" + i)));

        assertThat(answers).allMatch(answer -> List.of(200, 201, 204, 404, 409).contains(answer.status()));
    }

    @Test
    void L6_two_people_who_exchange_their_addresses_take_turns() throws Exception {
        List<String> ada = names("ada", entra);
        List<String> grace = names("grace", entra);

        List<Answer> answers = rounds(
                i -> entra.patching(ada.get(i), replace("emails", address("grace" + i))),
                i -> entra.patching(grace.get(i), replace("emails", address("ada" + i))));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(200));
    }

    @Test
    void L5_an_adoption_and_a_change_by_hand_take_turns() throws Exception {
        List<String> unowned = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Answer made = acme.api().post("/target-users", "{\"email\": \"linus" + i + "@acme.test\"}");
            assertThat(made).hasStatus(201);
            unowned.add(made.id());
        }

        List<Answer> answers = rounds(
                i -> acme.api().patch("/target-users/" + unowned.get(i), "{\"email\": \"linus" + i + ".b@acme.test\"}"),
                i -> entra.creating(user("linus" + i).email("linus" + i + "@acme.test")));

        assertThat(answers).allMatch(answer -> List.of(200, 201, 409).contains(answer.status()));
        // Adopted or not, each has been taken for one person by both.
        assertThat(acme.people()).hasSizeBetween(ROUNDS, 2 * ROUNDS);
    }

    @Test
    void L2_a_deletion_and_a_change_of_the_persons_group_take_turns() throws Exception {
        List<String> people = names("mary", entra);
        String group = entra.createsGroup("Developers");

        List<Answer> answers = rounds(
                i -> entra.scim().delete("/Users/" + people.get(i)),
                i -> entra.patchingGroup(
                        group,
                        "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"" + people.get(i)
                                + "\"}]}, {\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Developers " + i
                                + "\"}"));

        assertThat(answers).allMatch(answer -> List.of(200, 204, 400).contains(answer.status()));
    }

    private static List<String> names(String name, TestSetting setting) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Answer answer = setting.creating(user(name + i));
            ids.add(answer.status() == 201 ? answer.id() : "");
        }
        return ids;
    }

    private static String address(String name) {
        return "[{\"value\": \"" + name + "@acme.test\", \"primary\": true}]";
    }

    private static String replace(String path, String value) {
        String json = value.startsWith("[") ? value : "\"" + value + "\"";
        return "{\"op\": \"replace\", \"path\": \"" + path + "\", \"value\": " + json + "}";
    }

    /// Each client makes its request of each round when all are ready for it.
    @SafeVarargs
    private static List<Answer> rounds(IntFunction<Answer>... clients) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(clients.length);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Answer>>> running = new ArrayList<>();
            for (IntFunction<Answer> client : clients) {
                running.add(threads.submit(() -> {
                    List<Answer> own = new ArrayList<>();
                    for (int i = 0; i < ROUNDS; i++) {
                        ready.await();
                        own.add(client.apply(i));
                    }
                    return own;
                }));
            }
            for (Future<List<Answer>> one : running) {
                answers.addAll(one.get());
            }
        }
        return answers;
    }
}
