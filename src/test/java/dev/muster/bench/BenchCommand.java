package dev.muster.bench;

import dev.muster.bench.figures.Json;
import dev.muster.bench.growth.GrowthCommand;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.strain.NodesCommand;
import dev.muster.bench.strain.OverloadCommand;
import dev.muster.bench.strain.SoakCommand;
import dev.muster.bench.table.TableCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bin/bench`.
@Command(
        name = "bench",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        subcommands = {
            GrowthCommand.class,
            TableCommand.class,
            SoakCommand.class,
            OverloadCommand.class,
            NodesCommand.class
        },
        description = {
            "Measures Muster over HTTP against what its database alone can do, in one run.",
            "Ends with 0 when every goal that was measured is reached, 1 when one is not, 2 for a wrong option,",
            "3 when an answer was wrong, something acknowledged was not found again, or the run could not be made."
        })
final class BenchCommand implements Callable<Integer> {

    private static final int GOAL_MISSED = 1;
    private static final int WRONG = 3;

    @Option(
            names = "--people",
            defaultValue = "20000",
            description = "how many there are, in all companies together; ${DEFAULT-VALUE}")
    private int people = 20_000;

    @Option(names = "--companies", defaultValue = "4", description = "how many; ${DEFAULT-VALUE}")
    private int companies = 4;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,16,64",
            description = "how many clients ask at once; ${DEFAULT-VALUE}")
    private List<Integer> connections = List.of();

    @Option(names = "--seconds", defaultValue = "5", description = "of each run; ${DEFAULT-VALUE}")
    private double seconds = 5;

    @Option(names = "--repeats", defaultValue = "3", description = "runs of which the median counts; ${DEFAULT-VALUE}")
    private int repeats = 3;

    @Option(
            names = "--phases",
            split = ",",
            description =
                    "only these, of: sync, look-up, read, update, deactivate, members, list, filter, bulk, re-projection")
    private List<String> phases = Phases.NAMES;

    @Option(
            names = "--profile",
            description =
                    "watch each phase once more, not only those that miss their goal: statements, hot methods, allocations,"
                            + " into target/bench/profile")
    private boolean profile;

    @Option(
            names = "--json",
            defaultValue = "target/bench/bench.json",
            description = "where the figures go; ${DEFAULT-VALUE}")
    private Path json = Path.of("target", "bench", "bench.json");

    @Option(names = "--write", description = "put the figures and the charts into docs/performance.md")
    private boolean write;

    @Option(names = "--server-class-path", hidden = true)
    private String classPath = System.getProperty("java.class.path");

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new BenchCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof BenchFailure) {
                command.getErr().println(failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return failure instanceof BenchFailure.WrongOption ? CommandLine.ExitCode.USAGE : WRONG;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = new Plan(people, companies, connections, seconds, repeats, phases);
        Report report = new Bench(plan, classPath, System.err::println).run();
        Json.write(json, report);
        List<String> watched = profile ? plan.phases() : report.unexplained();
        if (profile || (!watched.isEmpty() && !plan.isTrial())) {
            watch(plan.watching(watched));
        }
        if (write) {
            PerformancePage.write(report);
        }
        System.out.print(told(report));
        return report.isRight() ? report.reachesItsGoals() ? 0 : GOAL_MISSED : WRONG;
    }

    /// The figures are there already, and are told whatever happens to this.
    private void watch(Plan watched) {
        try {
            new Bench(watched, classPath, System.err::println).watch();
        } catch (BenchFailure e) {
            System.err.println("There is no profile: " + e.getMessage());
        }
    }

    private String told(Report report) {
        StringBuilder text =
                new StringBuilder("\n").append(Table.of(report).text()).append("\n");
        text.append(PerformancePage.readBack(report)).append("\n\nGoals\n");
        report.goals()
                .forEach(goal -> text.append("  ").append(Table.goal(goal)).append("\n"));
        report.measurements().stream()
                .flatMap(one -> one.complaints().stream().map(said -> one.phase() + " was answered " + said))
                .forEach(line -> text.append(line).append("\n"));
        report.checks().stream()
                .flatMap(check -> check.mistakes().stream().map(mistake -> check.phase() + ": " + mistake))
                .forEach(line -> text.append(line).append("\n"));
        return text.append("\nAll figures: ").append(json).append("\n").toString();
    }
}
