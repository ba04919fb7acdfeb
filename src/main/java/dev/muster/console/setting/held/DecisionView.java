package dev.muster.console.setting.held;

import dev.muster.console.View;
import dev.muster.directory.user.HeldPeople;
import dev.muster.directory.user.Person;
import dev.muster.setting.ScimSetting;
import java.util.List;

/// Asks whether the removal of these people shall really be applied or discarded.
///
/// @param people nobody when all are meant
public record DecisionView(
        ScimSetting setting, HeldPeople.Decision decision, List<Person> people, HeldPeople.Counts counts)
        implements View {

    @Override
    public String template() {
        return "setting/held/decision";
    }

    public boolean isApplied() {
        return decision == HeldPeople.Decision.APPLY;
    }

    /// The button that was pressed, in keys of texts and in the form.
    public String word() {
        return isApplied() ? "apply" : "discard";
    }

    public String action() {
        return people.isEmpty() ? word() + "-all" : word();
    }
}
