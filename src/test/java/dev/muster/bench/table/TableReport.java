package dev.muster.bench.table;

import dev.muster.bench.figures.Grid;
import dev.muster.bench.machine.Machine;
import java.util.List;
import java.util.Locale;

/// What the pages of one company's people took.
///
/// @param loadSeconds to bring the people in
record TableReport(String date, Machine machine, int people, int requests, double loadSeconds, List<Figure> figures) {

    static final int GOAL_MILLIS = 100;

    /// @param page what it shows
    /// @param medianMillis until the whole page was there
    /// @param wrong answers that were no such page
    record Figure(String page, double medianMillis, double worstMillis, long kilobytes, int wrong) {}

    boolean isRight() {
        return figures.stream().allMatch(figure -> figure.wrong() == 0);
    }

    boolean reachesItsGoal() {
        return figures.stream().allMatch(figure -> figure.medianMillis() < GOAL_MILLIS);
    }

    String text() {
        return "\n" + told() + "\n\n" + grid().text() + "\n";
    }

    String markdown() {
        return "\n" + told() + "\n\n" + grid().markdown() + "\n";
    }

    private String told() {
        return machine.told(date)
                + String.format(
                        Locale.ROOT,
                        " %,d people in one company, loaded in %.0f s; each page asked for %d times, one after the other.",
                        people,
                        loadSeconds,
                        requests);
    }

    private Grid grid() {
        return new Grid(
                List.of("page of people", "median ms", "worst ms", "kB", "wrong"),
                List.of(0),
                figures.stream()
                        .map(figure -> List.of(
                                figure.page(),
                                Grid.number(figure.medianMillis()),
                                Grid.number(figure.worstMillis()),
                                String.valueOf(figure.kilobytes()),
                                String.valueOf(figure.wrong())))
                        .toList());
    }
}
