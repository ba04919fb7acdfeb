package dev.muster.directory.user;

import dev.muster.directory.group.Mirror;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Why a person is as it is (rule R3).
///
/// @param fields those in use, in their order
/// @param groups one for whatever holds the person in a group: a hand and a rule may both do
public record Explanation(List<OfField> fields, List<OfGroup> groups) {

    /// The event that made something what it is.
    public record Setter(UUID eventId, Instant at, @Nullable String requestId) {}

    /// @param value null when the field is empty
    /// @param rule the number of the rule that says so, if one does
    /// @param path the path into the resource that the value came from
    /// @param reason in words
    /// @param setter null when the field never had another value
    public record OfField(
            String key,
            @Nullable JsonNode value,
            @Nullable String rule,
            @Nullable String path,
            String reason,
            @Nullable Setter setter) {}

    /// @param givenBy `hand` or `rule`
    /// @param through the groups of the identity provider that the person is in a mirrored group through, from
    /// the one that has the person as a member; none for a direct member, and for other groups
    public record OfGroup(
            UUID id,
            String name,
            String givenBy,
            @Nullable String rule,
            List<Mirror.Passed> through,
            String reason,
            @Nullable Setter setter) {}

    public Explanation {
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
    }
}
