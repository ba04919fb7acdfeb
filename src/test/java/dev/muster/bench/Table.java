package dev.muster.bench;

import dev.muster.bench.Report.Goal;
import dev.muster.bench.Report.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            "errors");

    private Table() {}

    static String text(Report report) {
        List<List<String>> lines = lines(report);
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEAD.size(); column++) {
            int at = column;
            widths.add(
                    lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0));
        }
        return lines.stream()
                        .map(line -> {
                            StringBuilder text = new StringBuilder();
                            for (int column = 0; column < line.size(); column++) {
                                String form =
                                        "%" + (column == 0 || column == 3 ? "-" : "") + widths.get(column) + "s  ";
                                text.append(String.format(Locale.ROOT, form, line.get(column)));
                            }
                            return text.toString().stripTrailing();
                        })
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    static String markdown(Report report) {
        List<List<String>> lines = lines(report);
        StringBuilder text = new StringBuilder(row(lines.getFirst()));
        text.append("|---".repeat(HEAD.size())).append("|\n");
        lines.subList(1, lines.size()).forEach(line -> text.append(row(line)));
        return text.toString();
    }

    static String goal(Goal goal) {
        String verdict = goal.reached() == null ? "not judged" : goal.reached() ? "reached" : "not reached";
        return goal.name() + ": " + goal.wanted() + "; " + goal.found() + ": " + verdict;
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static List<List<String>> lines(Report report) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        report.measurements().forEach(one -> lines.add(line(one)));
        return lines;
    }

    private static List<String> line(Measurement one) {
        return List.of(
                one.phase(),
                String.valueOf(one.connections()),
                number(one.rate()),
                one.unit(),
                number(one.ceiling()),
                one.ratio() == null ? "" : String.format(Locale.ROOT, "%.3f", one.ratio()),
                one.p50Millis() == 0 ? "" : number(one.p50Millis()),
                one.p99Millis() == 0 ? "" : number(one.p99Millis()),
                number(one.jvmMicros()),
                number(one.databaseMicros()),
                number(one.generatorMicros()),
                number(one.memoryMiB()),
                number(one.heapMiB()),
                String.valueOf(one.errors()));
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
