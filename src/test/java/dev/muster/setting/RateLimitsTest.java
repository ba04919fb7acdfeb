package dev.muster.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.refusal.Refused;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The usual rate through an hour of injected time: what a client may count on, and what it may not.
class RateLimitsTest {

    private static final UUID SETTING = new UUID(0, 1);

    private final AtomicLong now = new AtomicLong();
    private final RateLimits rates = new RateLimits(now::get);

    @Test
    void twenty_five_a_second_are_never_refused_in_an_hour() {
        assertThat(refused(90_000, Duration.ofMillis(40))).isZero();
    }

    @Test
    void fifty_a_second_are_never_refused_in_an_hour() {
        assertThat(refused(180_000, Duration.ofMillis(20))).isZero();
    }

    @Test
    void fifty_one_a_second_are_refused_once_the_burst_is_used_up() {
        Duration pause = Duration.ofNanos(1_000_000_000 / 51);

        assertThat(refused(51 * 190, pause)).as("in the first three minutes").isZero();
        // One a second too many, of 51.
        assertThat(refused(51 * 3000, pause)).isBetween(2900, 3000);
    }

    @Test
    void who_was_refused_is_admitted_after_the_seconds_that_it_was_told() {
        refused(300, Duration.ZERO);

        assertThat(refused(1, Duration.ZERO)).isOne();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(refused(50, Duration.ZERO)).isZero();
    }

    /// How many of so many requests at this pace.
    private int refused(int requests, Duration pause) {
        int refused = 0;
        for (int i = 0; i < requests; i++) {
            try {
                rates.take(SETTING, Rate.DEFAULT);
            } catch (Refused tooMany) {
                refused++;
            }
            now.addAndGet(pause.toNanos());
        }
        return refused;
    }
}
