package dev.muster.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a client said in the extension of the fields, brought into the fields' spelling and types (rules F3,
/// F6). What is no field stays as it is: it may become one.
///
/// @param resource the resource, without values that do not fit
/// @param unfit the fields that such values were sent for
public record SentFields(ObjectNode resource, List<Field> unfit) {

    public SentFields {
        unfit = List.copyOf(unfit);
    }

    /// @param fields all fields of the company, those that are switched off too
    public static SentFields of(ObjectNode resource, List<Field> fields) {
        if (resource.propertyNames().stream().noneMatch(SentFields::isExtension)) {
            return new SentFields(resource, List.of());
        }
        ObjectNode settled = resource.deepCopy();
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        List<Field> unfit = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            if (isExtension(member.getKey())) {
                settled.remove(member.getKey());
                member.getValue().properties().forEach(value -> add(value, fields, values, unfit));
            }
        }
        if (!values.isEmpty()) {
            settled.set(FieldExtension.URN, values);
        }
        return new SentFields(settled, unfit);
    }

    private static boolean isExtension(String attribute) {
        return attribute.equalsIgnoreCase(FieldExtension.URN);
    }

    private static void add(
            Map.Entry<String, JsonNode> sent, List<Field> fields, ObjectNode values, List<Field> unfit) {
        Optional<Field> field = fields.stream()
                .filter(each -> !each.standard() && each.key().equalsIgnoreCase(sent.getKey()))
                .findFirst();
        if (field.isEmpty()) {
            values.set(sent.getKey(), sent.getValue());
            return;
        }
        JsonNode value = alone(sent.getValue());
        if (!isUnassigned(field.get(), value)) {
            field.get()
                    .type()
                    .fitted(value)
                    .ifPresentOrElse(fitted -> values.set(field.get().key(), fitted), () -> unfit.add(field.get()));
        }
    }

    /// Some clients put a single value into an array.
    private static JsonNode alone(JsonNode value) {
        return value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    /// Some clients clear what is no text by an empty one.
    private static boolean isUnassigned(Field field, JsonNode value) {
        boolean isBlank = value.isString() && value.stringValue().isBlank();
        return value.isNull() || (value.isArray() && value.isEmpty()) || (isBlank && field.type() != FieldType.TEXT);
    }
}
