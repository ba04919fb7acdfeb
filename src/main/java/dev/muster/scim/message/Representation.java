package dev.muster.scim.message;

import dev.muster.schema.ResourceType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What an answer shows of a resource: what is stored, and what only the server knows (RFC 7643 section 3.1).
///
/// @param type whose endpoint and name go into `meta`
/// @param baseUrl the public address of the SCIM door without a slash at the end, never taken from a request
public record Representation(ResourceType type, String baseUrl) {

    /// The whole resource.
    ///
    /// @param derived attributes that are not stored with the resource, such as `groups` of a user and
    /// `members` of a group; left out when empty
    public ObjectNode of(
            UUID id,
            ObjectNode stored,
            Instant created,
            Instant lastModified,
            long version,
            Map<String, ? extends JsonNode> derived) {
        // Its values are shared with the answer, which holds them in objects of its own.
        Map<String, JsonNode> known = new HashMap<>();
        known.put("id", StringNode.valueOf(id.toString()));
        known.put(
                "meta",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("resourceType", type.name())
                        .put("created", created.toString())
                        .put("lastModified", lastModified.toString())
                        .put("location", location(id))
                        .put("version", ETags.of(version)));
        derived.forEach((name, value) -> {
            if (!value.isEmpty()) {
                known.put(name, value);
            }
        });
        return Shape.ordered(type, stored, known);
    }

    /// The absolute address of a resource, equal in `meta.location` and in the Location header.
    public String location(UUID id) {
        return baseUrl + type.endpoint() + "/" + id;
    }
}
