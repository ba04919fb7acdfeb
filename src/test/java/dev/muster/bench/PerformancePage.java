package dev.muster.bench;

import dev.muster.bench.figures.Json;
import dev.muster.bench.figures.Page;
import dev.muster.bench.machine.Machine;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts the figures of a run into `docs/performance.md`, between two marks; the words around them are written by hand.
final class PerformancePage {

    private PerformancePage() {}

    static void write(Report report) {
        Page.write(
                "figures",
                figures(report),
                Map.of(
                        "ratios.svg", Chart.ratios(report),
                        "costs.svg", Chart.costs(report),
                        "figures.json", Json.of(report)));
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

                Measured %s on %s, %d cores, %,d MiB, %s; load by others before the run: %.1f; %s. %,d people in %d companies, runs of %.1f s, median of %d. First answer
                %s after the start of the process (empty database, filled one). The server's process held %.0f MiB at most. The load against a
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
                        report.startSeconds().stream()
                                .map(seconds -> String.format(Locale.ROOT, "%.2f s", seconds))
                                .collect(Collectors.joining(" and ")),
                        report.mostMemoryMiB(),
                        report.generator().requestsPerSecond(),
                        report.generator().cpuMicros(),
                        readBack(report),
                        Table.of(report).markdown())
                + goals(report);
    }

    private static String goals(Report report) {
        return "| goal | wanted | found | |\n|---|---|---|---|\n"
                + report.goals().stream()
                        .map(goal -> "| " + goal.name() + " | " + goal.wanted() + " | " + goal.found() + " | "
                                + (goal.reached() == null
                                        ? "not judged"
                                        : goal.reached() ? "reached" : "**not reached**")
                                + " |\n")
                        .collect(Collectors.joining())
                + "\n";
    }
}
