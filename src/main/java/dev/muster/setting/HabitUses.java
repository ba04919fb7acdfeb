package dev.muster.setting;

import java.time.Instant;

/// In how many requests a habit was needed, and when it was last.
public record HabitUses(long uses, Instant lastUsedAt) {

    HabitUses plus(HabitUses more) {
        Instant last = lastUsedAt.isAfter(more.lastUsedAt) ? lastUsedAt : more.lastUsedAt;
        return new HabitUses(uses + more.uses, last);
    }
}
