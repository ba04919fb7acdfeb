package dev.muster.bench.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Muster in a process of its own, with 256 MiB of heap, on a port of its own.
public final class ServerProcess implements AutoCloseable {

    public static final String KEY = "bench-operator-key-0123456789abcdef";
    public static final String HEAP = "256m";

    private static final int ATTEMPTS = 10;

    private final Process process;
    private final int port;
    private final Duration startTook;

    private ServerProcess(Process process, int port, Duration startTook) {
        this.process = process;
        this.port = port;
        this.startTook = startTook;
    }

    /// Returns when the first request is answered. On a machine with much other work a start may fail because
    /// the database does not answer in time: then it is tried again.
    ///
    /// @param classPath where the product's classes are
    public static ServerProcess start(String classPath, Database database) {
        for (int i = 1; i < ATTEMPTS; i++) {
            try {
                return started(classPath, database);
            } catch (BenchFailure e) {
                System.err.println("Once more: " + e.getMessage());
            }
        }
        return started(classPath, database);
    }

    private static ServerProcess started(String classPath, Database database) {
        try {
            int port = ThrowAwayPostgres.freePort();
            Path log = database.home().resolve("muster-" + port + ".log");
            long began = System.nanoTime();
            Process process = new Command(words(classPath, database, port), environment()).startLogging(log);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            awaitAnswer(process, port, log);
            return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw new BenchFailure("Muster cannot be started: " + e.getMessage(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// From the start of the process to its first answer.
    public Duration startTook() {
        return startTook;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> words(String classPath, Database database, int port) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8"));
        words.addAll(cache(classPath));
        words.addAll(List.of(
                "-cp",
                classPath,
                "dev.muster.Main",
                "serve",
                "--port",
                String.valueOf(port),
                "--database-url",
                database.url()));
        return words;
    }

    /// What `bin/muster` starts with, where the build has rehearsed (`bin/lib/build.sh`).
    private static List<String> cache(String classPath) {
        Path cache = Path.of("target", "muster.aot").toAbsolutePath();
        return classPath.endsWith("muster.jar") && Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    private static Map<String, String> environment() {
        return Map.of(
                "MUSTER_DATABASE_USER", ThrowAwayPostgres.ROLE,
                "MUSTER_DATABASE_PASSWORD", ThrowAwayPostgres.PASSWORD,
                "MUSTER_ADMIN_KEY", KEY);
    }

    private static void awaitAnswer(Process process, int port, Path log) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/scim/v2/ServiceProviderConfig"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < 6000 && process.isAlive(); i++) {
                try {
                    if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    Thread.sleep(10); // it does not listen yet
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new BenchFailure("Muster does not answer: " + Files.readString(log));
    }
}
