package dev.muster.traffic;

import dev.muster.company.CompanyId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A request that has been answered, as the door hands it over. What costs time is done later, by who writes it
/// down.
///
/// @param resourceType `User`, `Group` or `Bulk`; null for others
/// @param scimType the error code of a refusal, where it has one
/// @param bytes what it holds in memory
/// @param kept takes along, while it is still there, what the entry is made of; what comes of it makes the entry later,
/// secrets removed
public record ObservedRequest(
        CompanyId company,
        UUID setting,
        Instant at,
        String method,
        @Nullable String resourceType,
        int status,
        @Nullable String scimType,
        long bytes,
        Supplier<Supplier<Note>> kept) {

    /// @param named ids that stand in it: of resources, perhaps of people
    public record Note(LoggedRequest request, Set<UUID> named) {}
}
