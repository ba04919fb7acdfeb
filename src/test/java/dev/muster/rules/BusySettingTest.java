package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A setting whose client brings people without a pause, many at once.
class BusySettingTest {

    private static final int WRITERS = 12;
    private static final int EDITS = 6;
    private static final int PAUSE_MILLIS = 500;

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{\"hold\": null}");
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger created = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    @Test
    void R1_a_setting_is_edited_however_many_people_come_meanwhile() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(Thread.ofVirtual().start(() -> write(writer)));
        }
        while (created.get() < 2 * WRITERS) {
            Thread.sleep(10);
        }

        List<Integer> edits = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            Thread.sleep(PAUSE_MILLIS);
            String grouping = i % 2 == 0 ? "{\"kind\": \"field\", \"field\": \"department\"}" : "{\"kind\": \"none\"}";
            Answer answer = acme.api().patch("/scim-settings/" + entra.id(), "{\"grouping\": " + grouping + "}");
            edits.add(answer.status());
        }
        stopped.set(true);
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(faults).isEmpty();
        assertThat(edits).containsOnly(202);
    }

    private void write(int writer) {
        for (int i = 0; !stopped.get(); i++) {
            Answer answer = entra.creating(user("u" + writer + "-" + i).department("Department " + i % 7));
            created.incrementAndGet();
            // On a busy machine an edit may take so long that clients are asked to come again.
            if (answer.status() != 201 && answer.status() != 503) {
                faults.add(answer.toString());
            }
        }
    }
}
