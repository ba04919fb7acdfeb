package dev.muster.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// The database files and the server that runs on them. Whoever calls holds the home's lock, so a server that
/// still runs is left over from a Muster that was killed.
record Cluster(Path home, ServerPrograms programs) {

    private static final int STARTS = 5;
    private static final Duration BETWEEN_STARTS = Duration.ofMillis(500);
    // With the requests' 20 seconds before it, within the 30 that a process is given.
    private static final Duration STOP = Duration.ofSeconds(6);
    private static final long LARGE_LOG = 10_000_000;

    static Path directory(Path home) {
        return home.resolve("cluster");
    }

    /// Makes the files on the first day, and afterwards makes sure that this version can read them and that no
    /// server runs on them.
    void prepare(Passwords passwords) {
        try {
            if (Files.exists(directory())) {
                refuseOtherMajor();
                new Leftover(directory(), programs).end();
            } else {
                make(passwords);
            }
            writeAccess();
            keepLogSmall();
        } catch (IOException e) {
            throw new CannotStart("The database in " + home + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    /// Starts the server on a free port and returns the port once it answers.
    int start() {
        Command.Outcome outcome = new Command.Outcome(false, "");
        for (int attempt = 0; attempt < STARTS; attempt++) {
            int port = freePort();
            outcome = programs.start(directory(), log(), Settings.options(port));
            if (outcome.succeeded()) {
                return port;
            }
            // Another program took the port, or processes of a killed server are still ending.
            pause();
        }
        throw new CannotStart("PostgreSQL did not start (" + outcome.lastLine() + "): its log is " + log());
    }

    void stop() {
        Command.Outcome outcome = programs.stop(directory(), STOP);
        if (!outcome.succeeded()) {
            throw new IllegalStateException("PostgreSQL did not stop: " + outcome.lastLine());
        }
    }

    private void refuseOtherMajor() throws IOException {
        String found = Files.readString(directory().resolve("PG_VERSION")).strip();
        if (!found.equals(programs.major())) {
            throw new CannotStart("The database in " + home + " was made by PostgreSQL " + found
                    + ", and this Muster brings PostgreSQL " + programs.major()
                    + ": dump it with the Muster that made it and restore it here (docs/backup.md)");
        }
    }

    private void make(Passwords passwords) throws IOException {
        Path half = home.resolve("cluster.half");
        if (Files.exists(half)) {
            Directories.delete(half);
        }
        Path password = Files.createTempFile(home, "first", null);
        try {
            Files.writeString(password, passwords.superuser() + "\n");
            Command.Outcome outcome =
                    programs.initdb(half, Passwords.SUPERUSER, password, Settings.sharedBuffers(memory()));
            if (!outcome.succeeded()) {
                throw new CannotStart("PostgreSQL cannot make its files: " + outcome.lastLine());
            }
        } finally {
            Files.delete(password);
        }
        Files.move(half, directory(), StandardCopyOption.ATOMIC_MOVE);
        Directories.force(home);
    }

    /// What the machine, or its container, has.
    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private void writeAccess() throws IOException {
        Files.writeString(directory().resolve("pg_hba.conf"), """
                # Written anew at every start.
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }

    private void keepLogSmall() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LARGE_LOG) {
            Files.move(log(), home.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path directory() {
        return directory(home);
    }

    private Path log() {
        return home.resolve("server.log");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("No free port on the loopback address: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_STARTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while PostgreSQL started", e);
        }
    }
}
