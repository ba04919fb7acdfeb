package dev.muster.scim.dialect;

import dev.muster.filter.Tolerance;
import dev.muster.setting.Dialect;
import dev.muster.setting.Habit;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/// The habits that are understood of one client, for one request. Each use is told once, however often the
/// habit shows in the request, so that the count says in how many requests a client needed it.
public final class Habits implements Tolerance {

    private final Dialect dialect;
    private final Consumer<Habit> used;
    private final Set<Habit> told = EnumSet.noneOf(Habit.class);

    private Habits(Dialect dialect, Consumer<Habit> used) {
        this.dialect = dialect;
        this.used = used;
    }

    public static Habits of(Dialect dialect, Consumer<Habit> used) {
        return new Habits(dialect, used);
    }

    /// Without counting.
    public static Habits of(Dialect dialect) {
        return of(dialect, habit -> {});
    }

    /// To be asked only where the habit shows and the strict reading would differ: a yes counts as a use.
    public boolean understand(Habit habit) {
        boolean yes = dialect.understands(habit);
        if (yes && told.add(habit)) {
            used.accept(habit);
        }
        return yes;
    }

    /// Whether the habit would be understood, where it does not show yet.
    public boolean has(Habit habit) {
        return dialect.understands(habit);
    }

    /// The habits that show in filters and paths, as their parsers ask for them.
    public Tolerance tolerance() {
        return this;
    }

    @Override
    public boolean unquotedLiterals() {
        return understand(Habit.UNQUOTED_LITERAL);
    }

    @Override
    public boolean emailAlias() {
        return understand(Habit.EMAIL_ALIAS);
    }

    @Override
    public boolean bareExtensionNames() {
        return understand(Habit.BARE_EXTENSION_NAME);
    }

    @Override
    public boolean complexMeansValue() {
        return understand(Habit.BARE_REFERENCE);
    }

    @Override
    public boolean filteredSubAttribute() {
        return understand(Habit.FILTER_AFTER_BRACKETS);
    }

    @Override
    public boolean unknownExtensions() {
        return understand(Habit.UNKNOWN_EXTENSION);
    }
}
