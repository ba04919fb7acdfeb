package dev.muster.console.connect;

import dev.muster.console.Page;
import dev.muster.console.connect.GroupStep.Choice;
import dev.muster.field.Field;
import java.util.ArrayList;
import java.util.List;

/// What people can be grouped by: nothing, the department, a custom field that is mapped, or the identity
/// provider's own groups.
final class Choices {

    private Choices() {}

    static List<Choice> of(Page page, Draft draft, List<Field> fields) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(DraftReading.NONE, page.text("wizard.grouping.none")));
        for (Field field : fields) {
            if (field.key().equals(Field.DEPARTMENT) && field.active()) {
                choices.add(new Choice("field:" + field.key(), field.name()));
            }
        }
        for (int row : draft.places()) {
            String key = draft.form().typed(draft.name(row, "field"));
            if (key.equals(DraftReading.NEW)) {
                choices.add(new Choice("row:" + row, draft.form().typed(draft.name(row, "newName"))));
            }
            fields.stream()
                    .filter(field -> field.key().equals(key) && !field.standard())
                    .forEach(field -> choices.add(new Choice("row:" + row, field.name())));
        }
        choices.add(new Choice(DraftReading.MIRROR, page.text("wizard.grouping.mirror")));
        return choices;
    }
}
