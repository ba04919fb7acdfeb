package dev.muster.reliability;

import dev.muster.Muster;
import dev.muster.config.Config;
import dev.muster.config.DatabaseChoice;
import dev.muster.testing.OtherJvm;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Muster as `muster serve` runs it, in a process of its own, with its embedded PostgreSQL and the settings that
/// it gives it; both can be killed.
record DurableNode(OtherJvm process, URI url, Path data) implements AutoCloseable {

    /// Addresses in answers stay the same whatever the port is.
    private static final URI PUBLIC_URL = URI.create("https://muster.example.com");

    static DurableNode on(Path data) throws IOException {
        Path home = data.resolve("postgres");
        if (!Files.exists(home)) {
            Files.createDirectories(home);
            // Unpacked once for all tests.
            Files.createDirectories(TestPostgres.PROGRAMS);
            Files.createSymbolicLink(home.resolve("programs"), TestPostgres.PROGRAMS.toAbsolutePath());
        }
        OtherJvm process = OtherJvm.running(DurableNode.class, data.toString());
        try {
            return new DurableNode(process, URI.create(process.line()), data);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("Muster does not start: " + Files.readString(log(data)), e);
        }
    }

    /// SIGKILL for the process of Muster.
    void killMuster() throws InterruptedException {
        process.kill();
    }

    /// SIGKILL for PostgreSQL's first process and then for all its children.
    void killPostgres() throws IOException {
        List<ProcessHandle> family = postgres();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
    }

    /// SIGKILL for one of PostgreSQL's children: the first process then ends the others, and recovers.
    void killPostgresChild(Random random) throws IOException {
        List<ProcessHandle> family = postgres();
        family.get(1 + random.nextInt(family.size() - 1)).destroyForcibly();
    }

    /// Says something to PostgreSQL as its superuser.
    void superuser(String... statements) throws IOException, SQLException {
        Superuser.of(data.resolve("postgres")).says(statements);
    }

    /// SIGTERM, and the end in order; then the next one on the same data.
    DurableNode restarted() throws IOException, InterruptedException {
        process.tellToEnd();
        process.status();
        process.close();
        return on(data);
    }

    /// What it logged as a fault of its own.
    List<String> faults() throws IOException {
        try (Stream<String> lines = Files.lines(log(data))) {
            return lines.filter(line -> line.contains(" ERROR ")).toList();
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        killPostgres();
    }

    /// The first process, and then its children; empty when it is gone.
    private List<ProcessHandle> postgres() throws IOException {
        if (!Files.exists(pidFile())) {
            return List.of();
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
        return ProcessHandle.of(pid).stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.children()))
                .toList();
    }

    private Path pidFile() {
        return data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
    }

    private static Path log(Path data) {
        return data.resolve("muster.log");
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        // A pipe that nobody reads would stop who writes into it.
        System.setErr(new PrintStream(new FileOutputStream(log(data).toFile(), true), true, StandardCharsets.UTF_8));
        Muster muster =
                Muster.start(new Config("127.0.0.1", 0, new DatabaseChoice.Embedded(data), PUBLIC_URL, TestServer.KEY));
        Runtime.getRuntime().addShutdownHook(new Thread(muster::close));
        System.out.println(muster.url());
    }
}
