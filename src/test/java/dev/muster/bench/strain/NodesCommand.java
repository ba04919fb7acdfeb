package dev.muster.bench.strain;

import dev.muster.bench.figures.Grid;
import dev.muster.bench.figures.Median;
import dev.muster.bench.load.Client;
import dev.muster.bench.load.Load;
import dev.muster.bench.load.WarmUp;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Machine;
import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.town.Creating;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bin/bench --nodes 2`.
@Command(
        name = "--nodes",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Asks one Muster, and then several on the same PostgreSQL, with the same number of clients in all.",
            "Ends with 0 when no answer was wrong, else 3. All of them share the machine's processors."
        })
public final class NodesCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NODES", defaultValue = "2", description = "how many; ${DEFAULT-VALUE}")
    private int nodes;

    @Mixin
    private final StrainOptions options = new StrainOptions();

    /// @param one what one node answers in a second, `all` what all of them do
    record Figure(
            String work, double one, double all, double ratio, List<Double> ones, List<Double> alls, int errors) {}

    record Report(String date, Machine machine, int nodes, int connections, List<Figure> figures) {}

    private interface Work {
        List<Client> clients(int connections);
    }

    @Override
    public Integer call() throws IOException, SQLException {
        double load = Machine.loadNow();
        try (Scene scene = Scene.make(options, nodes)) {
            List<Figure> figures = List.of(
                    figure(scene, "look-ups, reads and updates", count -> Mixed.clients(scene.town(), count)),
                    figure(
                            scene,
                            "sync",
                            count -> IntStream.range(0, count)
                                    .<Client>mapToObj(i -> new Creating(
                                            scene.town(),
                                            scene.town()
                                                    .companies()
                                                    .get(i
                                                            % scene.town()
                                                                    .companies()
                                                                    .size())))
                                    .toList()));
            Report report = new Report(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Machine.here(scene.postgres().version(), load),
                    nodes,
                    options.connections(),
                    figures);
            options.tell("nodes", report, text(report), Map.of());
            return figures.stream().allMatch(figure -> figure.errors() == 0) ? 0 : 3;
        }
    }

    private Figure figure(Scene scene, String name, Work work) {
        System.err.println("Measuring " + name);
        scene.servers().forEach(server -> WarmUp.of(server, () -> run(List.of(server), work)));
        List<Double> ones = new ArrayList<>();
        List<Double> alls = new ArrayList<>();
        int errors = 0;
        for (int i = 0; i < options.repeats(); i++) {
            List<Load.Outcome> one = run(List.of(scene.server()), work);
            List<Load.Outcome> all = run(scene.servers(), work);
            ones.add(rate(one));
            alls.add(rate(all));
            errors += errors(one) + errors(all);
        }
        double one = Median.of(ones);
        double all = Median.of(alls);
        return new Figure(name, one, all, all / one, ones, alls, errors);
    }

    /// The same number of clients, shared out among the nodes.
    private List<Load.Outcome> run(List<ServerProcess> servers, Work work) {
        List<Client> clients = work.clients(options.connections());
        try (ExecutorService threads = Executors.newFixedThreadPool(servers.size())) {
            List<Future<Load.Outcome>> running = new ArrayList<>();
            for (int i = 0; i < servers.size(); i++) {
                ServerProcess server = servers.get(i);
                List<Client> share =
                        clients.subList(i * clients.size() / servers.size(), (i + 1) * clients.size() / servers.size());
                running.add(threads.submit(() -> Load.run(server.address(), share, options.duration())));
            }
            List<Load.Outcome> outcomes = new ArrayList<>();
            for (Future<Load.Outcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new BenchFailure("The load ended early: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Told to end", e);
        }
    }

    private static double rate(List<Load.Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Load.Outcome::rate).sum();
    }

    private static int errors(List<Load.Outcome> outcomes) {
        return outcomes.stream().mapToInt(Load.Outcome::errors).sum();
    }

    private static String text(Report report) {
        Grid grid = new Grid(
                List.of("work", "one node", report.nodes() + " nodes", "times", "errors"),
                List.of(0),
                report.figures().stream()
                        .map(figure -> List.of(
                                figure.work(),
                                Grid.number(figure.one()),
                                Grid.number(figure.all()),
                                String.format(Locale.ROOT, "%.2f", figure.ratio()),
                                String.valueOf(figure.errors())))
                        .toList());
        return report.machine().told(report.date()) + " " + report.connections()
                + " clients in all; answers a second.\n\n" + grid.markdown();
    }
}
