package dev.muster.setting;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// How fast each setting may ask, counted in this process only. Buckets are kept for settings whose tokens were
/// admitted, so that their number cannot be driven up from outside.
public final class RateLimits {

    private final ConcurrentHashMap<UUID, Limited> buckets = new ConcurrentHashMap<>();

    private final TimeMeter time;

    public RateLimits() {
        this(System::nanoTime);
    }

    /// @param nanos what has passed since some moment
    RateLimits(LongSupplier nanos) {
        this.time = new Passing(nanos);
    }

    private record Passing(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private record Limited(Rate rate, Bucket bucket) {
        static Limited by(Rate rate, TimeMeter time) {
            Bandwidth bandwidth = Bandwidth.builder()
                    .capacity(rate.burst())
                    .refillGreedy(rate.perSecond(), Duration.ofSeconds(1))
                    .build();
            return new Limited(
                    rate,
                    Bucket.builder()
                            .addLimit(bandwidth)
                            .withCustomTimePrecision(time)
                            .build());
        }
    }

    /// Takes what an admitted request costs beside itself. It is a debt: the requests after it wait until it is
    /// paid.
    public void owe(UUID setting, Rate rate, int requests) {
        if (requests > 0) {
            limited(setting, rate).bucket().consumeIgnoringRateLimits(requests);
        }
    }

    /// @throws Refused with TooManyRequests, and how long to wait in whole seconds
    public void take(UUID setting, Rate rate) {
        ConsumptionProbe probe = limited(setting, rate).bucket().tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw new Refused(new Refusal.TooManyRequests(Duration.ofSeconds(seconds)));
        }
    }

    private Limited limited(UUID setting, Rate rate) {
        return buckets.compute(
                setting, (id, known) -> known != null && known.rate().equals(rate) ? known : Limited.by(rate, time));
    }
}
