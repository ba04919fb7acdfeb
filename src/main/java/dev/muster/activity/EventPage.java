package dev.muster.activity;

import java.util.List;

/// Events in their order, as many as were asked for or fewer: an event may tell of values of a megabyte.
///
/// @param hasMore whether there are others after the last
public record EventPage(List<RecordedEvent> events, boolean hasMore) {}
