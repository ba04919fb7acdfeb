package dev.muster.setting;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// How fast each setting may ask, counted in this process only. Buckets are kept for settings whose tokens were
/// admitted, so that their number cannot be driven up from outside.
public final class RateLimits {

    private final ConcurrentHashMap<UUID, Limited> buckets = new ConcurrentHashMap<>();

    private record Limited(Rate rate, Bucket bucket) {
        static Limited by(Rate rate) {
            Bandwidth bandwidth = Bandwidth.builder()
                    .capacity(rate.burst())
                    .refillGreedy(rate.perSecond(), Duration.ofSeconds(1))
                    .build();
            return new Limited(rate, Bucket.builder().addLimit(bandwidth).build());
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
                setting, (id, known) -> known != null && known.rate().equals(rate) ? known : Limited.by(rate));
    }
}
