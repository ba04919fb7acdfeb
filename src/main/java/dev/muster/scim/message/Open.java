package dev.muster.scim.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values that no schema describes: kept as sent, without what counts as unassigned (RFC 7643 section 2.5).
public final class Open {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Open() {}

    /// Takes a value as it is.
    ///
    /// @return null when nothing is left
    public static @Nullable JsonNode value(JsonNode sent) {
        return switch (sent) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            default -> sent.isNull() ? null : sent;
        };
    }

    /// What is to be merged into an object: null for a part that is to be unassigned.
    public static ObjectNode parts(ObjectNode sent) {
        ObjectNode parts = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            JsonNode value = value(member.getValue());
            parts.set(member.getKey(), value == null ? NODES.nullNode() : value);
        }
        return parts;
    }

    private static @Nullable JsonNode object(ObjectNode sent) {
        ObjectNode kept = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            JsonNode value = value(member.getValue());
            if (value != null) {
                kept.set(member.getKey(), value);
            }
        }
        return kept.isEmpty() ? null : kept;
    }

    private static @Nullable JsonNode array(ArrayNode sent) {
        ArrayNode kept = NODES.arrayNode();
        for (JsonNode element : sent) {
            JsonNode value = value(element);
            if (value != null) {
                kept.add(value);
            }
        }
        return kept.isEmpty() ? null : kept;
    }
}
