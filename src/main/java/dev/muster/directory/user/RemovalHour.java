package dev.muster.directory.user;

import dev.muster.setting.Hold;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The hour before now in one setting (rule H1). It moves on with every removal, by what fell out of it.
///
/// @param removals how many people were removed within it; held ones and what an administrator let happen do
/// not count
/// @param active how many people were active when it began; null until that is asked for
record RemovalHour(Instant endsAt, long removals, @Nullable Long active) {

    private static final Duration LENGTH = Duration.ofHours(1);

    /// What an hour loses and gains when it moves on.
    ///
    /// @param removals counted ones that are no longer within it
    /// @param entered people who became active between the two begins
    /// @param left people who ceased to be active between the two begins
    record Shift(long removals, long entered, long left) {}

    static Instant begin(Instant end) {
        return end.minus(LENGTH);
    }

    Instant beganAt() {
        return begin(endsAt);
    }

    RemovalHour movedTo(Instant end, Shift shift) {
        long within = removals - shift.removals();
        // After an hour without removals it is cheaper to count anew.
        if (active == null || !end.isBefore(endsAt.plus(LENGTH))) {
            return new RemovalHour(end, within, null);
        }
        return new RemovalHour(end, within, active + shift.entered() - shift.left());
    }

    RemovalHour withActive(long count) {
        return new RemovalHour(endsAt, removals, count);
    }

    RemovalHour withOneMore() {
        return new RemovalHour(endsAt, removals + 1, active);
    }

    boolean isFull(Hold hold) {
        return removals >= hold.limit(active == null ? 0 : active);
    }
}
