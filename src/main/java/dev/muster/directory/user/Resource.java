package dev.muster.directory.user;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What the client said of a person, as it was said: the source that the person is projected from.
///
/// @param id its id over SCIM; null once the client deleted it, for an id is never given again (rule L3)
/// @param identity what the resource is found by
/// @param json the resource without id, meta and groups
public record Resource(@Nullable UUID id, Identity identity, ObjectNode json, Instant createdAt, Instant updatedAt) {

    /// What the client says of the person's status; saying nothing means active.
    boolean isActive() {
        return json.path("active").asBoolean(true);
    }
}
