package dev.muster.activity;

import dev.muster.company.Ids;
import dev.muster.store.Transaction;
import java.time.Instant;

/// What one unit of work has at hand.
///
/// @param now one instant for all that the unit of work writes
public record Change(Transaction transaction, Events events, Instant now, Ids ids) {}
