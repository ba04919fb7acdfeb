package dev.muster.scim.bulk;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Until when operations of a bulk may begin. What comes too late is refused, and may be sent again.
record Deadline(Clock clock, Instant end) {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    void check() {
        if (clock.instant().isAfter(end)) {
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
    }
}
