package dev.muster.console.connect;

import dev.muster.console.View;
import java.util.List;
import java.util.UUID;

/// The second page of the wizard: the target group, what groups are made of, and what that does with an example.
///
/// @param address where the wizard is
/// @param id what the setting will be called by
/// @param choices what people can be grouped by
/// @param groups the names of some groups, as suggestions
public record GroupStep(
        String address, UUID id, Draft draft, List<Choice> choices, List<String> groups, ExamplePerson example)
        implements View {

    /// @param value what the form sends
    /// @param label as people read it
    public record Choice(String value, String label) {}

    @Override
    public String template() {
        return "connect/groups";
    }

    /// What is chosen among the groups of people; nothing yet is none.
    public String target() {
        String typed = draft.form().typed(Draft.TARGET);
        return typed.isEmpty() ? DraftReading.NONE : typed;
    }

    public String grouping() {
        String typed = draft.form().typed(Draft.GROUPING);
        boolean offered = choices.stream().anyMatch(choice -> choice.value().equals(typed));
        return offered ? typed : DraftReading.NONE;
    }
}
