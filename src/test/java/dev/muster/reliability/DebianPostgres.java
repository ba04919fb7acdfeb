package dev.muster.reliability;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A server of Debian's PostgreSQL 15, as an operator may have it: primary, standby, or restored from a backup. It is
/// run by an ordinary user: by `postgres`, whom the package makes, when the tests are run by root.
record DebianPostgres(Path cluster, int port) implements AutoCloseable {

    static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final long ROOT = 0;

    /// A new directory that belongs to the user who runs the servers.
    static Path place() throws IOException {
        if (!Files.isExecutable(PROGRAMS.resolve("pg_basebackup"))) {
            throw new AssertionError("These tests need PostgreSQL 15 in " + PROGRAMS
                    + ": apt-get install postgresql-15 (bin/test does it when root runs it)");
        }
        Path place = Files.createTempDirectory(
                "muster-postgres", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (isRoot()) {
            words(List.of("chown", "postgres:", place.toString()));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(place)));
        return place;
    }

    /// A new directory of that user's.
    static Path directory(Path path) throws IOException {
        words(asOrdinaryUser(List.of("mkdir", path.toString())));
        return path;
    }

    /// A new server with a database `muster` that belongs to the role `muster`; it is started.
    static DebianPostgres primary(Path place, String... settings) throws IOException, SQLException {
        DebianPostgres made = empty(place, settings);
        made.says("create role muster login nosuperuser nobypassrls", "create database muster owner muster");
        return made;
    }

    /// A new server that knows nothing of us; it is started.
    static DebianPostgres empty(Path place, String... settings) throws IOException {
        DebianPostgres made = new DebianPostgres(place.resolve("primary"), freePort());
        program("initdb", "-D", made.cluster.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale");
        made.startsWith(settings);
        return made;
    }

    /// A copy of a running server.
    void copiedFrom(DebianPostgres source, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-D", cluster.toString(), "-h", "127.0.0.1", "-p", "" + source.port, "-U", "postgres", "-c", "fast"));
        arguments.addAll(List.of(options));
        program("pg_basebackup", arguments.toArray(String[]::new));
    }

    /// Makes this server the standby of another, without which that one commits nothing any more.
    void follows(DebianPostgres primary) throws IOException, SQLException {
        copiedFrom(primary, "-R", "-X", "stream");
        startsWith("cluster_name = 'standby'", "synchronous_standby_names = ''");
        primary.says("alter system set synchronous_standby_names = 'standby'", "select pg_reload_conf()");
        primary.awaits("select sync_state from pg_stat_replication", "sync");
    }

    void startsWith(String... settings) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "port = " + port,
                "max_connections = 60"));
        lines.addAll(List.of(settings));
        Path file = cluster.resolve("postgresql.auto.conf");
        List<String> all = new ArrayList<>(Files.readAllLines(file));
        all.addAll(lines);
        Files.write(file, all);
        program(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                cluster.toString(),
                "-l",
                logFile().toString());
    }

    /// Starts a copy of another server that reads the archived log first.
    void recovers(String... settings) throws IOException, SQLException {
        Files.createFile(cluster.resolve("recovery.signal"));
        startsWith(settings);
        awaits("select pg_is_in_recovery()", "f");
    }

    /// Waits until all that was logged so far is archived.
    void archivesAll() throws SQLException, IOException {
        String last = ask("select pg_walfile_name(pg_switch_wal())");
        awaits("select last_archived_wal >= '" + last + "' from pg_stat_archiver", "t");
    }

    private void awaits(String query, String answer) throws SQLException, IOException {
        for (int i = 0; !ask(query).equals(answer); i++) {
            if (i > 600) {
                throw new AssertionError("Not within a minute: " + query + "; " + log());
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /// SIGKILL for the first process and all its children.
    void kill() throws IOException {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
    }

    void promote() throws IOException {
        program("pg_ctl", "promote", "-w", "-D", cluster.toString());
    }

    void delete() throws IOException {
        words(asOrdinaryUser(List.of("rm", "-rf", cluster.toString())));
    }

    String url() {
        return "jdbc:postgresql://" + address() + "/muster";
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void says(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://" + address() + "/postgres", "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The first value of the answer, or nothing.
    String ask(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://" + address() + "/postgres", "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        delete();
    }

    private String log() throws IOException {
        return Files.readString(logFile());
    }

    private Path logFile() {
        return cluster.resolveSibling(cluster.getFileName() + ".log");
    }

    private List<ProcessHandle> family() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return List.of();
        }
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.children()))
                .toList();
    }

    private static void program(String name, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(PROGRAMS.resolve(name).toString()));
        words.addAll(List.of(arguments));
        words(asOrdinaryUser(words));
    }

    private static List<String> asOrdinaryUser(List<String> words) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"));
        }
        all.addAll(words);
        return all;
    }

    private static void remove(Path place) {
        try {
            words(List.of("rm", "-rf", place.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == ROOT;
    }

    private static void words(List<String> words) throws IOException {
        Path output = Files.createTempFile("muster-postgres", ".out");
        try {
            // Into a file: a server that was started would hold a pipe open.
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.directory(Path.of("/").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(words + ": " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(output);
        }
    }

    /// Below the ports that connections take for themselves: a server that is started later, or again, would find one
    /// of those taken now and then.
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody else's; the next one.
            }
        }
    }
}
