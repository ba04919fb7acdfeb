package dev.muster.bench;

import dev.muster.bench.Report.Goal;
import dev.muster.bench.figures.Json;
import dev.muster.bench.figures.Page;
import dev.muster.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts the figures of a run into `docs/performance.md`, between two marks; the words around them are written by hand.
final class PerformancePage {

    private PerformancePage() {}

    /// With the profiles of what misses its goal.
    static void write(Report report) throws IOException {
        Map<String, String> files = new HashMap<>(Map.of(
                "ratios.svg", Chart.ratios(report),
                "costs.svg", Chart.costs(report),
                "figures.json", Json.of(report)));
        for (String watched : report.unexplained()) {
            if (Files.exists(Profile.file(watched))) {
                files.put(profile(watched), Files.readString(Profile.file(watched)));
            }
        }
        Page.write("figures", figures(report), files);
    }

    private static String profile(String watched) {
        return "profile-" + watched + ".txt";
    }

    static String readBack(Report report) {
        long resources =
                report.checks().stream().mapToLong(Report.ReadBack::expected).sum();
        long mistakes = report.checks().stream()
                .mapToLong(check -> check.mistakes().size())
                .sum();
        int errors = report.measurements().stream()
                .mapToInt(Report.Measurement::errors)
                .sum();
        return String.format(
                Locale.ROOT,
                "%,d resources read back and every new group compared member by member: %s. Wrong answers: %d.",
                resources,
                mistakes == 0 ? "all as acknowledged" : mistakes + " not as acknowledged",
                errors);
    }

    static String figures(Report report) {
        Machine machine = report.machine();
        Plan plan = report.plan();
        return String.format(
                        Locale.ROOT,
                        """

                Measured %s on %s, %d cores, %,d MiB, %s; load in the minute before the run: %.1f; %s. %,d people in %d companies, runs of %.1f s, median of %d. First answer
                after the start of the process: %s. The server's process held %.0f MiB at most. The load against a
                server that does nothing: %,.0f requests/s for %.1f µs of processor time each.

                %s

                %s
                ![Share of the ceiling](performance/ratios.svg)

                ![Processor time](performance/costs.svg)

                """,
                        report.date(),
                        machine.processor(),
                        machine.cores(),
                        machine.memoryMiB(),
                        machine.system(),
                        machine.load(),
                        machine.versions().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")),
                        plan.people(),
                        plan.companies(),
                        plan.seconds(),
                        plan.repeats(),
                        starts(report.startSeconds()),
                        report.mostMemoryMiB(),
                        report.generator().requestsPerSecond(),
                        report.generator().cpuMicros(),
                        readBack(report),
                        Table.of(report).markdown())
                + goals(report);
    }

    private static String starts(List<Double> seconds) {
        if (seconds.isEmpty()) {
            return "not measured";
        }
        return String.format(Locale.ROOT, "%.2f s on an empty database, on a filled one ", seconds.getFirst())
                + seconds.stream()
                        .skip(1)
                        .map(one -> String.format(Locale.ROOT, "%.2f", one))
                        .collect(Collectors.joining(", "))
                + " s";
    }

    private static String reason(Goal goal) {
        return !Files.exists(Profile.file(goal.watched()))
                ? ""
                : ": [profile](performance/" + profile(goal.watched()) + ")";
    }

    private static String goals(Report report) {
        return "| goal | wanted | found | |\n|---|---|---|---|\n"
                + report.goals().stream()
                        .map(goal -> "| " + goal.name() + " | " + goal.wanted() + " | " + goal.found() + " | "
                                + (goal.reached() == null
                                        ? "not judged"
                                        : goal.reached() ? "reached" : "**not reached**" + reason(goal))
                                + " |\n")
                        .collect(Collectors.joining())
                + "\n";
    }
}
