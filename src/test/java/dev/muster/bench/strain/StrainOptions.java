package dev.muster.bench.strain;

import dev.muster.bench.figures.Json;
import dev.muster.bench.figures.Page;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.town.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// The options that such runs have in common.
final class StrainOptions {

    @Option(names = "--people", defaultValue = "20000", description = "in all companies together; ${DEFAULT-VALUE}")
    private int people;

    @Option(names = "--companies", defaultValue = "4", description = "how many; ${DEFAULT-VALUE}")
    private int companies;

    @Option(names = "--connections", defaultValue = "16", description = "clients that ask at once; ${DEFAULT-VALUE}")
    private int connections;

    @Option(names = "--seconds", defaultValue = "10", description = "of each run; ${DEFAULT-VALUE}")
    private double seconds;

    @Option(names = "--repeats", defaultValue = "3", description = "runs of which the median counts; ${DEFAULT-VALUE}")
    private int repeats;

    @Option(
            names = "--directory",
            defaultValue = "target/bench",
            description = "where the database's files and the figures go; ${DEFAULT-VALUE}")
    private Path directory = Path.of("target", "bench");

    @Option(names = "--write", description = "put the figures into docs/performance.md")
    private boolean write;

    @Option(names = "--server-class-path", hidden = true)
    private String classPath = System.getProperty("java.class.path");

    int people() {
        if (people < companies * Setup.DEPARTMENTS || companies < 1) {
            throw new BenchFailure.WrongOption("--people must be at least " + Setup.DEPARTMENTS + " a company");
        }
        return people;
    }

    int companies() {
        return companies;
    }

    int peopleOfACompany() {
        return people() / companies / Setup.DEPARTMENTS * Setup.DEPARTMENTS;
    }

    int connections() {
        return connections;
    }

    Duration duration() {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    int repeats() {
        return repeats;
    }

    Path directory() {
        return directory;
    }

    String classPath() {
        return classPath;
    }

    /// @param kind of run, as the page's mark names it
    void tell(String kind, Object report, String text, Map<String, String> pictures) throws IOException {
        Json.write(directory.resolve(kind + ".json"), report);
        if (write) {
            Map<String, String> files = new HashMap<>(pictures);
            files.put(kind + ".json", Json.of(report));
            Page.write(kind, "\n" + text + "\n", files);
        }
        System.out.println(text);
    }
}
