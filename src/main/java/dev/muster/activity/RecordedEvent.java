package dev.muster.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it is read.
///
/// @param position its place in the company's feed; null for the moment until it has one
/// @param at when it happened; of two events that depend on one another, the later one has the later time
public record RecordedEvent(
        UUID id,
        @Nullable Long position,
        Instant at,
        String actorKind,
        @Nullable UUID actorId,
        @Nullable String requestId,
        Event event) {}
