package dev.muster.console.trial;

import java.time.Instant;
import java.util.UUID;

/// A trial as it stands at one moment.
public record Trial(UUID id, Trials.Order order, Instant startedAt, State state) {

    public Trial in(State next) {
        return new Trial(id, order, startedAt, next);
    }

    public boolean isGoingOn() {
        return state instanceof State.Playing || state instanceof State.CleaningUp;
    }

    /// How far it is.
    public sealed interface State {

        /// @param total 0 while it is not known yet
        record Playing(int done, int total) implements State {}

        /// The example people and groups are removed.
        record CleaningUp() implements State {}

        /// It came to its end, and nothing of it is left but this.
        record Ended(TrialReport report) implements State {}

        /// It could not begin or go on; nothing of it is left.
        ///
        /// @param why a sentence
        record Stopped(String why) implements State {}

        /// It ended, but what it made could not be removed.
        record LeftBehind() implements State {}
    }
}
