package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/// A setting whose client brings people without a pause, many at once.
class BusySettingTest {

    private static final int WRITERS = 12;
    private static final int EDITS = 6;
    private static final int PAUSE_MILLIS = 500;

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{\"hold\": null}");
    private final List<Thread> writers = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger created = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    @Test
    void R1_a_setting_is_edited_however_many_people_come_meanwhile() throws Exception {
        begin(this::write);

        List<Integer> edits = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            Thread.sleep(PAUSE_MILLIS);
            String grouping = i % 2 == 0 ? "{\"kind\": \"field\", \"field\": \"department\"}" : "{\"kind\": \"none\"}";
            Answer answer = acme.api().patch("/scim-settings/" + entra.id(), "{\"grouping\": " + grouping + "}");
            edits.add(answer.status());
        }
        end();

        assertThat(faults).isEmpty();
        assertThat(edits).containsOnly(202);
    }

    @Test
    void G1_groups_come_into_groups_however_many_people_come_meanwhile() throws Exception {
        String inner = entra.createsGroup("Developers");
        String outer = entra.createsGroup("Everyone");
        begin(this::write);

        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            Thread.sleep(PAUSE_MILLIS);
            String operation = i % 2 == 0 ? "add" : "remove";
            answers.add(
                    entra.patchingGroup(outer, """
                    {"op": "%s", "path": "members", "value": [{"value": "%s"}]}""".formatted(operation, inner)).status());
        }
        end();

        assertThat(faults).isEmpty();
        assertThat(answers).allMatch(status -> status < 300);
    }

    @Test
    void G1_a_circle_of_a_bulk_comes_however_many_people_come_meanwhile() throws Exception {
        begin(this::write);

        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            Thread.sleep(PAUSE_MILLIS);
            Answer answer = entra.scim().post("/Bulk", circle(i));
            AnswerAssert.assertThat(answer).hasStatus(200);
            answer.at("/Operations")
                    .forEach(one -> statuses.add(one.path("status").asString()));
        }
        end();

        assertThat(faults).isEmpty();
        assertThat(statuses).hasSize(4 * EDITS).containsOnly("201");
    }

    @Test
    void R1_a_setting_is_edited_however_many_groups_come_into_groups_meanwhile() throws Exception {
        List<String> inner = new ArrayList<>();
        List<String> outer = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            inner.add(entra.createsGroup("Inner " + i));
            outer.add(entra.createsGroup("Outer " + i));
        }
        begin(writer -> nest(inner.get(writer), outer.get(writer)));

        List<Integer> edits = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            Thread.sleep(PAUSE_MILLIS);
            edits.add(acme.api()
                    .patch("/scim-settings/" + entra.id(), "{\"name\": \"Entra " + i + "\"}")
                    .status());
        }
        end();

        assertThat(faults).isEmpty();
        assertThat(edits).containsOnly(200);
    }

    private void begin(IntConsumer client) throws InterruptedException {
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(Thread.ofVirtual().start(() -> client.accept(writer)));
        }
        while (created.get() < 2 * WRITERS) {
            Thread.sleep(10);
        }
    }

    private void end() throws InterruptedException {
        stopped.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /// Two groups that have each other as a member, and two people who are each other's manager.
    private static String circle(int number) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "POST", "path": "/Groups", "bulkId": "a", "data": {"displayName": "A %1$d",
                    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                    "members": [{"value": "bulkId:b"}, {"value": "bulkId:u"}]}},
                  {"method": "POST", "path": "/Groups", "bulkId": "b", "data": {"displayName": "B %1$d",
                    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "members": [{"value": "bulkId:a"}]}},
                  {"method": "POST", "path": "/Users", "bulkId": "u", "data": {"userName": "u-%1$d", "%2$s": {"manager": {"value": "bulkId:v"}},
                    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "%2$s"]}},
                  {"method": "POST", "path": "/Users", "bulkId": "v", "data": {"userName": "v-%1$d", "%2$s": {"manager": {"value": "bulkId:u"}},
                    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "%2$s"]}}]}""".formatted(number, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
    }

    private void nest(String inner, String outer) {
        for (int i = 0; !stopped.get(); i++) {
            Answer answer = entra.patchingGroup(outer, """
                    {"op": "%s", "path": "members", "value": [{"value": "%s"}]}""".formatted(i % 2 == 0 ? "add" : "remove", inner));
            created.incrementAndGet();
            if (answer.status() >= 300 && !isToComeAgain(answer)) {
                faults.add(answer.toString());
            }
        }
    }

    private void write(int writer) {
        for (int i = 0; !stopped.get(); i++) {
            Answer answer = entra.creating(user("u" + writer + "-" + i).department("Department " + i % 7));
            created.incrementAndGet();
            if (answer.status() != 201 && !isToComeAgain(answer)) {
                faults.add(answer.toString());
            }
        }
    }

    /// On a busy machine an edit may take so long that clients wait for a lock or for their turn in vain.
    private static boolean isToComeAgain(Answer answer) {
        return answer.status() == 503 || answer.status() == 429;
    }
}
