package dev.muster.job;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What works in the background outlives an error of the JVM, which no request would have told anybody of.
class EndlessWorkTest {

    private static final int ERRORS = 2;
    private static final Set<String> BACKGROUND = Set.of("jobs", "sequencer");

    private final Map<String, Integer> errors = new ConcurrentHashMap<>();

    @Test
    void what_is_done_every_second_is_done_again_after_an_error_and_a_last_time_at_the_end() {
        AtomicInteger turns = new AtomicInteger();
        EverySecond work = EverySecond.start("of-the-test", () -> {
            turns.incrementAndGet();
            throw new StackOverflowError("of the test");
        });

        until(() -> turns.get() > 1);
        int before = turns.get();
        work.close();

        assertThat(turns.get()).isGreaterThan(before);
    }

    @Test
    void jobs_are_done_and_events_told_after_errors_in_their_threads() {
        try (TestServer server = TestServer.on(
                TestPostgres.freshDatabase(),
                ((InstantSource) this::failingInTheBackground).withZone(ZoneOffset.UTC))) {
            until(() -> BACKGROUND.stream().allMatch(name -> errors.getOrDefault(name, 0) > ERRORS));
            TestCompany acme = TestCompany.on(server, "Acme");
            TestSetting entra = acme.byDepartment();
            entra.creates(user("ada").department("Sales"));

            acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), "{\"grouping\": {\"kind\": \"none\"}}"));
            until(() -> acme.api().get("/events?limit=1000").text().contains("user.created"));
        }
    }

    private Instant failingInTheBackground() {
        String thread = Thread.currentThread().getName();
        if (BACKGROUND.contains(thread) && errors.merge(thread, 1, Integer::sum) <= ERRORS) {
            throw new LinkageError("of the test");
        }
        return Instant.now();
    }

    private static void until(BooleanSupplier holds) {
        for (int i = 0; i < 1500 && !holds.getAsBoolean(); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(holds.getAsBoolean()).as("It came to hold").isTrue();
    }
}
