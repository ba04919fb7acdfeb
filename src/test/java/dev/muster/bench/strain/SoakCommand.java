package dev.muster.bench.strain;

import dev.muster.bench.figures.Median;
import dev.muster.bench.figures.Plot;
import dev.muster.bench.load.Load;
import dev.muster.bench.machine.Heap;
import dev.muster.bench.machine.Machine;
import dev.muster.bench.machine.Usage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bin/bench --soak 60`.
@Command(
        name = "--soak",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Lets clients ask for a long time, while exports, walks, previews and re-projections of a whole company go on beside",
            "them, and looks at the heap that is in use after a collection and at how long answers take.",
            "Ends with 0 when both stay flat, 1 when one does not, 3 when an answer was wrong or the server died."
        })
public final class SoakCommand implements Callable<Integer> {

    private static final int INTERVALS = 60;
    private static final double FLAT = 1.2;

    @Parameters(arity = "0..1", paramLabel = "MINUTES", defaultValue = "60", description = "${DEFAULT-VALUE}")
    private double minutes;

    @Mixin
    private final StrainOptions options = new StrainOptions();

    /// What was found in one interval.
    ///
    /// @param heapMiB in use after a collection
    record Moment(double minute, double rate, double p50, double p99, double heapMiB, double memoryMiB, int errors) {}

    record Report(
            String date,
            Machine machine,
            int people,
            int connections,
            List<Moment> moments,
            List<WholeCompany.Pass> passes,
            double mostHeapMiB,
            boolean isAlive) {}

    @Override
    public Integer call() throws IOException, SQLException {
        double load = Machine.loadNow();
        try (Scene scene = Scene.make(options, 1);
                WholeCompany whole = WholeCompany.start(scene)) {
            List<Moment> moments = moments(scene);
            Report report = new Report(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Machine.here(scene.postgres().version(), load),
                    options.people(),
                    options.connections(),
                    moments,
                    whole.passes(),
                    moments.stream().mapToDouble(Moment::heapMiB).max().orElse(0),
                    scene.server().isAlive());
            options.tell("soak", report, text(report), Map.of("soak.svg", plot(report)));
            return verdict(report);
        }
    }

    private List<Moment> moments(Scene scene) {
        Duration interval = Duration.ofNanos(Math.round(minutes * 60e9 / INTERVALS));
        long began = System.nanoTime();
        long end = began + Math.round(minutes * 60e9);
        List<Moment> moments = new ArrayList<>();
        while (System.nanoTime() < end && scene.server().isAlive()) {
            Load.Outcome outcome =
                    Load.run(scene.server().address(), Mixed.clients(scene.town(), options.connections()), interval);
            Moment moment = new Moment(
                    (System.nanoTime() - began) / 60e9,
                    outcome.rate(),
                    outcome.millis(0.5),
                    outcome.millis(0.99),
                    Heap.afterCollection(scene.server().pid()),
                    Usage.memoryMiB(scene.server().pid(), "VmRSS"),
                    outcome.errors());
            moments.add(moment);
            System.err.printf(
                    Locale.ROOT,
                    "minute %.1f: %.0f a second, p50 %.1f ms, p99 %.1f ms, heap %.1f MiB, RSS %.0f MiB, %d errors%n",
                    moment.minute(),
                    moment.rate(),
                    moment.p50(),
                    moment.p99(),
                    moment.heapMiB(),
                    moment.memoryMiB(),
                    moment.errors());
        }
        return moments;
    }

    private static int verdict(Report report) {
        boolean isRight = report.isAlive()
                && report.moments().stream().allMatch(moment -> moment.errors() == 0)
                && report.passes().stream().allMatch(WholeCompany.Pass::isRight);
        if (!isRight) {
            return 3;
        }
        return growth(report, Moment::heapMiB) <= FLAT && growth(report, Moment::p50) <= FLAT ? 0 : 1;
    }

    /// The last third held against the one before it: the first warms up.
    private static double growth(Report report, Function<Moment, Double> figure) {
        List<Double> all = report.moments().stream().map(figure).toList();
        int third = all.size() / 3;
        return third == 0
                ? 1
                : Median.of(all.subList(2 * third, all.size())) / Median.of(all.subList(third, 2 * third));
    }

    private static String text(Report report) {
        return report.machine().told(report.date())
                + String.format(
                        Locale.ROOT,
                        " %,d people, %d clients, %.0f minutes, 256 MiB of heap; %d passes through the whole company beside them: %s."
                                + " After a collection %.1f MiB of heap were in use at most. The last third held against the one before it:"
                                + " %.2f times the heap, %.2f times the time of half of the answers, %.2f times that of 99 %%. Wrong answers: %d.%s%n%n"
                                + "![Memory and latency against time](performance/soak.svg)%n",
                        report.people(),
                        report.connections(),
                        report.moments().isEmpty()
                                ? 0.0
                                : report.moments().getLast().minute(),
                        report.passes().size(),
                        WholeCompany.told(report.passes()),
                        report.mostHeapMiB(),
                        growth(report, Moment::heapMiB),
                        growth(report, Moment::p50),
                        growth(report, Moment::p99),
                        report.moments().stream().mapToInt(Moment::errors).sum(),
                        report.isAlive() ? "" : " The server died.");
    }

    private static String plot(Report report) {
        return new Plot(
                        "The same load for a long time",
                        "minutes",
                        "figures",
                        Plot.Scale.LINEAR,
                        List.of(
                                panel(report, "heap after a collection, MiB", Moment::heapMiB),
                                panel(report, "memory of the process, MiB", Moment::memoryMiB),
                                panel(report, "answers a second", Moment::rate),
                                panel(report, "half of the answers, ms", Moment::p50),
                                panel(report, "99 % of the answers, ms", Moment::p99)))
                .svg();
    }

    private static Plot.Panel panel(Report report, String title, Function<Moment, Double> figure) {
        return new Plot.Panel(
                title,
                List.of(new Plot.Line(
                        "this run",
                        report.moments().stream()
                                .map(moment -> new Plot.Point(moment.minute(), figure.apply(moment)))
                                .toList())));
    }
}
