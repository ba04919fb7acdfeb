package dev.muster.traffic;

import dev.muster.company.CompanyId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// A request that has been answered, as the door hands it over. What costs time is done later, by who writes it
/// down.
///
/// @param bytes what it holds in memory
/// @param note makes the entry, secrets removed
public record ObservedRequest(
        CompanyId company, UUID setting, Instant at, int status, long bytes, Supplier<Note> note) {

    /// @param named ids that stand in it: of resources, perhaps of people
    public record Note(LoggedRequest request, Set<UUID> named) {}
}
