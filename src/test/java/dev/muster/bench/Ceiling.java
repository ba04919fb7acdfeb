package dev.muster.bench;

import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Command;
import dev.muster.bench.machine.ThrowAwayPostgres;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs pgbench on the same database as the same role, bound by row-level security, over as many connections: a
/// process for each company, for the company of a session is fixed.
final class Ceiling {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");

    /// Numbers that no measurement over HTTP uses, and how many of them one run may take.
    private static final long FIRST_NUMBER = 300_000_000;

    private static final long NUMBERS = 5_000_000;

    private final ThrowAwayPostgres postgres;
    private final Plan plan;
    private final AtomicInteger runs = new AtomicInteger();

    Ceiling(ThrowAwayPostgres postgres, Plan plan) {
        this.postgres = postgres;
        this.plan = plan;
    }

    /// Transactions per second.
    ///
    /// @param companies with the script of each; no more of them are used than there are connections
    double run(List<Company> companies, List<Script> scripts, int connections) {
        long base = FIRST_NUMBER + runs.getAndIncrement() * NUMBERS;
        if (base + NUMBERS > PersonTemplate.REVISION) {
            throw new BenchFailure("So many runs have no numbers left: take fewer --repeats or --phases");
        }
        int processes = Math.min(companies.size(), connections);
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            int share = connections / processes + (i < connections % processes ? 1 : 0);
            running.add(command(companies.get(i), write(scripts.get(i), i), share, base)
                    .start());
        }
        double rate = 0;
        for (Process process : running) {
            rate += rate(Command.said(process), Command.end(process));
        }
        return rate;
    }

    private static double rate(String said, int status) {
        Matcher rate = RATE.matcher(said);
        Matcher failed = FAILED.matcher(said);
        if (status != 0 || !rate.find() || (failed.find() && !failed.group(1).equals("0"))) {
            throw new BenchFailure("pgbench failed: " + said.lines().limit(30).reduce("", (a, b) -> a + "\n" + b));
        }
        return Double.parseDouble(rate.group(1));
    }

    private Command command(Company company, List<Path> files, int clients, long base) {
        List<String> words = new ArrayList<>(List.of(
                postgres.program("pgbench").toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=1",
                length(),
                "--host=127.0.0.1",
                "--port=" + postgres.port(),
                "--username=" + ThrowAwayPostgres.ROLE,
                "--define=k=0",
                "--define=base=" + base,
                "--define=clients=" + clients,
                "--define=people=" + plan.peopleInACompany()));
        files.forEach(file -> words.add("--file=" + file));
        words.add("muster");
        return new Command(
                words, Map.of("PGPASSWORD", ThrowAwayPostgres.PASSWORD, "PGOPTIONS", "-c app.company=" + company.id()));
    }

    /// pgbench counts whole seconds; what is shorter is a trial of the bench itself.
    private String length() {
        return plan.isTrial() ? "--transactions=20" : "--time=" + Math.round(plan.seconds());
    }

    private List<Path> write(Script script, int company) {
        try {
            Path directory = Files.createDirectories(postgres.home().resolve("scripts"));
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < script.perDepartment().size(); i++) {
                Path file = directory.resolve(String.format(Locale.ROOT, "%d-%d.sql", company, i));
                files.add(Files.writeString(file, script.perDepartment().get(i)));
            }
            return files;
        } catch (IOException e) {
            throw new BenchFailure("The scripts cannot be written: " + e.getMessage(), e);
        }
    }
}
