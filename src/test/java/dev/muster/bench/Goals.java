package dev.muster.bench;

import dev.muster.bench.Report.Goal;
import dev.muster.bench.Report.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What Muster is to reach, as ratios of one run: figures of different machines, or of different hours, are not
/// compared.
final class Goals {

    /// Goals are judged with so many connections, or with the number that comes first when it was not measured.
    private static final int CONNECTIONS = 16;

    static final Map<String, Double> RATIOS =
            Map.of("sync", 0.5, "look-up", 0.45, "read", 0.45, "update", 0.6, "members", 0.7);
    private static final double HEAP_MIB = 256;
    private static final double PAGES = 300;
    private static final double START_SECONDS = 0.6;
    private static final double LOOK_UP_MICROS = 80;
    private static final double CREATE_MICROS = 150;

    private Goals() {}

    static List<Goal> of(Report report) {
        List<Goal> goals = new ArrayList<>();
        for (String phase : Phases.NAMES) {
            if (RATIOS.containsKey(phase)) {
                goals.add(ratio(report, phase, RATIOS.getOrDefault(phase, 1.0)));
            }
        }
        goals.add(atLeast(
                "list", PAGES, " pages of 100 a second", at(report, "list").map(Measurement::rate), "list"));
        goals.add(memory(report));
        goals.add(atMost("start", START_SECONDS, " s", report.start(), Profile.START));
        goals.add(atMost(
                "JVM CPU of a look-up",
                LOOK_UP_MICROS,
                " µs",
                at(report, "look-up").map(Measurement::jvmMicros),
                "look-up"));
        goals.add(atMost("JVM CPU of a create", CREATE_MICROS, " µs", creation(report), "sync"));
        return goals;
    }

    /// A sync is a look-up and a creation.
    private static Optional<Double> creation(Report report) {
        return at(report, "sync")
                .flatMap(sync -> at(report, "look-up").map(lookUp -> 2 * sync.jvmMicros() - lookUp.jvmMicros()));
    }

    private static Goal ratio(Report report, String phase, double wanted) {
        return atLeast(phase, wanted, " of the ceiling", at(report, phase).map(Measurement::ratio), phase);
    }

    /// The server had no more heap than that and lived to the end, and half of it is left to work with. A process
    /// holds more than its heap.
    private static Goal memory(Report report) {
        return new Goal(
                "memory",
                "256 MiB heap is enough",
                String.format(
                        Locale.ROOT,
                        "%.0f MiB of it are live after all phases; the process held %.0f MiB at most",
                        report.liveHeapMiB(),
                        report.mostMemoryMiB()),
                report.liveHeapMiB() < HEAP_MIB / 2,
                "");
    }

    private static Goal atLeast(String name, double wanted, String unit, Optional<Double> found, String watched) {
        return new Goal(
                name,
                "at least " + number(wanted) + unit,
                found.map(Goals::number).orElse("not measured"),
                found.map(value -> value >= wanted).orElse(null),
                watched);
    }

    private static Goal atMost(String name, double wanted, String unit, Optional<Double> found, String watched) {
        return new Goal(
                name,
                "at most " + number(wanted) + unit,
                found.map(Goals::number).orElse("not measured"),
                found.map(value -> value <= wanted).orElse(null),
                watched);
    }

    private static Optional<Measurement> at(Report report, String phase) {
        int connections = report.plan().connections().contains(CONNECTIONS)
                ? CONNECTIONS
                : report.plan().connections().getFirst();
        return report.measurement(phase, connections);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2f", value);
    }
}
