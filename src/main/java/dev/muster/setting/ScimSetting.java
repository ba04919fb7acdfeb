package dev.muster.setting;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One connection from one identity provider to one company.
///
/// @param targetGroup the group of those whom the grouping names none for (rule G2), or null
/// @param hold null when the safety hold is off
/// @param provider which identity provider it is, or null when nobody said
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
        @Nullable IdentityProvider provider,
        long rulesVersion,
        Instant createdAt,
        Instant updatedAt) {

    public ScimSetting {
        mappings = List.copyOf(mappings);
    }

    /// The one that was chosen, or that the setting seems to be called after.
    public IdentityProvider identityProvider() {
        return provider == null ? IdentityProvider.namedIn(name) : provider;
    }

    /// Whether a field is mapped or grouped by, and so cannot be deleted.
    public boolean needs(String fieldKey) {
        return mappings.stream().anyMatch(mapping -> mapping.fieldKey().equals(fieldKey))
                || (grouping instanceof Grouping.ByField(String grouped) && grouped.equals(fieldKey));
    }

    /// Whether people look the same under the other setting's rules (rule R2).
    boolean hasRulesOf(ScimSetting other) {
        return mappings.equals(other.mappings)
                && Objects.equals(targetGroup, other.targetGroup)
                && grouping.equals(other.grouping);
    }

    ScimSetting edited(long newRulesVersion, Instant now) {
        return new ScimSetting(
                id,
                name,
                mappings,
                targetGroup,
                grouping,
                adoptExisting,
                dialect,
                hold,
                rate,
                provider,
                newRulesVersion,
                createdAt,
                now);
    }
}
