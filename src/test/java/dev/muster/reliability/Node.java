package dev.muster.reliability;

import dev.muster.Muster;
import dev.muster.config.Config;
import dev.muster.config.DatabaseChoice;
import dev.muster.testing.OtherJvm;
import dev.muster.testing.TestServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Muster in a process of its own, to be killed. It logs into a file, since a pipe that nobody reads would stop who
/// writes into it, and bears one public address, so that what it answers is the same whatever its port is.
record Node(OtherJvm process, URI url, Path log) implements AutoCloseable {

    private static final URI PUBLIC_URL = URI.create("https://muster.example.com");

    /// On a database that exists.
    static Node on(Path log, String url, String user, String password) throws IOException {
        return started(log, url, user, password);
    }

    /// With an embedded PostgreSQL, as `muster serve` runs it.
    static Node withPostgres(Path log, Path data) throws IOException {
        return started(log, data.toString());
    }

    private static Node started(Path log, String... database) throws IOException {
        String[] arguments =
                Stream.concat(Stream.of(log.toString()), Stream.of(database)).toArray(String[]::new);
        OtherJvm process = OtherJvm.running(Node.class, arguments);
        try {
            return new Node(process, URI.create(process.line()), log);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("Muster does not start: " + Files.readString(log), e);
        }
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.kill();
    }

    /// SIGTERM, and the end in order.
    void stop() throws IOException, InterruptedException {
        process.tellToEnd();
        process.status();
        process.close();
    }

    /// What it logged as a fault of its own.
    List<String> faults() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" ERROR ")).toList();
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    /// The first argument is the log; then a directory, or an address with a user and a password.
    public static void main(String[] arguments) throws IOException {
        System.setErr(new PrintStream(new FileOutputStream(arguments[0], true), true, StandardCharsets.UTF_8));
        DatabaseChoice database = arguments.length == 2
                ? new DatabaseChoice.Embedded(Path.of(arguments[1]))
                : new DatabaseChoice.Server(arguments[1], arguments[2], arguments[3]);
        Muster muster = Muster.start(new Config("127.0.0.1", 0, database, PUBLIC_URL, TestServer.KEY));
        Runtime.getRuntime().addShutdownHook(new Thread(muster::close));
        System.out.println(muster.url());
    }
}
