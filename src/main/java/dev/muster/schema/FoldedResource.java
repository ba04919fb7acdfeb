package dev.muster.schema;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The comparison form of a resource, stored beside it and the only thing that filters look at: the same
/// structure, with each value in the form in which it compares. So a filter needs no collation and no function
/// of the database (docs/decisions/filters-compare-a-folded-copy.md).
public final class FoldedResource {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FoldedResource() {}

    /// The comparison form of a resource in the schema's spelling. What is unassigned is left out, a
    /// multi-valued attribute is always an array, and `schemas` names what the resource really holds.
    public static ObjectNode of(ResourceType type, ObjectNode resource) {
        ObjectNode folded = JSON.objectNode();
        ArrayNode schemas = JSON.arrayNode().add(Folding.fold(type.core().urn()));
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            if (Paths.isUrn(member.getKey())) {
                addExtension(folded, schemas, type, member.getKey(), member.getValue());
            } else {
                type.attribute(member.getKey())
                        .ifPresent(attribute -> addValue(folded, attribute.name(), attribute, member.getValue()));
            }
        }
        folded.set("schemas", schemas);
        return folded;
    }

    /// Text in the form in which values of the attribute compare, for both sides of a comparison.
    public static String text(Attribute attribute, String text) {
        if (attribute.type() == Attribute.Type.BINARY) {
            return withoutPadding(text);
        }
        if (attribute.caseExact()) {
            return text;
        }
        return attribute.name().equals("userName") ? UserNameKey.mapped(text) : Folding.fold(text);
    }

    /// The member under which the comparison form keeps an extension: as its schema spells it, or folded when
    /// none does.
    public static String extensionKey(ResourceType type, String urn) {
        return fixed(type, urn).map(Schema::urn).orElseGet(() -> Folding.fold(urn));
    }

    /// Whether the extension is kept as if no schema described it. That holds for an open schema too: its
    /// description may change without any resource being written again.
    public static boolean isOpen(ResourceType type, String urn) {
        return fixed(type, urn).isEmpty();
    }

    private static Optional<Schema> fixed(ResourceType type, String urn) {
        return type.extension(urn).filter(schema -> !schema.open());
    }

    private static void addExtension(
            ObjectNode folded, ArrayNode schemas, ResourceType type, String urn, JsonNode value) {
        if (!(value instanceof ObjectNode members)) {
            return;
        }
        ObjectNode extension = JSON.objectNode();
        fixed(type, urn)
                .ifPresentOrElse(schema -> addKnown(extension, schema, members), () -> addOpen(extension, members));
        if (!extension.isEmpty()) {
            folded.set(extensionKey(type, urn), extension);
            schemas.add(Folding.fold(urn));
        }
    }

    private static void addKnown(ObjectNode folded, Schema schema, ObjectNode members) {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            schema.attribute(member.getKey())
                    .ifPresent(attribute -> addValue(folded, attribute.name(), attribute, member.getValue()));
        }
    }

    private static void addOpen(ObjectNode folded, ObjectNode members) {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            addValue(folded, Folding.fold(member.getKey()), Attribute.open(member.getKey()), member.getValue());
        }
    }

    private static void addValue(ObjectNode folded, String name, Attribute attribute, JsonNode value) {
        if (attribute.returned() == Attribute.Returned.NEVER) {
            return; // what may never be seen may not be guessed by filters either
        }
        if (attribute.multiValued() || attribute.type() == Attribute.Type.OPEN) {
            ArrayNode elements = JSON.arrayNode();
            addElements(elements, attribute, value);
            if (!elements.isEmpty()) {
                folded.set(name, elements);
            }
            return;
        }
        JsonNode form = form(attribute, value);
        if (!form.isMissingNode()) {
            folded.set(name, form);
        }
    }

    private static void addElements(ArrayNode elements, Attribute attribute, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> addElements(elements, attribute, element));
            return;
        }
        JsonNode form = form(attribute, value);
        if (!form.isMissingNode()) {
            elements.add(form);
        }
    }

    /// One value in comparison form; missing when it is unassigned or not of the attribute's type.
    private static JsonNode form(Attribute attribute, JsonNode value) {
        return switch (attribute.type()) {
            case STRING, REFERENCE, BINARY -> textForm(attribute, value);
            case BOOLEAN -> value.isBoolean() ? value : JSON.missingNode();
            case DECIMAL, INTEGER -> value.isNumber() ? value : JSON.missingNode();
            case DATE_TIME -> timeForm(value);
            case COMPLEX -> complexForm(attribute, value);
            case OPEN -> openForm(attribute, value);
        };
    }

    private static JsonNode textForm(Attribute attribute, JsonNode value) {
        return value.isString() ? JSON.stringNode(text(attribute, value.stringValue())) : JSON.missingNode();
    }

    private static JsonNode timeForm(JsonNode value) {
        if (!value.isString()) {
            return JSON.missingNode();
        }
        return DateTime.epochSeconds(value.stringValue())
                .<JsonNode>map(JSON::numberNode)
                .orElseGet(JSON::missingNode);
    }

    private static JsonNode complexForm(Attribute attribute, JsonNode value) {
        ObjectNode folded = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            attribute
                    .subAttribute(member.getKey())
                    .ifPresent(subAttribute -> addValue(folded, subAttribute.name(), subAttribute, member.getValue()));
        }
        return folded.isEmpty() ? JSON.missingNode() : folded;
    }

    private static JsonNode openForm(Attribute attribute, JsonNode value) {
        if (value instanceof ObjectNode members) {
            ObjectNode folded = JSON.objectNode();
            addOpen(folded, members);
            return folded.isEmpty() ? JSON.missingNode() : folded;
        }
        if (value.isString()) {
            return textForm(attribute, value);
        }
        return value.isNull() ? JSON.missingNode() : value;
    }

    private static String withoutPadding(String base64) {
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        return base64.substring(0, end);
    }
}
