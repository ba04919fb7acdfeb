package dev.muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// A SCIM resource as it is stored, with what the server knows of it.
///
/// @param json the resource without id, meta, and what is computed (groups, members)
/// @param version the number in its ETag
/// @param groups of a user, when they were asked for
public record Stored(
        UUID id, ObjectNode json, long version, Instant createdAt, Instant updatedAt, List<ScimMembership> groups) {

    public Stored {
        groups = List.copyOf(groups);
    }

    /// One that is in no group, or of which that is not shown.
    public Stored(UUID id, ObjectNode json, long version, Instant createdAt, Instant updatedAt) {
        this(id, json, version, createdAt, updatedAt, List.of());
    }

    public Stored in(List<ScimMembership> groups) {
        return new Stored(id, json, version, createdAt, updatedAt, groups);
    }
}
