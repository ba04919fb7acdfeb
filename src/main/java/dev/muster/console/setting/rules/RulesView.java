package dev.muster.console.setting.rules;

import dev.muster.console.View;
import dev.muster.console.job.JobProgress;
import dev.muster.field.Field;
import dev.muster.setting.Habit;
import dev.muster.setting.Rules;
import dev.muster.setting.ScimSetting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The form of a setting's rules.
///
/// @param setting as it is saved
/// @param paths what may be typed as an attribute, the paths that the client has sent first
/// @param work what is being done with the setting's people
/// @param focused the row that the focus goes to; -1 for none
/// @param isUnchanged whether nothing was changed, so that there is nothing to preview
/// @param differences what somebody else saved meanwhile, against what was typed
public record RulesView(
        ScimSetting setting,
        RulesForm form,
        List<Field> fields,
        OfferedGroups groups,
        List<String> paths,
        List<JobProgress> work,
        int focused,
        boolean isUnchanged,
        List<RuleChange> differences)
        implements View {

    static RulesView of(
            ScimSetting setting,
            RulesForm form,
            List<Field> fields,
            OfferedGroups groups,
            List<String> paths,
            List<JobProgress> work) {
        List<Field> used = fields.stream().filter(Field::active).toList();
        return new RulesView(setting, form, used, groups, paths, work, -1, false, List.of());
    }

    RulesView focused(int row) {
        return new RulesView(setting, form, fields, groups, paths, work, row, false, List.of());
    }

    RulesView unchanged() {
        return new RulesView(setting, form, fields, groups, paths, work, -1, true, List.of());
    }

    RulesView overtaken(List<RuleChange> changes) {
        return new RulesView(setting, form, fields, groups, paths, work, -1, false, changes);
    }

    @Override
    public String template() {
        return "setting/rules/form";
    }

    /// What fills the fields that no mapping fills, as it is saved: their names, and the paths that are tried in turn.
    public List<Rules.Source> defaults() {
        return Rules.of(setting, fields).sources().stream()
                .filter(source -> setting.mappings().stream()
                        .noneMatch(mapping ->
                                mapping.fieldKey().equals(source.field().key())))
                .toList();
    }

    public String tried(Rules.Source source) {
        return source.paths().stream().map(Rules.Path::text).collect(Collectors.joining(", "));
    }

    public List<Habit> habits() {
        return Arrays.asList(Habit.values());
    }

    public long habitsOff() {
        return habits().stream()
                .filter(habit -> !form.filled().isTicked(RulesForm.habitName(habit)))
                .count();
    }
}
