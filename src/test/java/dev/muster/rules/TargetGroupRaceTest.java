package dev.muster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// A group that becomes the target group of a setting at the moment when it is deleted.
class TargetGroupRaceTest {

    private static final int ROUNDS = 12;

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");

    @Test
    void G2_a_setting_never_has_a_deleted_target_group() throws Exception {
        String last = "null";
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                String group = acme.group("Everyone " + round);
                CountDownLatch start = new CountDownLatch(1);

                Future<Answer> edit = threads.submit(() -> {
                    start.await();
                    return acme.api().patch("/scim-settings/" + entra.id(), "{\"targetGroup\": \"" + group + "\"}");
                });
                Future<Answer> deletion = threads.submit(() -> {
                    start.await();
                    return acme.api().delete("/target-groups/" + group);
                });
                start.countDown();

                boolean edited = edit.get().status() < 300;
                assertThat(edit.get().status()).as("%s", edit.get()).isIn(202, 400);
                assertThat(deletion.get().status()).as("%s", deletion.get()).isEqualTo(edited ? 409 : 204);
                assertThat(acme.api().get("/scim-settings/" + entra.id()).at("/targetGroup"))
                        .hasToString(edited ? "\"" + group + "\"" : last);
                last = edited ? "\"" + group + "\"" : last;
            }
        }
    }
}
