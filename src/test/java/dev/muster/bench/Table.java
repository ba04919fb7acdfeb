package dev.muster.bench;

import dev.muster.bench.Report.Goal;
import dev.muster.bench.Report.Measurement;
import dev.muster.bench.figures.Grid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The figures in lines and columns, for a terminal and for a page.
final class Table {

    private static final List<String> HEAD = List.of(
            "phase",
            "connections",
            "a second",
            "of",
            "ceiling",
            "ratio",
            "p50 ms",
            "p99 ms",
            "JVM µs",
            "database µs",
            "load µs",
            "RSS MiB",
            "heap MiB",
            "refused",
            "wrong");

    private Table() {}

    static Grid of(Report report) {
        return new Grid(
                HEAD,
                List.of(0, 3),
                report.measurements().stream().map(Table::line).toList());
    }

    static String goal(Goal goal) {
        String verdict =
                goal.reached() == null ? "not judged" : goal.reached() ? "reached" : "not reached" + reason(goal);
        return goal.name() + ": " + goal.wanted() + "; " + goal.found() + ": " + verdict;
    }

    private static String reason(Goal goal) {
        Path profile = Profile.file(goal.watched());
        return Files.exists(profile) ? "; " + profile + " says where the time goes" : "";
    }

    private static List<String> line(Measurement one) {
        return List.of(
                one.phase(),
                String.valueOf(one.connections()),
                Grid.number(one.rate()),
                one.unit(),
                Grid.number(one.ceiling()),
                one.ratio() == null ? "" : String.format(Locale.ROOT, "%.3f", one.ratio()),
                one.p50Millis() == 0 ? "" : Grid.number(one.p50Millis()),
                one.p99Millis() == 0 ? "" : Grid.number(one.p99Millis()),
                Grid.number(one.jvmMicros()),
                Grid.number(one.databaseMicros()),
                Grid.number(one.generatorMicros()),
                Grid.number(one.memoryMiB()),
                Grid.number(one.heapMiB()),
                String.valueOf(one.refused()),
                String.valueOf(one.errors()));
    }
}
