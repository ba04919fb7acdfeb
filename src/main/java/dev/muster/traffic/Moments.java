package dev.muster.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Where moments lie among ids of UUID version 7 (RFC 9562): their first 48 bits are milliseconds. So events of
/// the last moments are found by their primary key.
final class Moments {

    private static final int REST = 16;

    /// What a request does it does on one node, but ids may be handed out a moment apart.
    private static final Duration SLACK = Duration.ofSeconds(2);

    private Moments() {}

    /// No id made at the moment or later is smaller.
    static UUID firstId(Instant at) {
        return new UUID(at.toEpochMilli() << REST, 0);
    }

    static UUID before(UUID id) {
        return firstId(at(id).minus(SLACK));
    }

    static UUID after(UUID id, Duration duration) {
        return firstId(at(id).plus(duration).plus(SLACK));
    }

    static UUID after(Instant at) {
        return firstId(at.plus(SLACK));
    }

    private static Instant at(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> REST);
    }
}
