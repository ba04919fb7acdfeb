package dev.muster.setting;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How a setting reads what its client writes: with the habits of known clients understood, but for those that
/// are switched off, or by the letter of the RFCs only.
///
/// @param off kept in a strict setting too, so that they are off again when it becomes tolerant
public record Dialect(Reading reading, Set<Habit> off) {

    public static final Dialect TOLERANT = new Dialect(Reading.TOLERANT, Set.of());
    public static final Dialect STRICT = new Dialect(Reading.STRICT, Set.of());

    /// Whether habits are understood at all.
    public enum Reading {
        TOLERANT,
        STRICT;

        static final List<String> WORDS = List.of("tolerant", "strict");

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reading of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Dialect {
        off = ordered(off);
    }

    /// Whether what shows the habit is understood.
    public boolean understands(Habit habit) {
        return switch (reading) {
            case TOLERANT -> !off.contains(habit);
            case STRICT -> false;
        };
    }

    /// In the order of the table, whatever the order in which they were named.
    private static Set<Habit> ordered(Set<Habit> habits) {
        Set<Habit> ordered = EnumSet.noneOf(Habit.class);
        ordered.addAll(habits);
        return Collections.unmodifiableSet(ordered);
    }
}
