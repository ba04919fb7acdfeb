package dev.muster.console.overview;

import java.util.Arrays;
import java.util.Locale;

/// How much of the past a chart shows, and in how long steps. The key of its name in the texts is `chart.` and its
/// word.
public enum ChartRange {
    DAY(24, 1),
    WEEK(28, 6),
    MONTH(30, 24);

    private final int steps;
    private final int hours;

    ChartRange(int steps, int hours) {
        this.steps = steps;
        this.hours = hours;
    }

    int steps() {
        return steps;
    }

    /// How many hours a step has.
    int hours() {
        return hours;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is no range shows a day.
    static ChartRange of(String word) {
        return Arrays.stream(values())
                .filter(range -> range.word().equals(word))
                .findFirst()
                .orElse(DAY);
    }
}
