package dev.muster.api;

import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a body says of a target user: standard fields beside each other, custom ones below `fields`. Whether a
/// value fits its field, only the directory knows.
///
/// @param values by field key; a JSON null clears the field
/// @param status null when it is not to change
record PersonForm(Map<String, JsonNode> values, @Nullable Status status) {

    static PersonForm creation(ObjectNode body) {
        return read(body, false);
    }

    static PersonForm change(ObjectNode body) {
        return read(body, true);
    }

    private static PersonForm read(ObjectNode body, boolean withStatus) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        @Nullable Status status = null;
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String name = member.getKey();
            if (Field.STANDARD.contains(name)) {
                values.put(name, member.getValue());
            } else if (name.equals("fields") && member.getValue() instanceof ObjectNode fields) {
                custom(fields, values, errors);
            } else if (name.equals("status") && withStatus) {
                status = status(member.getValue(), errors);
            } else {
                String message = name.equals("fields") ? "must be an object" : "is unknown here, or cannot be set";
                errors.add(new FieldError(name, message));
            }
        }
        values.forEach((key, value) -> {
            if (value.isString() && !Folding.isStorable(value.stringValue())) {
                errors.add(new FieldError(key, "must not contain NUL or half of a surrogate pair"));
            }
        });
        if (!errors.isEmpty()) {
            throw new Refused(new Refusal.InvalidFields(errors));
        }
        return new PersonForm(values, status);
    }

    private static void custom(ObjectNode fields, Map<String, JsonNode> values, List<FieldError> errors) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (Field.STANDARD.contains(field.getKey())) {
                errors.add(new FieldError("fields." + field.getKey(), "is a standard field; put it beside 'fields'"));
            } else {
                values.put(field.getKey(), field.getValue());
            }
        }
    }

    private static @Nullable Status status(JsonNode value, List<FieldError> errors) {
        return switch (value.asString("")) {
            case "active" -> Status.ACTIVE;
            case "inactive" -> Status.INACTIVE;
            default -> {
                errors.add(new FieldError("status", "must be one of: active, inactive"));
                yield null;
            }
        };
    }
}
