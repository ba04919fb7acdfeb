package dev.muster.activity;

import java.time.Instant;
import java.util.UUID;

/// What happened in one company.
public record Feed(Scope scope) {

    /// The events after a position, in the order in which they happened; none is ever inserted before one that
    /// was read.
    ///
    /// @param position 0 for the beginning
    public EventPage after(long position, int limit) {
        return scope.change(change -> new EventStore(change.transaction()).after(position, limit));
    }

    /// What happened to one subject, the newest first.
    ///
    /// @param before events of this time and id or later are left out
    public EventPage of(UUID subject, Instant before, UUID beforeId, int limit) {
        return scope.change(change -> new EventStore(change.transaction()).of(subject, before, beforeId, limit));
    }
}
