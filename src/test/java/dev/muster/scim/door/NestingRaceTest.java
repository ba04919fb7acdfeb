package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.elements;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Groups in groups, put there by several clients at once.
class NestingRaceTest {

    private final TestSetting strict = setting("strict");

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void RES_15_requests_that_each_close_a_part_of_a_circle_do_not_all_succeed(int groups) throws Exception {
        for (int round = 0; round < 8; round++) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < groups; i++) {
                ids.add(strict.createsGroup("Group " + round + "." + i));
            }
            List<Callable<Integer>> nestings = new ArrayList<>();
            for (int i = 0; i < groups; i++) {
                String outer = ids.get(i);
                String inner = ids.get((i + 1) % groups);
                nestings.add(() -> strict.scim()
                        .patch("/Groups/" + outer, patch("""
                        {"op": "add", "path": "members", "value": [%s]}""".formatted(elements(inner))))
                        .status());
            }

            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService clients = Executors.newFixedThreadPool(groups)) {
                for (Future<Integer> status : clients.invokeAll(nestings)) {
                    statuses.add(status.get());
                }
            }

            assertThat(statuses).containsOnlyOnce(400).containsOnly(204, 400);
        }
    }
}
