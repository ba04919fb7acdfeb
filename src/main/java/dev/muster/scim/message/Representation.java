package dev.muster.scim.message;

import dev.muster.schema.ResourceType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.setAll(stored);
        resource.put("id", id.toString());
        ObjectNode meta = resource.putObject("meta");
        meta.put("resourceType", type.name());
        meta.put("created", created.toString());
        meta.put("lastModified", lastModified.toString());
        meta.put("location", location(id));
        meta.put("version", ETags.of(version));
        derived.forEach((name, value) -> {
            if (!value.isEmpty()) {
                resource.set(name, value);
            }
        });
        return Shape.ordered(type, resource);
    }

    /// The absolute address of a resource, equal in `meta.location` and in the Location header.
    public String location(UUID id) {
        return baseUrl + type.endpoint() + "/" + id;
    }
}
