package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.group.MemberChange;
import dev.muster.directory.group.Nesting;
import dev.muster.directory.group.ScimGroups;
import dev.muster.directory.user.ScimUsers;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What must hold when several clients do the same thing at the same moment.
class RaceTest {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = 10;

    private static CrowdedCompany acme;

    @BeforeAll
    static void open() {
        acme = new CrowdedCompany(64);
    }

    @AfterAll
    static void close() {
        acme.close();
    }

    @Test
    void CRE_05_one_user_name_is_given_once() {
        ScimUsers users = new ScimUsers(acme.scope, acme.setting);
        for (int round = 0; round < ROUNDS; round++) {
            String name = "ada" + round;

            List<String> answers = atOnce(client -> users.create(user(name, name + client + "@acme.example")));

            assertThat(answers)
                    .containsOnlyOnce("done")
                    .contains("Uniqueness[userName]")
                    .hasSize(CLIENTS);
            assertThat(Set.copyOf(answers)).hasSize(2);
        }
    }

    @Test
    void L6_an_address_belongs_to_one_setting_only() {
        UUID globex = acme.anotherSetting();
        for (int round = 0; round < ROUNDS; round++) {
            String address = "grace" + round + "@acme.example";

            List<String> answers = atOnce(client -> new ScimUsers(acme.scope, client % 2 == 0 ? acme.setting : globex)
                    .create(user(address + client, address)));

            // People of one setting may share an address, so half of the clients win.
            assertThat(answers.stream().filter("done"::equals)).hasSize(CLIENTS / 2);
            assertThat(answers.stream().filter("Uniqueness[emails]"::equals)).hasSize(CLIENTS / 2);
        }
    }

    @Test
    void L3_a_deleted_person_is_revived_once() {
        ScimUsers users = new ScimUsers(acme.scope, acme.setting);
        for (int round = 0; round < ROUNDS; round++) {
            String name = "linus" + round;
            users.delete(users.create(user(name, name + "@acme.example")).id(), new Precondition.None());

            List<String> answers = atOnce(client -> users.create(user(name, name + "@acme.example")));

            assertThat(answers.stream().filter("done"::equals)).hasSize(1);
        }
    }

    @Test
    void ETG_11_of_two_changes_of_one_version_one_succeeds() {
        ScimUsers users = new ScimUsers(acme.scope, acme.setting);
        Stored user = users.create(user("etag", "etag@acme.example"));
        Precondition same = new Precondition.Match(Set.of(user.version()), false);

        List<String> answers = atOnce(client -> users.change(user.id(), same, json -> json.put("title", "T" + client)));

        assertThat(answers.stream().filter("done"::equals)).hasSize(1);
        assertThat(answers.stream().filter("PreconditionFailed"::equals)).hasSize(CLIENTS - 1);
    }

    @Test
    void M11_members_added_and_removed_at_the_same_moment_are_not_lost() {
        UUID group = acme.group(CLIENTS);
        ScimGroups groups =
                new ScimGroups(acme.scope, new Jobs(company -> {}), acme.setting, new Nesting(), () -> false);

        List<String> answers = atOnce(client -> groups.changeMembers(
                group,
                new Precondition.None(),
                List.of(
                        new MemberChange.Remove(List.of(acme.resource(client + 1))),
                        new MemberChange.Add(List.of(acme.resource(CLIENTS + client + 1))))));

        assertThat(answers).containsOnly("done");
        assertThat(groups.membersOf(List.of(group), new UUID(0, 0), CLIENTS + 1).get(group))
                .hasSize(CLIENTS)
                .allSatisfy(member -> assertThat(member.display()).matches("User(9|1[0-6])"));
        assertThat(groups.read(group).version()).isEqualTo(1 + CLIENTS);
    }

    /// Lets all clients begin together; what each got: `done`, or the kind of the refusal.
    private static List<String> atOnce(IntConsumer work) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                clients.add(threads.submit(() -> {
                    start.await();
                    return outcome(() -> work.accept(client));
                }));
            }
            start.countDown();
            return clients.stream().map(RaceTest::result).toList();
        }
    }

    private static String result(Future<String> client) {
        try {
            return client.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String outcome(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (Refused refused) {
            return refused.refusal() instanceof Refusal.Uniqueness(String field, String ignored)
                    ? "Uniqueness[" + field + "]"
                    : refused.refusal().getClass().getSimpleName();
        }
    }

    private static ObjectNode user(String userName, String address) {
        return (ObjectNode) JsonMapper.builder().build().readTree("""
                {"userName": "%s", "emails": [{"value": "%s", "type": "work"}]}
                """.formatted(userName, address));
    }
}
