package dev.muster.bench;

import dev.muster.bench.Report.Measurement;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Heap;
import dev.muster.bench.machine.Machine;
import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.machine.ThrowAwayPostgres;
import dev.muster.bench.machine.Usage;
import dev.muster.bench.town.Setup;
import dev.muster.bench.town.Town;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One run: a PostgreSQL and a Muster of its own, people in companies, every phase with every number of connections,
/// and a report.
///
/// @param classPath where the server's classes are
/// @param profile whether the phases are watched
/// @param progress hears what is going on
record Bench(Plan plan, String classPath, boolean profile, Consumer<String> progress) {

    static final Path DIRECTORY = Path.of("target", "bench");

    private static final int WARM_UP_CONNECTIONS = 16;

    Report run() {
        double load = Machine.loadNow();
        try (ThrowAwayPostgres postgres =
                        ThrowAwayPostgres.start(DIRECTORY, profile ? Profile.POSTGRES_SETTINGS : List.of());
                Connection connection = postgres.asSuperuser()) {
            List<Double> starts = new ArrayList<>();
            if (!plan.isTrial()) {
                try (ServerProcess first = ServerProcess.start(classPath, postgres.main())) {
                    starts.add(first.startTook().toMillis() / 1000.0);
                }
            }
            try (ServerProcess server = ServerProcess.start(classPath, postgres.main());
                    HttpClient http = HttpClient.newHttpClient()) {
                starts.add(server.startTook().toMillis() / 1000.0);
                return run(postgres, server, new Setup(server.url(), http, connection, postgres.main()), starts, load);
            }
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private Report run(ThrowAwayPostgres postgres, ServerProcess server, Setup setup, List<Double> starts, double load)
            throws SQLException {
        progress.accept("Measuring the load itself");
        Report.Generator generator = NothingServer.measure(
                plan.connections().getLast(),
                plan.duration().compareTo(Duration.ofSeconds(1)) > 0 ? Duration.ofSeconds(1) : plan.duration());
        progress.accept("Making " + plan.people() + " people in " + plan.companies() + " companies");
        Town town =
                new Town(setup, setup.companies(plan.companies(), plan.peopleInACompany()), plan.peopleInACompany());
        Meter meter = new Meter(plan, town, server, postgres);
        List<Measurement> measurements = measure(meter, town, server, postgres);
        Report report = new Report(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.here(postgres.version(), load),
                plan,
                generator,
                starts,
                Usage.memoryMiB(server.pid(), "VmHWM"),
                Heap.afterCollection(server.pid()),
                measurements,
                meter.checks(),
                List.of());
        return report.with(Goals.of(report));
    }

    private List<Measurement> measure(Meter meter, Town town, ServerProcess server, ThrowAwayPostgres postgres) {
        Optional<Profile> watching = profile
                ? Optional.of(new Profile(DIRECTORY.resolve("profile"), town.setup(), server))
                : Optional.empty();
        List<Measurement> measurements = new ArrayList<>();
        for (Phase phase : Phases.all()) {
            if (plan.phases().contains(phase.name())) {
                warmUp(meter, phase);
                for (int connections : phase.connections(plan)) {
                    progress.accept("Measuring " + phase.name() + " with " + connections + " connections");
                    measurements.add(meter.measure(phase, connections));
                }
                watching.ifPresent(
                        profile -> meter.watch(phase, Math.min(WARM_UP_CONNECTIONS, phase.mostConnections()), profile));
            }
        }
        if (plan.phases().contains(Phases.REPROJECTION)) {
            progress.accept("Measuring " + Phases.REPROJECTION);
            Reprojecting reprojecting = new Reprojecting(plan, town, server, postgres);
            measurements.add(reprojecting.measure());
            watching.ifPresent(reprojecting::watch);
        }
        watching.ifPresent(profile -> profile.keep(postgres.home().resolve("server.log")));
        return measurements;
    }

    private void warmUp(Meter meter, Phase phase) {
        if (!plan.isTrial()) {
            progress.accept("Warming up for " + phase.name());
            meter.warmUp(phase, Math.min(WARM_UP_CONNECTIONS, phase.mostConnections()));
        }
    }
}
