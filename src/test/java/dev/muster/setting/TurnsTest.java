package dev.muster.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final UUID ACME = new UUID(0, 1);
    private static final UUID GLOBEX = new UUID(0, 2);
    private static final UUID INITECH = new UUID(0, 3);

    private final Turns turns = new Turns(18);
    private final BlockingQueue<UUID> served = new LinkedBlockingQueue<>();

    @Test
    void one_setting_has_as_many_as_it_leaves() {
        assertThat(takesAllItCan(ACME)).isEqualTo(9);
    }

    @Test
    void whoever_comes_finds_one_though_all_before_took_what_they_could() {
        assertThat(List.of(takesAllItCan(ACME), takesAllItCan(GLOBEX), takesAllItCan(INITECH)))
                .containsExactly(9, 5, 2);

        assertThat(turns.take(new UUID(0, 4), Duration.ZERO)).isTrue();
    }

    @Test
    void of_those_who_wait_the_one_with_the_fewest_goes_first() throws Exception {
        int last = 0;
        while (takesAllItCan(new UUID(1, last)) > 0) {
            last++;
        }
        waits(new UUID(1, 0));
        waits(ACME);

        turns.leave(new UUID(1, 0));

        assertThat(next()).isEqualTo(ACME);
        assertThat(served).as("it has eight, and none is left").isEmpty();
    }

    @Test
    void of_two_with_as_few_the_one_that_came_first_goes_first() throws Exception {
        Turns single = new Turns(1);
        assertThat(single.take(ACME, Duration.ZERO)).isTrue();
        waits(single, GLOBEX);
        waits(single, INITECH);
        waits(single, ACME);

        single.leave(ACME);
        assertThat(next()).isEqualTo(GLOBEX);
        single.leave(GLOBEX);
        assertThat(next()).isEqualTo(INITECH);
        single.leave(INITECH);
        assertThat(next()).isEqualTo(ACME);
    }

    @Test
    void who_gave_up_takes_nothing_from_those_who_stayed() throws Exception {
        Turns single = new Turns(1);
        assertThat(single.take(ACME, Duration.ZERO)).isTrue();
        assertThat(single.take(GLOBEX, Duration.ofMillis(20))).isFalse();
        waits(single, INITECH);

        single.leave(ACME);

        assertThat(next()).isEqualTo(INITECH);
        single.leave(INITECH);
        assertThat(single.take(GLOBEX, Duration.ZERO)).isTrue();
    }

    @Test
    void one_that_was_left_for_a_slow_client_is_taken_again() throws Exception {
        Turns single = new Turns(1);
        assertThat(single.take(ACME, Duration.ZERO)).isTrue();
        single.leave(ACME);
        assertThat(single.take(GLOBEX, Duration.ZERO)).isTrue();
        Thread again = Thread.startVirtualThread(() -> {
            single.takeAgain(ACME);
            served.add(ACME);
        });

        single.leave(GLOBEX);

        assertThat(next()).isEqualTo(ACME);
        again.join();
        assertThat(single.take(GLOBEX, Duration.ZERO)).isFalse();
    }

    private int takesAllItCan(UUID setting) {
        int taken = 0;
        while (turns.take(setting, Duration.ZERO)) {
            taken++;
        }
        return taken;
    }

    private void waits(UUID setting) {
        waits(turns, setting);
    }

    /// Returns when it waits.
    private void waits(Turns some, UUID setting) {
        Thread waiting = Thread.startVirtualThread(() -> {
            if (some.take(setting, Duration.ofSeconds(20))) {
                served.add(setting);
            }
        });
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private UUID next() throws InterruptedException {
        return Objects.requireNonNull(served.poll(20, TimeUnit.SECONDS), "nobody was served");
    }
}
