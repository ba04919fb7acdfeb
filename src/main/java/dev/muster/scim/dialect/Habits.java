package dev.muster.scim.dialect;

import dev.muster.filter.Tolerance;
import dev.muster.setting.Dialect;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/// The habits that are understood for one setting: all of them in a tolerant one, none in a strict one. Each
/// use is told, so that it can be counted.
public final class Habits {

    private final Set<Habit> understood;
    private final Consumer<Habit> used;

    public Habits(Set<Habit> understood, Consumer<Habit> used) {
        this.understood = understood.isEmpty() ? EnumSet.noneOf(Habit.class) : EnumSet.copyOf(understood);
        this.used = used;
    }

    public static Habits of(Dialect dialect, Consumer<Habit> used) {
        return switch (dialect) {
            case TOLERANT -> new Habits(EnumSet.allOf(Habit.class), used);
            case STRICT -> new Habits(EnumSet.noneOf(Habit.class), used);
        };
    }

    /// Without counting.
    public static Habits of(Dialect dialect) {
        return of(dialect, habit -> {});
    }

    /// The same without one habit.
    public Habits without(Habit habit) {
        Set<Habit> fewer = EnumSet.copyOf(understood);
        fewer.remove(habit);
        return new Habits(fewer, used);
    }

    /// To be asked only where the habit shows: a yes counts as a use.
    public boolean understand(Habit habit) {
        boolean yes = understood.contains(habit);
        if (yes) {
            used.accept(habit);
        }
        return yes;
    }

    /// The habits that show in filters and paths, as their parsers take them. Their uses are not counted: a
    /// parser reports none.
    public Tolerance tolerance() {
        return new Tolerance(
                understood.contains(Habit.UNQUOTED_LITERAL),
                understood.contains(Habit.EMAIL_ALIAS),
                understood.contains(Habit.BARE_EXTENSION_NAME),
                understood.contains(Habit.BARE_REFERENCE),
                understood.contains(Habit.FILTER_AFTER_BRACKETS),
                understood.contains(Habit.UNKNOWN_EXTENSION));
    }
}
