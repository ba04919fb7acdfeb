package dev.muster.bench.machine;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The PostgreSQL of the distribution on files of its own, made for one run and deleted after it. It is as safe
/// as one in production: fsync and synchronous_commit are on. The role `muster` owns the database, and
/// row-level security binds it.
public final class ThrowAwayPostgres implements AutoCloseable {

    public static final String ROLE = "muster";
    public static final String PASSWORD = "bench";

    /// What differs from the distribution's defaults, and is told in the report. Checkpoints are asked for
    /// between the runs, so that none falls into one of them by chance.
    public static final List<String> SETTINGS =
            List.of("shared_buffers=512MB", "max_wal_size=4GB", "checkpoint_timeout=30min", "max_connections=200");

    private static final List<Path> PROGRAMS = List.of(
            Path.of("/usr/lib/postgresql/15/bin"),
            Path.of("/usr/pgsql-15/bin"),
            Path.of("/opt/homebrew/opt/postgresql@15/bin"));

    private final Path programs;
    private final Path home;
    private final int port;
    private final Process server;

    private ThrowAwayPostgres(Path programs, Path home, int port, Process server) {
        this.programs = programs;
        this.home = home;
        this.port = port;
        this.server = server;
    }

    /// @param directory in which its files are made
    /// @param more settings beside the usual ones
    public static ThrowAwayPostgres start(Path directory, List<String> more) {
        Path programs = programs();
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(directory), "postgres")
                    .toAbsolutePath();
            List<String> user = ordinaryUser();
            Path password = Files.writeString(home.resolve("password"), PASSWORD + "\n");
            Command.of(
                            user,
                            programs.resolve("initdb").toString(),
                            "--pgdata=" + home.resolve("cluster"),
                            "--username=postgres",
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C")
                    .run();
            int port = freePort();
            Process server = new Command(words(user, programs, home, port, more), java.util.Map.of())
                    .startLogging(home.resolve("server.log"));
            ThrowAwayPostgres postgres = new ThrowAwayPostgres(programs, home, port, server);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            postgres.awaitAnswer();
            postgres.execute("create role muster login password '" + PASSWORD + "'");
            postgres.database("muster");
            return postgres;
        } catch (IOException e) {
            throw new BenchFailure("PostgreSQL cannot be prepared: " + e.getMessage(), e);
        }
    }

    public Path program(String name) {
        return programs.resolve(name);
    }

    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return server.pid();
    }

    public String url() {
        return url("muster");
    }

    /// A session that row-level security does not bind.
    public Connection asSuperuser() throws SQLException {
        return main().asSuperuser();
    }

    /// The database of a run that needs only one.
    public Database main() {
        return new Database(url(), home);
    }

    /// A new, empty database beside the others.
    public Database database(String name) {
        execute("create database " + name + " owner muster template template0");
        return new Database(url(name), home);
    }

    public String version() throws SQLException {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show server_version")) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Override
    public void close() {
        server.toHandle().destroy();
        try {
            // The polite word waits for clients; they are gone, or are to go now.
            new ProcessBuilder("kill", "-INT", String.valueOf(server.pid()))
                    .start()
                    .waitFor();
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                new ProcessBuilder("kill", "-QUIT", String.valueOf(server.pid()))
                        .start()
                        .waitFor();
                server.waitFor(20, TimeUnit.SECONDS);
            }
            delete(home);
        } catch (IOException e) {
            System.err.println("The files of the run are left in " + home + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> words(List<String> user, Path programs, Path home, int port, List<String> more) {
        List<String> words = new ArrayList<>(user);
        words.addAll(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                home.resolve("cluster").toString()));
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.addAll(List.of(
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "port=" + port));
        settings.addAll(more);
        settings.forEach(setting -> words.addAll(List.of("-c", setting)));
        return words;
    }

    private void awaitAnswer() throws IOException {
        for (int i = 0; i < 200; i++) {
            try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", PASSWORD)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                pause();
            }
        }
        throw new BenchFailure("PostgreSQL does not answer: " + Files.readString(home.resolve("server.log")));
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static Path programs() {
        return PROGRAMS.stream()
                .filter(directory -> Files.isExecutable(directory.resolve("pgbench")))
                .findFirst()
                .orElseThrow(
                        () -> new BenchFailure("The bench needs PostgreSQL 15 with pgbench and finds none: install it"
                                + " (for example: apt-get install postgresql-15)"));
    }

    /// PostgreSQL refuses to run as root; in a user namespace of its own root is nobody.
    private static List<String> ordinaryUser() {
        return new UnixSystem().getUid() == 0 ? List.of("unshare", "-U", "--") : List.of();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Told to end", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
