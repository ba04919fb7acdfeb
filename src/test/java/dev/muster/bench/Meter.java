package dev.muster.bench;

import dev.muster.bench.Report.Measurement;
import dev.muster.bench.Report.ReadBack;
import dev.muster.bench.figures.Median;
import dev.muster.bench.load.AtMost;
import dev.muster.bench.load.Client;
import dev.muster.bench.load.Load;
import dev.muster.bench.load.WarmUp;
import dev.muster.bench.machine.Heap;
import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.machine.ThrowAwayPostgres;
import dev.muster.bench.machine.Usage;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.Reader;
import dev.muster.bench.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures one phase with one number of connections: the ceiling, then Muster, and both again, so that
/// whatever the machine does besides reaches both alike. After each run of Muster all that was acknowledged is
/// read back.
final class Meter {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int READERS = 16;
    private static final int REQUESTS_IN_A_TRIAL = 6;

    private final Plan plan;
    private final Town town;
    private final ServerProcess server;
    private final ThrowAwayPostgres postgres;
    private final Ceiling ceiling;
    private final List<ReadBack> checks = new ArrayList<>();

    Meter(Plan plan, Town town, ServerProcess server, ThrowAwayPostgres postgres) {
        this.plan = plan;
        this.town = town;
        this.server = server;
        this.postgres = postgres;
        this.ceiling = new Ceiling(postgres, plan);
    }

    List<ReadBack> checks() {
        return List.copyOf(checks);
    }

    void warmUp(Phase phase, int connections) {
        WarmUp.of(server, () -> {
            Load.run(server.address(), phase.work().clients(town, connections), plan.duration());
            readBack(phase, connections);
        });
    }

    Measurement measure(Phase phase, int connections) {
        List<Double> ceilings = new ArrayList<>();
        List<Load.Outcome> outcomes = new ArrayList<>();
        List<Usage> usages = new ArrayList<>();
        for (int i = 0; i < plan.repeats(); i++) {
            phase.alone().ifPresent(alone -> ceilings.add(alone(phase, alone, connections)));
            List<Client> clients = clients(phase, connections);
            town.setup().execute("checkpoint");
            Usage before = Usage.of(server.pid(), postgres.pid());
            outcomes.add(Load.run(server.address(), clients, plan.isTrial() ? LONG : plan.duration()));
            usages.add(Usage.of(server.pid(), postgres.pid()).since(before));
            readBack(phase, connections);
        }
        return measurement(phase, connections, ceilings, outcomes, usages);
    }

    /// Once more, watched.
    void watch(Phase phase, int connections, Profile profile) {
        List<Client> clients = phase.work().clients(town, connections);
        profile.begin();
        Load.Outcome outcome = Load.run(server.address(), clients, plan.duration());
        profile.end(phase.name(), outcome.answers());
        readBack(phase, connections);
    }

    /// A trial asks a few times, for on a busy machine a short time may not be enough for one answer.
    private List<Client> clients(Phase phase, int connections) {
        List<Client> clients = phase.work().clients(town, connections);
        int requests = phase.unitsInARequest() > 1 ? 1 : REQUESTS_IN_A_TRIAL;
        return plan.isTrial()
                ? clients.stream()
                        .<Client>map(client -> new AtMost(client, requests))
                        .toList()
                : clients;
    }

    private double alone(Phase phase, Phase.Alone alone, int connections) {
        List<Company> companies = town.companies()
                .subList(0, Math.min(phase.companies(), town.companies().size()));
        List<Script> scripts =
                companies.stream().map(company -> alone.script(town, company)).toList();
        town.setup().execute("checkpoint");
        return ceiling.run(companies, scripts, connections) * phase.unitsInATransaction();
    }

    private Measurement measurement(
            Phase phase, int connections, List<Double> ceilings, List<Load.Outcome> outcomes, List<Usage> usages) {
        double unit = phase.unitsInARequest();
        List<Double> rates =
                outcomes.stream().map(outcome -> outcome.rate() * unit).toList();
        double units = unit * outcomes.stream().mapToLong(Load.Outcome::answers).sum();
        double rate = Median.of(rates);
        Double best = ceilings.isEmpty() ? null : Median.of(ceilings);
        return new Measurement(
                phase.name(),
                phase.unit(),
                connections,
                rate,
                best,
                best == null ? null : rate / best,
                rates,
                ceilings,
                Median.of(outcomes.stream().map(one -> one.millis(0.5)).toList()),
                Median.of(outcomes.stream().map(one -> one.millis(0.99)).toList()),
                usages.stream().mapToLong(Usage::jvmMicros).sum() / units,
                usages.stream().mapToLong(Usage::databaseMicros).sum() / units,
                outcomes.stream().mapToLong(Load.Outcome::cpuNanos).sum() / 1e3 / units,
                Usage.memoryMiB(server.pid(), "VmRSS"),
                Heap.used(server.pid()),
                outcomes.stream().mapToInt(Load.Outcome::refused).sum(),
                outcomes.stream().mapToInt(Load.Outcome::wrong).sum(),
                outcomes.stream()
                        .flatMap(one -> one.complaints().stream())
                        .limit(3)
                        .toList());
    }

    /// Reads every resource that the run changed, and holds it against what was acknowledged.
    private void readBack(Phase phase, int connections) {
        List<String> mistakes = new ArrayList<>(phase.work().mistakes(town));
        List<Town.Expected> expected = List.copyOf(town.acknowledged().values());
        town.acknowledged().clear();
        List<Client> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(new Reader(expected, i, READERS, mistakes));
        }
        Load.run(server.address(), readers, LONG);
        if (!expected.isEmpty() || !mistakes.isEmpty()) {
            checks.add(new ReadBack(phase.name(), connections, expected.size(), mistakes));
        }
    }
}
