package dev.muster.reliability;

import dev.muster.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Muster as `muster serve` runs it, in a process of its own, with its embedded PostgreSQL and the settings that
/// it gives it; both can be killed.
record DurableNode(Node node, Path data) implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    static DurableNode on(Path data) throws IOException {
        Path home = data.resolve("postgres");
        if (!Files.exists(home)) {
            Files.createDirectories(home);
            // Unpacked once for all tests.
            Files.createDirectories(TestPostgres.PROGRAMS);
            Files.createSymbolicLink(home.resolve("programs"), TestPostgres.PROGRAMS.toAbsolutePath());
        }
        return new DurableNode(Node.withPostgres(data.resolve("muster.log"), data), data);
    }

    URI url() {
        return node.url();
    }

    /// SIGKILL for the process of Muster.
    void killMuster() throws InterruptedException {
        node.kill();
    }

    /// SIGKILL for PostgreSQL's first process and then for all its children.
    void killPostgres() throws IOException {
        List<ProcessHandle> family = postgres();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
    }

    /// SIGKILL for one of PostgreSQL's children: the first process then ends the others, and recovers. It hears of it a
    /// moment later, in which the others still serve: so this lasts until all of them are gone.
    void killPostgresChild(Random random) throws IOException {
        List<ProcessHandle> children;
        do {
            children = postgres().stream().skip(1).toList();
        } while (!children.get(random.nextInt(children.size())).destroyForcibly()); // it may have ended by itself
        for (ProcessHandle child : children) {
            child.onExit()
                    .completeOnTimeout(child, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    /// Says something to PostgreSQL as its superuser.
    void superuser(String... statements) throws IOException, SQLException {
        Superuser.of(data.resolve("postgres")).says(statements);
    }

    /// SIGTERM, and the end in order; then the next one on the same data.
    DurableNode restarted() throws IOException, InterruptedException {
        node.stop();
        return on(data);
    }

    @Override
    public void close() throws IOException {
        node.close();
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
}
