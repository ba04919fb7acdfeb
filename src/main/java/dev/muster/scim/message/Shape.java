package dev.muster.scim.message;

import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The shape that every resource has, however it came about: the schema's order, the server's defaults, and in
/// `schemas` exactly the base schema and those extensions that carry values (RFC 7643 section 3).
public final class Shape {

    static final String SCHEMAS = "schemas";
    private static final String ACTIVE = "active";

    private Shape() {}

    /// A resource as it is stored: with defaults, without id and meta.
    public static ObjectNode stored(ResourceType type, ObjectNode resource) {
        // A user is active until somebody says otherwise, so that a filter on `active` finds what answers show
        // (RFC 7644 section 3.3).
        if (type.core().attribute(ACTIVE).isPresent() && !resource.has(ACTIVE)) {
            resource.set(ACTIVE, BooleanNode.TRUE);
        }
        return ordered(type, resource);
    }

    private static ObjectNode ordered(ResourceType type, ObjectNode resource) {
        return ordered(type, resource, Map.of());
    }

    /// The same members in the schema's order, which a database does not keep, with `schemas` made anew.
    ///
    /// @param known attributes of the type that take the place of the resource's own
    static ObjectNode ordered(ResourceType type, ObjectNode resource, Map<String, ? extends JsonNode> known) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        ArrayNode schemas = ordered.putArray(SCHEMAS).add(type.core().urn());
        ResourceType.COMMON.forEach(attribute -> copy(attribute, resource, known, ordered));
        type.core().attributes().forEach(attribute -> copy(attribute, resource, known, ordered));
        for (Schema extension : type.extensions()) {
            if (resource.get(extension.urn()) instanceof ObjectNode values) {
                ObjectNode shaped = ordered(extension, values);
                if (!shaped.isEmpty()) {
                    schemas.add(extension.urn());
                    ordered.set(extension.urn(), shaped);
                }
            }
        }
        for (Map.Entry<String, JsonNode> other : resource.properties()) {
            if (isExtension(other.getKey()) && type.extension(other.getKey()).isEmpty()) {
                schemas.add(other.getKey());
                ordered.set(other.getKey(), other.getValue());
            }
        }
        return ordered;
    }

    /// Member names with a colon are URNs of extensions: no attribute name has one (RFC 7643 section 2.1).
    static boolean isExtension(String name) {
        return name.indexOf(':') >= 0;
    }

    private static ObjectNode ordered(Schema extension, ObjectNode values) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        extension.attributes().stream()
                .filter(attribute -> attribute.returned() != Attribute.Returned.NEVER)
                .forEach(attribute -> copy(attribute, values, Map.of(), ordered));
        if (extension.open()) {
            // By their exact names: what a client spells otherwise is not yet in its place.
            List<String> names =
                    extension.attributes().stream().map(Attribute::name).toList();
            values.properties().stream()
                    .filter(other -> !names.contains(other.getKey()))
                    .forEach(other -> ordered.set(other.getKey(), other.getValue()));
        }
        return ordered;
    }

    private static void copy(
            Attribute attribute, ObjectNode from, Map<String, ? extends JsonNode> known, ObjectNode to) {
        @Nullable JsonNode own = known.get(attribute.name());
        @Nullable JsonNode value = own == null ? from.get(attribute.name()) : own;
        if (value != null && !attribute.name().equals(SCHEMAS)) {
            to.set(attribute.name(), ordered(attribute, value));
        }
    }

    private static JsonNode ordered(Attribute attribute, JsonNode value) {
        if (!attribute.isComplex()) {
            return value;
        }
        if (value instanceof ArrayNode elements) {
            ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
            elements.forEach(element -> ordered.add(ordered(attribute, element)));
            return ordered;
        }
        return value instanceof ObjectNode object ? members(attribute, object) : value;
    }

    private static ObjectNode members(Attribute attribute, ObjectNode object) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        for (Attribute subAttribute : attribute.subAttributes()) {
            @Nullable JsonNode value = object.get(subAttribute.name());
            if (value != null) {
                ordered.set(subAttribute.name(), value);
            }
        }
        return ordered;
    }
}
