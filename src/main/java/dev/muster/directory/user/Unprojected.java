package dev.muster.directory.user;

import dev.muster.directory.StoredJson;
import dev.muster.directory.group.Mirror;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a projection of a person reads, and what it would replace.
///
/// @param resource what the client said, as JSON text: it is read where there is time for it
/// @param rulesVersion the rules that made the values
record Unprojected(
        UUID id,
        @Nullable UUID resourceId,
        String resource,
        long rulesVersion,
        Map<String, JsonNode> values,
        Map<String, JsonNode> own) {

    Mirror.Resident resident() {
        return new Mirror.Resident(id, resourceId);
    }

    ObjectNode json() {
        return StoredJson.object(resource);
    }

    /// Some members of what the client said.
    ObjectNode json(Predicate<String> wanted) {
        return StoredJson.object(resource, wanted);
    }
}
