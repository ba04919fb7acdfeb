package dev.muster.bench.table;

import dev.muster.bench.figures.Json;
import dev.muster.bench.figures.Page;
import dev.muster.bench.machine.ThrowAwayPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bin/bench --people-table`.
@Command(
        name = "--people-table",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Times the console's table of people in one company: first page, the middle, filters, orders, columns.",
            "Ends with 0 when the median of every page is under 100 ms, 1 when one is not, 3 when an answer was wrong."
        })
public final class TableCommand implements Callable<Integer> {

    @Option(names = "--people", defaultValue = "1000000", description = "in the company; ${DEFAULT-VALUE}")
    private int people = 1_000_000;

    @Option(names = "--requests", defaultValue = "40", description = "of each page; ${DEFAULT-VALUE}")
    private int requests = 40;

    @Option(
            names = "--directory",
            defaultValue = "target/bench",
            description = "where the database's files are made and deleted: 6 kB a person; ${DEFAULT-VALUE}")
    private Path directory = Path.of("target", "bench");

    @Option(
            names = "--json",
            defaultValue = "target/bench/people-table.json",
            description = "where the figures go; ${DEFAULT-VALUE}")
    private Path json = Path.of("target", "bench", "people-table.json");

    @Option(names = "--plans", description = "tell what PostgreSQL does for pages whose median is over 100 ms")
    private boolean plans;

    @Option(names = "--write", description = "put the figures into docs/performance.md")
    private boolean write;

    @Option(names = "--server-class-path", hidden = true)
    private String classPath = System.getProperty("java.class.path");

    @Override
    public Integer call() throws IOException, SQLException {
        List<String> logging = plans
                ? List.of(
                        "session_preload_libraries=auto_explain",
                        "auto_explain.log_min_duration=" + TableReport.GOAL_MILLIS,
                        "auto_explain.log_analyze=on",
                        "auto_explain.log_buffers=on")
                : List.of();
        Consumer<String> progress = System.err::println;
        TableReport report;
        String done = "";
        try (ThrowAwayPostgres postgres = ThrowAwayPostgres.start(directory, logging);
                Table table = new Table(postgres, classPath, progress)) {
            report = table.run(people, requests);
            if (plans) {
                done = "What PostgreSQL did:\n"
                        + Files.readString(postgres.home().resolve("server.log"));
            }
        }
        Json.write(json, report);
        if (write) {
            Page.write("people table", report.markdown(), Map.of());
        }
        System.out.print(report.text() + done);
        return !report.isRight() ? 3 : report.reachesItsGoal() ? 0 : 1;
    }
}
