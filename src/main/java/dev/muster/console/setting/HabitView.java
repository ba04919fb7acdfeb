package dev.muster.console.setting;

import dev.muster.console.View;
import dev.muster.setting.Dialect;
import dev.muster.setting.Habit;
import dev.muster.setting.HabitUses;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The habits of a setting's client.
///
/// @param used those that it has shown, the most frequent first
/// @param others in the order of the list of habits
public record HabitView(ScimSetting setting, List<Habit> used, List<Habit> others, Map<Habit, HabitUses> uses)
        implements View {

    static HabitView of(Settings.Overview overview) {
        Map<Habit, HabitUses> uses = overview.habits();
        Comparator<Map.Entry<Habit, HabitUses>> most =
                Comparator.comparingLong(use -> -use.getValue().uses());
        List<Habit> used =
                uses.entrySet().stream().sorted(most).map(Map.Entry::getKey).toList();
        List<Habit> others = Arrays.stream(Habit.values())
                .filter(habit -> !uses.containsKey(habit))
                .toList();
        return new HabitView(overview.setting(), used, others, uses);
    }

    @Override
    public String template() {
        return "setting/habits/list";
    }

    public boolean isStrict() {
        return setting.dialect().reading() == Dialect.Reading.STRICT;
    }

    /// Whether it is not switched off by itself, whatever the reading of the setting is.
    public boolean isOn(Habit habit) {
        return !setting.dialect().off().contains(habit);
    }
}
