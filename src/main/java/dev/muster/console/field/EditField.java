package dev.muster.console.field;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.field.Field;

/// The form for one field.
public record EditField(Field field, FilledForm form) implements View {

    @Override
    public String template() {
        return "field/edit";
    }

    /// People are recognised by it, so it stays in use.
    public boolean isEmail() {
        return field.key().equals(Field.EMAIL);
    }
}
