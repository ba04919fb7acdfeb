package dev.muster.scim.dialect;

import dev.muster.schema.Attribute;
import dev.muster.setting.Habit;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings one value of an attribute into the form that the schema asks for (rows V1 to V10 of the habits). A
/// value that needs nothing comes back as it is; what cannot be mended too, and the strict reading refuses it.
public record ValueHabits(Habits habits) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The value of the attribute as a whole: an array for a multi-valued one.
    public JsonNode whole(Attribute attribute, JsonNode sent) {
        if (attribute.type() == Attribute.Type.OPEN) {
            return sent;
        }
        if (attribute.multiValued()) {
            return sent.isObject() && habits.understand(Habit.LONE_OBJECT)
                    ? NODES.arrayNode().add(sent)
                    : sent;
        }
        if (sent.isArray() && sent.size() == 1 && habits.understand(Habit.LONE_ELEMENT)) {
            return one(attribute, sent.get(0));
        }
        return one(attribute, sent);
    }

    /// A single value, or one element of several.
    public JsonNode one(Attribute attribute, JsonNode sent) {
        if (attribute.isComplex()) {
            return sent.isObject() ? complex(attribute, (ObjectNode) sent) : textForComplex(attribute, sent);
        }
        if (!sent.isString()) {
            return sent;
        }
        return switch (attribute.type()) {
            case BOOLEAN -> bool(sent);
            case DECIMAL, INTEGER, DATE_TIME, BINARY -> emptyIsNull(sent, Habit.EMPTY_TEXT);
            case STRING, REFERENCE, COMPLEX, OPEN -> sent;
        };
    }

    private JsonNode bool(JsonNode sent) {
        String text = sent.stringValue().strip();
        boolean isTrue = text.equalsIgnoreCase("true");
        if ((isTrue || text.equalsIgnoreCase("false")) && habits.understand(Habit.TEXT_BOOLEAN)) {
            return BooleanNode.valueOf(isTrue);
        }
        return emptyIsNull(sent, Habit.EMPTY_TEXT);
    }

    private JsonNode textForComplex(Attribute attribute, JsonNode sent) {
        if (!sent.isString()) {
            return sent;
        }
        if (sent.stringValue().isBlank()) {
            return emptyIsNull(sent, Habit.EMPTY_COMPLEX);
        }
        if (isReference(attribute) && habits.understand(Habit.TEXT_REFERENCE)) {
            return NODES.objectNode().set("value", sent);
        }
        return sent;
    }

    private JsonNode complex(Attribute attribute, ObjectNode sent) {
        return isReference(attribute) ? reference(sent) : jsonInText(attribute, sent);
    }

    private JsonNode reference(ObjectNode sent) {
        ObjectNode value = sent;
        Optional<JsonNode> managerId = member(sent, "managerId");
        if (managerId.isPresent() && member(sent, "value").isEmpty() && habits.understand(Habit.MANAGER_ID)) {
            value = sent.deepCopy();
            value.set("value", managerId.get());
        }
        Optional<JsonNode> id = member(value, "value");
        boolean empty =
                id.isPresent() && id.get().isString() && id.get().stringValue().isBlank();
        return empty && habits.understand(Habit.EMPTY_COMPLEX) ? NullNode.instance : value;
    }

    /// A single-valued complex attribute that is a reference by `value`: `manager`.
    private static boolean isReference(Attribute attribute) {
        return !attribute.multiValued()
                && attribute.subAttribute("value").isPresent()
                && attribute.subAttribute("$ref").isPresent();
    }

    private JsonNode jsonInText(Attribute attribute, ObjectNode sent) {
        Optional<JsonNode> value = member(sent, "value");
        if (!attribute.name().equals("roles") || value.isEmpty() || !value.get().isString()) {
            return sent;
        }
        Optional<ObjectNode> inner = object(value.get().stringValue());
        if (inner.isEmpty() || !habits.understand(Habit.JSON_IN_TEXT)) {
            return sent;
        }
        ObjectNode role = sent.deepCopy();
        text(inner.get(), "value").or(() -> text(inner.get(), "id")).ifPresent(id -> role.set("value", id));
        text(inner.get(), "displayName").ifPresent(name -> role.set("display", name));
        return role;
    }

    private static Optional<ObjectNode> object(String text) {
        // Escapes could bring in what the checks of the body have kept out (half a surrogate pair, NUL).
        if (!text.stripLeading().startsWith("{") || text.contains("\\u")) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException | NumberFormatException e) { // the latter for an exponent that no int holds
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> text(ObjectNode object, String name) {
        return member(object, name).filter(JsonNode::isString);
    }

    private JsonNode emptyIsNull(JsonNode sent, Habit habit) {
        return sent.stringValue().isBlank() && habits.understand(habit) ? NullNode.instance : sent;
    }

    private static Optional<JsonNode> member(ObjectNode object, String name) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return Optional.of(member.getValue());
            }
        }
        return Optional.empty();
    }
}
