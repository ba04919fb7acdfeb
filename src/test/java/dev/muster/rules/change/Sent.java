package dev.muster.rules.change;

import dev.muster.testing.UserBody;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a client last got acknowledged about somebody.
///
/// @param id of the resource; null when the client deleted it
/// @param attributes those that the client changes; an empty text where there is none
record Sent(@Nullable String id, Map<String, String> attributes) {

    static final String DEPARTMENT = UserBody.ENTERPRISE + ":department";

    Sent {
        attributes = Map.copyOf(attributes);
    }

    /// The same from a resource.
    static Sent of(JsonNode resource) {
        return new Sent(
                resource.path("id").asString(),
                Map.of(
                        "title",
                        resource.path("title").asString(""),
                        "nickName",
                        resource.path("nickName").asString(""),
                        "active",
                        resource.path("active").asString(""),
                        DEPARTMENT,
                        resource.path(UserBody.ENTERPRISE).path("department").asString("")));
    }

    Sent with(String attribute, String value) {
        Map<String, String> changed = new TreeMap<>(attributes);
        changed.put(attribute, value);
        return new Sent(id, changed);
    }

    Sent deleted() {
        return new Sent(null, Map.of());
    }

    boolean isActive() {
        return "true".equals(attributes.get("active"));
    }
}
