package dev.muster.console.people;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.field.Field;
import java.util.List;

/// The form for a person who is to be.
///
/// @param fields those in use, in their order
public record NewPerson(FilledForm form, List<Field> fields) implements View {
    @Override
    public String template() {
        return "people/new";
    }
}
