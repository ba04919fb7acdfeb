package dev.muster.console.field;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.field.Field;
import java.util.List;

/// Asks before a field is deleted, and tells what becomes of values and mappings.
///
/// @param users the names of the SCIM settings that need the field; while there is one, it cannot be deleted
public record DeleteField(Field field, FilledForm form, List<String> users) implements View {
    @Override
    public String template() {
        return "field/delete";
    }
}
