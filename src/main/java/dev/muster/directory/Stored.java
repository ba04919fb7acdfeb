package dev.muster.directory;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// A SCIM resource as it is stored, with what the server knows of it.
///
/// @param json the resource without id, meta, and what is computed (groups, members)
/// @param version the number in its ETag
public record Stored(UUID id, ObjectNode json, long version, Instant createdAt, Instant updatedAt) {}
