package dev.muster.scim.bulk;

import dev.muster.http.Method;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds the places of a body where a reference can stand, and has it replaced there (RFC 7644 section 3.7.2):
/// in complex attributes that refer to resources, such as `members` and `manager`, and in extensions that no
/// schema describes. Elsewhere `bulkId:x` is text like any other.
final class References {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ResourceType type;
    private final ReferenceValues values;

    References(ResourceType type, Lookup lookup) {
        this.type = type;
        this.values = new ReferenceValues(lookup);
    }

    /// A copy of a body without references by name.
    ObjectNode replaced(Method method, ObjectNode data) {
        return method == Method.PATCH ? patch(data) : resource(data);
    }

    private ObjectNode resource(ObjectNode sent) {
        ObjectNode replaced = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            set(replaced, member.getKey(), at(path(member.getKey()), member.getValue()));
        }
        return replaced;
    }

    private ObjectNode patch(ObjectNode sent) {
        ObjectNode replaced = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            boolean isOperations = member.getKey().equalsIgnoreCase("Operations")
                    && member.getValue().isArray();
            replaced.set(member.getKey(), isOperations ? operations(member.getValue()) : member.getValue());
        }
        return replaced;
    }

    private ArrayNode operations(JsonNode sent) {
        ArrayNode replaced = NODES.arrayNode();
        sent.forEach(operation -> replaced.add(operation instanceof ObjectNode object ? operation(object) : operation));
        return replaced;
    }

    private ObjectNode operation(ObjectNode sent) {
        String text = "";
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            text = member.getKey().equalsIgnoreCase("path") ? member.getValue().asString("") : text;
        }
        AttributePath path = path(text.indexOf('[') < 0 ? text : text.substring(0, text.indexOf('[')));
        ObjectNode replaced = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            JsonNode value = member.getValue();
            @Nullable
            JsonNode now = switch (member.getKey().toLowerCase(Locale.ROOT)) {
                case "path" -> value.isString() && refers(path) ? values.selection(value.stringValue()) : value;
                case "value" -> text.isEmpty() ? whole(value) : at(path, value);
                default -> value;
            };
            set(replaced, member.getKey(), now);
        }
        return replaced;
    }

    /// The value of an operation without path: an object, or (clients' row P6) an array that holds one.
    private JsonNode whole(JsonNode value) {
        if (value instanceof ArrayNode array) {
            ArrayNode replaced = NODES.arrayNode();
            array.forEach(element -> replaced.add(whole(element)));
            return replaced;
        }
        return value instanceof ObjectNode object ? resource(object) : value;
    }

    /// Attributes of an extension may be named without its URN (clients' row Q6).
    private @Nullable AttributePath path(String name) {
        return Paths.resolve(type, name)
                .or(() -> Paths.inExtensions(type, name))
                .orElse(null);
    }

    private @Nullable JsonNode at(@Nullable AttributePath path, JsonNode value) {
        if (path == null) {
            return value;
        }
        if (path.isWholeExtension() && isDescribed(path) && value instanceof ObjectNode object) {
            return extension(path, object);
        }
        if (path.attribute().type() == Attribute.Type.OPEN) {
            return values.anywhere(value);
        }
        return refers(path) ? values.reference(value, path.leaf().name().equals("$ref")) : value;
    }

    private boolean isDescribed(AttributePath path) {
        return path.extension() != null && type.extension(path.extension()).isPresent();
    }

    private static boolean refers(@Nullable AttributePath path) {
        return path != null && path.attribute().subAttribute("$ref").isPresent();
    }

    private ObjectNode extension(AttributePath extension, ObjectNode sent) {
        ObjectNode replaced = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            AttributePath path = path(extension + ":" + member.getKey());
            set(replaced, member.getKey(), at(path, member.getValue()));
        }
        return replaced;
    }

    static void set(ObjectNode object, String name, @Nullable JsonNode value) {
        if (value != null) {
            object.set(name, value);
        }
    }
}
