package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.dialect.ValueHabits;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks the JSON value of an attribute against its characteristics and gives it back in the schema's spelling
/// (RFC 7643 sections 2.1 to 2.5). Null, an empty array and an object without values are one state, unassigned,
/// and come back as null; other values come back as they were sent.
public final class ValueReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ValueHabits habits;
    private final Formats formats;

    public ValueReader(Habits habits) {
        this.habits = new ValueHabits(habits);
        this.formats = new Formats(habits);
    }

    /// Reads the value of an attribute as a whole.
    ///
    /// @param path how to call the attribute in a refusal
    /// @return null when the value is unassigned
    public @Nullable JsonNode read(Attribute attribute, JsonNode sent, String path) {
        JsonNode value = habits.whole(attribute, sent);
        if (value.isNull()) {
            return null;
        }
        return attribute.multiValued() ? several(attribute, value, path) : one(attribute, value, path);
    }

    /// The elements of a multi-valued attribute, from an array or from one element alone, as PATCH add allows
    /// (RFC 7644 section 3.5.2.1).
    public @Nullable ArrayNode elements(Attribute attribute, JsonNode sent, String path) {
        if (sent.isNull()) {
            return null;
        }
        return several(attribute, sent.isArray() ? sent : NODES.arrayNode().add(sent), path);
    }

    /// One element of a multi-valued attribute, or null when it holds nothing.
    public @Nullable JsonNode element(Attribute attribute, JsonNode sent, String path) {
        JsonNode value = habits.one(attribute, sent);
        return value.isNull() ? null : one(attribute, value, path);
    }

    /// What is to be merged into a complex value: only the sub-attributes that were sent, with null for those
    /// to be unassigned. Null when the value as a whole is to be unassigned.
    public @Nullable ObjectNode partial(Attribute attribute, JsonNode sent, String path) {
        JsonNode value = attribute.multiValued() ? habits.one(attribute, sent) : habits.whole(attribute, sent);
        return value.isNull() ? null : members(attribute, value, path, true);
    }

    private @Nullable ArrayNode several(Attribute attribute, JsonNode sent, String path) {
        if (!sent.isArray()) {
            throw invalid(path, "must be an array");
        }
        Elements elements = new Elements(attribute);
        for (JsonNode one : sent) {
            JsonNode element = element(attribute, one, path);
            if (element != null) {
                elements.add(element);
            }
        }
        ArrayNode merged = elements.array();
        Elements.requireOnePrimary(merged, path);
        return merged.isEmpty() ? null : merged;
    }

    private @Nullable JsonNode one(Attribute attribute, JsonNode sent, String path) {
        return switch (attribute.type()) {
            case COMPLEX -> {
                ObjectNode object = members(attribute, sent, path, false);
                yield object.isEmpty() ? null : object;
            }
            case OPEN -> Open.value(sent);
            case STRING, REFERENCE, BOOLEAN, DECIMAL, INTEGER, DATE_TIME, BINARY -> {
                formats.check(attribute, sent, path);
                yield sent;
            }
        };
    }

    /// Read-only sub-attributes and those that the schema does not know are ignored (RFC 7644 sections 3.1 and
    /// 3.3).
    private ObjectNode members(Attribute attribute, JsonNode sent, String path, boolean keepNulls) {
        if (!sent.isObject()) {
            throw invalid(path, "must be an object");
        }
        ObjectNode object = NODES.objectNode();
        for (Attribute subAttribute : attribute.subAttributes()) {
            JsonNode value = subAttribute.isReadOnly() ? null : member(sent, subAttribute.name());
            if (value == null) {
                continue;
            }
            JsonNode read = read(subAttribute, value, path + "." + subAttribute.name());
            if (read != null) {
                object.set(subAttribute.name(), read);
            } else if (keepNulls) {
                object.set(subAttribute.name(), NullNode.instance);
            }
        }
        if (!keepNulls) {
            requireAll(attribute, object, path);
        }
        return object;
    }

    private static void requireAll(Attribute attribute, ObjectNode object, String path) {
        for (Attribute subAttribute : attribute.subAttributes()) {
            if (subAttribute.required() && !object.isEmpty() && !object.has(subAttribute.name())) {
                throw invalid(path + "." + subAttribute.name(), "is required");
            }
        }
    }

    /// The member of that name, whatever its case (RFC 7643 section 2.1).
    public static @Nullable JsonNode member(JsonNode object, String name) {
        Optional<JsonNode> exact = object.optional(name);
        if (exact.isPresent()) {
            return exact.get();
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }

    private static Refused invalid(String path, String message) {
        return new Refused(new Refusal.InvalidValue(path, message));
    }
}
