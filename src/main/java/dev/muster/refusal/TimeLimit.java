package dev.muster.refusal;

import java.time.Duration;
import java.util.function.Supplier;

/// How long a request may take in all. Each of its statements has a limit of its own; here no further unit of work is
/// begun for a caller who has long given up. What has been begun comes to its end.
public final class TimeLimit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final ScopedValue<Long> END = ScopedValue.newInstance();

    private TimeLimit() {}

    public static <T> T within(Duration duration, Supplier<T> work) {
        return ScopedValue.where(END, System.nanoTime() + duration.toNanos()).call(work::get);
    }

    /// @throws Refused with Unavailable when the time is up; work without a limit goes on for ever
    public static void check() {
        if (END.isBound() && System.nanoTime() - END.get() > 0) {
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
    }
}
