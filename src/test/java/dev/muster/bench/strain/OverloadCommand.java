package dev.muster.bench.strain;

import dev.muster.bench.figures.Grid;
import dev.muster.bench.figures.Median;
import dev.muster.bench.load.Flood;
import dev.muster.bench.load.Flood.Reply;
import dev.muster.bench.load.Load;
import dev.muster.bench.load.WarmUp;
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
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bin/bench --overload`.
@Command(
        name = "--overload",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Finds how many requests a second Muster can bear, sends twice as many whether they are answered or not,",
            "and then a quarter of them. Ends with 0 when the goals are reached, 1 when one is not."
        })
public final class OverloadCommand implements Callable<Integer> {

    private static final double TIMES = 2;
    private static final double CALM = 0.25;
    private static final double SOON_MILLIS = 50;

    @Mixin
    private final StrainOptions options = new StrainOptions();

    @Option(
            names = "--most-connections",
            defaultValue = "1000",
            description = "that are kept open at once; ${DEFAULT-VALUE}")
    private int most;

    /// One flood and the calm after it.
    ///
    /// @param served answers of 200 in a second; `refused` of 429 and 503
    /// @param soon the share of refusals that came within 50 ms, `told` of those with Retry-After
    /// @param others neither served nor refused: another status, or a connection that was closed
    /// @param unsent for which no connection was free
    /// @param busy processors that Muster, its database and the load had on average
    /// @param recoverySeconds after the flood until nothing is refused and answers are as fast as before it
    record Run(
            double offered,
            double served,
            double refused,
            double refusalP50,
            double refusalP99,
            double soon,
            double told,
            double servedP50,
            double servedP99,
            int others,
            int unsent,
            Busy busy,
            double recoverySeconds) {}

    record Busy(double muster, double database, double load) {}

    record Report(String date, Machine machine, double most, List<Double> mosts, double calmMillis, List<Run> runs) {}

    @Override
    public Integer call() throws IOException, SQLException {
        double load = Machine.loadNow();
        try (Scene scene = Scene.make(options, 1)) {
            List<Double> mosts = new ArrayList<>();
            WarmUp.of(scene.server(), () -> closed(scene));
            for (int i = 0; i < options.repeats(); i++) {
                mosts.add(closed(scene));
            }
            double rate = Median.of(mosts);
            System.err.printf(Locale.ROOT, "It bears %.0f requests a second%n", rate);
            double calm = median(served(flood(scene, CALM * rate, options.duration())), 0.5);
            run(scene, rate, calm); // refusing is work too
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < options.repeats(); i++) {
                runs.add(run(scene, rate, calm));
            }
            Report report = new Report(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Machine.here(scene.postgres().version(), load),
                    rate,
                    mosts,
                    calm,
                    runs);
            options.tell("overload", report, text(report), Map.of());
            return isReached(report) ? 0 : 1;
        }
    }

    /// As many as it answers when every client waits for its answer.
    private double closed(Scene scene) {
        return Load.run(
                        scene.server().address(),
                        Mixed.clients(scene.town(), options.connections()),
                        options.duration())
                .rate();
    }

    private Flood flood(Scene scene, double rate, Duration duration) throws IOException {
        Mixed mixed = Mixed.of(scene.town(), 7);
        return Flood.run(scene.server().address(), mixed::request, rate, duration, most);
    }

    private Run run(Scene scene, double rate, double calm) throws IOException {
        Usage before = usage(scene);
        Duration loadBefore = ofThisProcess();
        Flood flood = flood(scene, TIMES * rate, options.duration());
        Usage usage = usage(scene).since(before);
        Duration load = ofThisProcess().minus(loadBefore);
        Flood after = flood(scene, CALM * rate, Duration.ofSeconds(5));
        List<Reply> served = served(flood);
        List<Reply> refused =
                flood.replies().stream().filter(OverloadCommand::isRefusal).toList();
        double seconds = flood.seconds();
        return new Run(
                flood.offered() / seconds,
                served.size() / seconds,
                refused.size() / seconds,
                median(refused, 0.5),
                median(refused, 0.99),
                share(refused, reply -> reply.millis() <= SOON_MILLIS),
                share(refused, Reply::hasRetryAfter),
                median(served, 0.5),
                median(served, 0.99),
                flood.replies().size() - served.size() - refused.size() + flood.broken(),
                flood.unsent(),
                new Busy(
                        usage.jvmMicros() / 1e6 / seconds,
                        usage.databaseMicros() / 1e6 / seconds,
                        load.toNanos() / 1e9 / seconds),
                recovery(after, calm));
    }

    private static Usage usage(Scene scene) {
        return Usage.of(scene.server().pid(), scene.postgres().pid());
    }

    private static Duration ofThisProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The end of the last tenth of a second in which something was refused, or half of the answers took three
    /// times as long as before the flood.
    private static double recovery(Flood after, double calm) {
        int tenths = 0;
        for (int tenth = 0; tenth < 50; tenth++) {
            double from = tenth / 10.0;
            List<Reply> then = after.replies().stream()
                    .filter(reply -> reply.atSeconds() >= from && reply.atSeconds() < from + 0.1)
                    .toList();
            boolean isBad = then.stream().anyMatch(reply -> reply.status() != 200)
                    || median(then, 0.5) > Math.max(20, 3 * calm);
            if (isBad) {
                tenths = tenth + 1;
            }
        }
        return tenths / 10.0;
    }

    private static List<Reply> served(Flood flood) {
        return flood.replies().stream().filter(reply -> reply.status() == 200).toList();
    }

    private static boolean isRefusal(Reply reply) {
        return reply.status() == 429 || reply.status() == 503;
    }

    private static double median(List<Reply> replies, double quantile) {
        if (replies.isEmpty()) {
            return 0;
        }
        double[] sorted = replies.stream().mapToDouble(Reply::millis).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))];
    }

    private static double share(List<Reply> replies, java.util.function.Predicate<Reply> wanted) {
        return replies.isEmpty() ? 1 : (double) replies.stream().filter(wanted).count() / replies.size();
    }

    private static boolean isReached(Report report) {
        return middle(report, Run::served) >= 0.9 * report.most()
                && middle(report, Run::soon) >= 0.99
                && middle(report, Run::told) == 1
                && middle(report, run -> run.others() + run.unsent()) == 0
                && middle(report, Run::recoverySeconds) <= 1;
    }

    private static double middle(Report report, ToDoubleFunction<Run> figure) {
        return Median.of(
                report.runs().stream().map(run -> figure.applyAsDouble(run)).toList());
    }

    private static String text(Report report) {
        List<List<String>> lines = new ArrayList<>();
        for (Run run : report.runs()) {
            lines.add(List.of(
                    Grid.number(run.offered()),
                    Grid.number(run.served()),
                    Grid.number(run.refused()),
                    Grid.number(run.refusalP50()) + " / " + Grid.number(run.refusalP99()),
                    String.format(Locale.ROOT, "%.1f %%", 100 * run.soon()),
                    String.format(Locale.ROOT, "%.1f %%", 100 * run.told()),
                    Grid.number(run.servedP50()) + " / " + Grid.number(run.servedP99()),
                    String.valueOf(run.others()),
                    String.valueOf(run.unsent()),
                    String.format(
                            Locale.ROOT,
                            "%.2f / %.2f / %.2f",
                            run.busy().muster(),
                            run.busy().database(),
                            run.busy().load()),
                    String.format(Locale.ROOT, "%.1f", run.recoverySeconds())));
        }
        Grid grid = new Grid(
                List.of(
                        "offered/s",
                        "served/s",
                        "refused/s",
                        "refused p50 / p99 ms",
                        "within 50 ms",
                        "with Retry-After",
                        "served p50 / p99 ms",
                        "others",
                        "not sent",
                        "processors of Muster / database / load",
                        "recovered in s"),
                List.of(),
                lines);
        return report.machine().told(report.date())
                + String.format(
                        Locale.ROOT,
                        " It bears %.0f requests a second (half look-ups, three tenths reads, two tenths updates; every client waits"
                                + " for its answer); calm, half of the answers take %.1f ms. Served at twice the rate: %.2f of that.%n%n",
                        report.most(),
                        report.calmMillis(),
                        middle(report, Run::served) / report.most())
                + grid.markdown();
    }
}
