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
import java.util.function.Consumer;

/// One run: a PostgreSQL and a Muster of its own, people in companies, every phase with every number of connections,
/// and a report.
///
/// @param classPath where the server's classes are
/// @param progress hears what is going on
record Bench(Plan plan, String classPath, Consumer<String> progress) {

    static final Path DIRECTORY = Path.of("target", "bench");
    static final Path PROFILES = DIRECTORY.resolve("profile");

    private static final int WARM_UP_CONNECTIONS = 16;

    Report run() {
        double load = Machine.loadNow();
        Profile.forget(PROFILES);
        try (ThrowAwayPostgres postgres = ThrowAwayPostgres.start(DIRECTORY, List.of());
                Connection connection = postgres.asSuperuser()) {
            List<Double> starts = new ArrayList<>();
            if (!plan.isTrial()) {
                starts.add(start(postgres));
            }
            Report report;
            try (ServerProcess server = ServerProcess.start(classPath, postgres.main());
                    HttpClient http = HttpClient.newHttpClient()) {
                report = run(postgres, server, new Setup(server.url(), http, connection, postgres.main()), load);
            }
            for (int i = 0; i < plan.repeats() && !plan.isTrial(); i++) {
                starts.add(start(postgres));
            }
            Report whole = report.started(starts);
            return whole.with(Goals.of(whole));
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    /// In seconds, to the first answer.
    private double start(ThrowAwayPostgres postgres) {
        progress.accept("Measuring a start");
        try (ServerProcess server = ServerProcess.start(classPath, postgres.main())) {
            return server.startTook().toMillis() / 1000.0;
        }
    }

    /// Does the phases of the plan and a start once more, in an installation of their own: what they spend their time
    /// on
    /// goes into `target/bench/profile`.
    void watch() {
        try (ThrowAwayPostgres postgres = ThrowAwayPostgres.start(DIRECTORY, Profile.POSTGRES_SETTINGS);
                Connection connection = postgres.asSuperuser()) {
            try (ServerProcess server = ServerProcess.start(classPath, postgres.main());
                    HttpClient http = HttpClient.newHttpClient()) {
                Setup setup = new Setup(server.url(), http, connection, postgres.main());
                Profile profile = new Profile(PROFILES, setup, server);
                watch(postgres, server, setup, profile);
                profile.keep(postgres.home().resolve("server.log"));
            }
            try (ServerProcess server = ServerProcess.start(classPath, postgres.main())) {
                Profile.start(PROFILES, server);
            }
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private void watch(ThrowAwayPostgres postgres, ServerProcess server, Setup setup, Profile profile)
            throws SQLException {
        Town town = town(setup);
        Meter meter = new Meter(plan, town, server, postgres);
        for (Phase phase : Phases.all()) {
            if (plan.phases().contains(phase.name())) {
                warmUp(meter, phase);
                progress.accept("Watching " + phase.name());
                meter.watch(phase, Math.min(WARM_UP_CONNECTIONS, phase.mostConnections()), profile);
            }
        }
        if (plan.phases().contains(Phases.REPROJECTION)) {
            progress.accept("Watching " + Phases.REPROJECTION);
            new Reprojecting(plan, town, server, postgres).watch(profile);
        }
    }

    private Town town(Setup setup) throws SQLException {
        progress.accept("Making " + plan.people() + " people in " + plan.companies() + " companies");
        return new Town(setup, setup.companies(plan.companies(), plan.peopleInACompany()), plan.peopleInACompany());
    }

    private Report run(ThrowAwayPostgres postgres, ServerProcess server, Setup setup, double load) throws SQLException {
        progress.accept("Measuring the load itself");
        Report.Generator generator = NothingServer.measure(
                plan.connections().getLast(),
                plan.duration().compareTo(Duration.ofSeconds(1)) > 0 ? Duration.ofSeconds(1) : plan.duration());
        Town town = town(setup);
        Meter meter = new Meter(plan, town, server, postgres);
        List<Measurement> measurements = measure(meter, town, server, postgres);
        return new Report(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.here(postgres.version(), load),
                plan,
                generator,
                List.of(),
                Usage.memoryMiB(server.pid(), "VmHWM"),
                Heap.afterCollection(server.pid()),
                measurements,
                meter.checks(),
                List.of());
    }

    private List<Measurement> measure(Meter meter, Town town, ServerProcess server, ThrowAwayPostgres postgres) {
        List<Measurement> measurements = new ArrayList<>();
        for (Phase phase : Phases.all()) {
            if (plan.phases().contains(phase.name())) {
                warmUp(meter, phase);
                for (int connections : phase.connections(plan)) {
                    progress.accept("Measuring " + phase.name() + " with " + connections + " connections");
                    measurements.add(meter.measure(phase, connections));
                }
            }
        }
        if (plan.phases().contains(Phases.REPROJECTION)) {
            progress.accept("Measuring " + Phases.REPROJECTION);
            measurements.add(new Reprojecting(plan, town, server, postgres).measure());
        }
        return measurements;
    }

    private void warmUp(Meter meter, Phase phase) {
        if (!plan.isTrial()) {
            progress.accept("Warming up for " + phase.name());
            meter.warmUp(phase, Math.min(WARM_UP_CONNECTIONS, phase.mostConnections()));
        }
    }
}
