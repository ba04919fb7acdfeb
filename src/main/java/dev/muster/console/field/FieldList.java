package dev.muster.console.field;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.field.Field;
import dev.muster.field.FieldType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fields of a company in their order, and the form for a new one.
///
/// @param moved the field that was moved just now, or null
public record FieldList(
        List<Field> fields, FilledForm form, @Nullable UUID moved) implements View {

    @Override
    public String template() {
        return "field/list";
    }

    public List<FieldType> types() {
        return List.of(FieldType.values());
    }

    public boolean isLast(Field field) {
        return field.equals(fields.getLast());
    }
}
