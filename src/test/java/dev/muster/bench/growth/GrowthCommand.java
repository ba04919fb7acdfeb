package dev.muster.bench.growth;

import dev.muster.bench.figures.Json;
import dev.muster.bench.figures.Page;
import dev.muster.bench.growth.GrowthPlan.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bin/bench --growth`.
@Command(
        name = "--growth",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Follows what requests cost while people and groups become more: time, and pages that statements touch.",
            "Ends with 0 when nothing grows, 1 when something does, 3 when an answer was wrong."
        })
public final class GrowthCommand implements Callable<Integer> {

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "20000,1000000,5000000",
            description = "people in an installation; ${DEFAULT-VALUE}")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--companies",
            defaultValue = "500",
            description =
                    "over which the largest size is spread, the others over fewer of the same size; ${DEFAULT-VALUE}")
    private int companies = 500;

    @Option(
            names = "--shapes",
            split = ",",
            defaultValue = "MANY,ONE",
            description = "all people in one company, or in many; ${DEFAULT-VALUE}")
    private List<Shape> shapes = List.of();

    @Option(
            names = "--groups",
            split = ",",
            defaultValue = "10,100000,1000000",
            description = "members of groups in the largest company, at most half of its people; ${DEFAULT-VALUE}")
    private List<Integer> groups = List.of();

    @Option(names = "--requests", defaultValue = "20", description = "of each kind in a round; ${DEFAULT-VALUE}")
    private int requests = 20;

    @Option(names = "--seconds", defaultValue = "5", description = "a round of one kind at most; ${DEFAULT-VALUE}")
    private double seconds = 5;

    @Option(
            names = "--repeats",
            defaultValue = "5",
            description = "rounds of which the median counts; ${DEFAULT-VALUE}")
    private int repeats = 5;

    @Option(
            names = "--adds",
            defaultValue = "2000",
            description = "to the largest group at its beginning and at its end; ${DEFAULT-VALUE}")
    private int adds = 2000;

    @Option(
            names = "--memberships",
            defaultValue = "200",
            description = "of people who are deleted and were in so many groups; ${DEFAULT-VALUE}")
    private int memberships = 200;

    @Option(
            names = "--directory",
            defaultValue = "target/bench",
            description = "where the database's files are made and deleted: 6 kB a person; ${DEFAULT-VALUE}")
    private Path directory = Path.of("target", "bench");

    @Option(
            names = "--json",
            defaultValue = "target/bench/growth.json",
            description = "where the figures go; ${DEFAULT-VALUE}")
    private Path json = Path.of("target", "bench", "growth.json");

    @Option(names = "--write", description = "put the figures and the plots into docs/performance.md")
    private boolean write;

    @Option(names = "--server-class-path", hidden = true)
    private String classPath = System.getProperty("java.class.path");

    @Override
    public Integer call() throws IOException, SQLException {
        GrowthPlan plan =
                new GrowthPlan(sizes, companies, shapes, groups, requests, seconds, repeats, adds, memberships);
        Consumer<String> progress = System.err::println;
        try (Growth growth = new Growth(plan, classPath, directory, progress)) {
            GrowthReport report = growth.run();
            GrowthPage page = new GrowthPage(report);
            Json.write(json, report);
            if (write) {
                Page.write("growth", page.markdown(), page.files());
            }
            System.out.print(page.text());
            return page.isRight() ? page.grows().isEmpty() ? 0 : 1 : 3;
        }
    }
}
