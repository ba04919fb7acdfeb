package dev.muster.console.people;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.field.Field;
import dev.muster.field.FieldType;
import dev.muster.schema.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of a company as the fields of a form, each named by its key. Whether a value fits its field, the
/// directory knows.
public final class FieldInputs {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FieldInputs() {}

    /// What was given, with nothing for an empty field.
    static Map<String, JsonNode> given(Page page, FilledForm form, List<Field> fields) {
        Map<String, JsonNode> values = new HashMap<>();
        for (Field field : fields) {
            String text = text(page, form, field);
            if (!text.isEmpty()) {
                values.put(field.key(), JSON.stringNode(text));
            }
        }
        return values;
    }

    /// What is other than before; a JSON null clears a field.
    ///
    /// @param fields those that may be edited
    static Map<String, JsonNode> changed(Page page, FilledForm form, List<Field> fields, Map<String, JsonNode> before) {
        Map<String, JsonNode> changes = new HashMap<>();
        for (Field field : fields) {
            String text = text(page, form, field);
            String was =
                    before.containsKey(field.key()) ? before.get(field.key()).asString() : "";
            if (!text.equals(was.strip())) {
                changes.put(field.key(), text.isEmpty() ? JSON.nullNode() : JSON.stringNode(text));
            }
        }
        return changes;
    }

    private static String text(Page page, FilledForm form, Field field) {
        String text = form.typed(field.key()).strip();
        if (!Folding.isStorable(text)) {
            form.wrong(field.key(), page.text("form.control-characters"));
        }
        return text;
    }

    /// What kind of field a browser shows.
    public static String type(Field field) {
        if (field.type() == FieldType.DATE) {
            return "date";
        }
        return field.key().equals(Field.EMAIL) ? "email" : field.key().equals(Field.PHONE_NUMBER) ? "tel" : "text";
    }

    /// Whether the form insists: on the address always, for it is how people are recognised.
    public static boolean isOptional(Field field) {
        return !field.required() && !field.key().equals(Field.EMAIL);
    }

    public static boolean isChoice(Field field) {
        return field.type() == FieldType.BOOLEAN;
    }
}
