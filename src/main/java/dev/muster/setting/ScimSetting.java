package dev.muster.setting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One connection from one identity provider to one company.
///
/// @param targetGroup the group of those whom the grouping names none for (rule G2), or null
/// @param hold null when the safety hold is off
/// @param rulesVersion counts the edits of what the projection depends on (rule R2)
public record ScimSetting(
        UUID id,
        String name,
        List<Mapping> mappings,
        @Nullable UUID targetGroup,
        Grouping grouping,
        boolean adoptExisting,
        Dialect dialect,
        @Nullable Hold hold,
        Rate rate,
        long rulesVersion,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastRequestAt) {

    public ScimSetting {
        mappings = List.copyOf(mappings);
    }
}
