package dev.muster.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.muster.postgres.EmbeddedPostgres;
import dev.muster.postgres.RunningPostgres;
import dev.muster.store.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One PostgreSQL for all tests of a run, started by the first that asks and stopped when the run ends. It is
/// the component itself, with its files below `target/`. Each test takes a database of its own.
public final class TestPostgres {

    /// The server's programs, unpacked once for all runs.
    public static final Path PROGRAMS = Path.of("target", "postgres", "programs");

    private static final Path RUNS = Path.of("target", "postgres", "runs");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Deque<TestDatabase> MADE = new ConcurrentLinkedDeque<>();

    private final Path home;
    private final RunningPostgres server;
    private final Deque<Runnable> ends = new ConcurrentLinkedDeque<>();

    private TestPostgres(Path home) {
        this.home = home;
        this.server = new EmbeddedPostgres(home, PROGRAMS).start();
        letInQuickly();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    private static final class Shared {
        private static final TestPostgres INSTANCE = start();
    }

    /// A database in today's schema, in which nobody has stored anything yet. It is copied from one that was migrated
    /// once.
    public static TestDatabase freshDatabase() {
        return made(Migrated.TEMPLATE);
    }

    /// The databases that were made since this was asked last.
    static List<TestDatabase> takeMade() {
        List<TestDatabase> taken = new ArrayList<>();
        for (TestDatabase next = MADE.poll(); next != null; next = MADE.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /// A database without anything, as a new installation finds it.
    public static TestDatabase emptyDatabase() {
        return made("template0");
    }

    private static TestDatabase made(String template) {
        TestDatabase database = Shared.INSTANCE.database("test_" + COUNT.incrementAndGet(), template);
        MADE.add(database);
        return database;
    }

    private static final class Migrated {
        private static final String TEMPLATE = made("migrated");

        private static String made(String name) {
            TestDatabase template = Shared.INSTANCE.database(name, "template0");
            Migrations.apply(template.url(), template.user(), template.password());
            return name;
        }
    }

    /// The same database as its server's superuser, for what the application must never be able to do.
    public static TestDatabase asSuperuser(TestDatabase database) {
        return new TestDatabase(database.url(), "postgres", Shared.INSTANCE.superuserPassword());
    }

    /// What must end before the database does, when the run ends: hooks of the virtual machine have no order.
    public static void beforeStop(Runnable end) {
        Shared.INSTANCE.ends.add(end);
    }

    private static TestPostgres start() {
        try {
            Files.createDirectories(RUNS);
            try (FileChannel turn = FileChannel.open(RUNS.resolveSibling("lock"), CREATE, WRITE)) {
                turn.lock(); // of two runs that begin together, one removes them
                removeEndedRuns();
            }
            return new TestPostgres(
                    RUNS.resolve(String.valueOf(ProcessHandle.current().pid())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A run that was killed leaves its files; its server ends by itself once they are gone.
    private static void removeEndedRuns() throws IOException {
        try (Stream<Path> runs = Files.list(RUNS)) {
            for (Path run : runs.toList()) {
                boolean alive = ProcessHandle.of(
                                Long.parseLong(run.getFileName().toString()))
                        .isPresent();
                if (!alive) {
                    delete(run);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private void stop() {
        ends.descendingIterator().forEachRemaining(Runnable::run);
        try {
            quit();
            delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // An immediate shutdown: an orderly one would first bring the databases of all tests to disk, only to see
    // them deleted.
    private void quit() throws IOException {
        Path postmaster = home.resolve("cluster").resolve("postmaster.pid");
        String pid = Files.readAllLines(postmaster).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start();
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process ->
                        process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    // Thousands of connections are made in a run, and 4,096 rounds of hashing for each on both sides take minutes.
    private void letInQuickly() {
        asSuperuser(
                "set scram_iterations = 1",
                "alter role muster password '" + server.password() + "'",
                "alter role postgres password '" + superuserPassword() + "'");
    }

    // It belongs to the role `muster`, which is neither superuser nor above row-level security. Commits in it do not
    // wait for the disk.
    private TestDatabase database(String name, String template) {
        asSuperuser(
                "create database " + name + " owner muster template " + template,
                "alter database " + name + " set synchronous_commit = off");
        return new TestDatabase(url(name), server.user(), server.password());
    }

    private void asSuperuser(String... statements) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", superuserPassword());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url(String database) {
        return server.jdbcUrl().replaceFirst("/muster$", "/" + database);
    }

    private String superuserPassword() {
        try (Stream<String> lines = Files.lines(home.resolve("pgpass"))) {
            return lines.filter(line -> line.startsWith("*:*:*:postgres:"))
                    .map(line -> line.substring(line.lastIndexOf(':') + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
