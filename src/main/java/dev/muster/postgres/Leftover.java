package dev.muster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A server that outlived the Muster that started it. It is stopped, not adopted: transactions of the dead process
/// end, and the new server runs with today's settings.
record Leftover(Path cluster, ServerPrograms programs) {

    void end() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid(file)).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return; // killed too: PostgreSQL itself sees that, and recovers
        }
        if (isPostgres(process.get())) {
            stop();
        } else {
            // After a restart of the machine or the container the number belongs to someone else.
            Files.delete(file);
        }
    }

    private static long pid(Path file) throws IOException {
        String first = Files.readString(file).lines().findFirst().orElse("").strip();
        return first.chars().allMatch(Character::isDigit) && !first.isEmpty() ? Long.parseLong(first) : 0;
    }

    // A process whose program cannot be seen is taken for a server: stopping it through pg_ctl then fails loudly
    // instead of harming the files.
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(path -> path.endsWith("/postgres")).orElse(true);
    }

    private void stop() {
        if (!programs.stop(cluster).succeeded()) {
            Command.Outcome outcome = programs.stopWithoutCheckpoint(cluster);
            if (!outcome.succeeded()) {
                throw new CannotStart(
                        "A PostgreSQL left over from an earlier run does not stop: " + outcome.lastLine());
            }
        }
    }
}
