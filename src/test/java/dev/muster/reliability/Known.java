package dev.muster.reliability;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A resource as it was answered or read.
///
/// @param version its ETag; null where what happened to members since may have changed it
/// @param exact the whole answer, but for what others may change; null where none was given, as with a PATCH of
/// a group
record Known(
        String id,
        Content content,
        @Nullable String version,
        @Nullable JsonNode exact) {

    /// @param names who has which id
    static Known of(JsonNode resource, Map<String, String> names) {
        Content content = Content.of(resource, id -> names.getOrDefault(id, "nobody with the id " + id));
        boolean user = content.values().containsKey("userName");
        return new Known(
                resource.path("id").asString(),
                content,
                resource.at("/meta/version").asString(),
                user ? alone(resource) : null);
    }

    /// Whether this, acknowledged, is what was found later.
    boolean is(Known found) {
        return id.equals(found.id)
                && content.equals(found.content)
                && (version == null || version.equals(found.version))
                && (exact == null || exact.equals(found.exact));
    }

    private static JsonNode alone(JsonNode user) {
        ObjectNode copy = (ObjectNode) user.deepCopy();
        copy.remove("groups"); // a group's change shows there without any change of the user
        return copy;
    }
}
