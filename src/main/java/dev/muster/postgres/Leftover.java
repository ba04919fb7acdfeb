package dev.muster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server that outlived the Muster that started it. It is stopped, not adopted: transactions of the dead
/// process end, and the new server runs with today's settings.
record Leftover(Path cluster, ServerPrograms programs) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // Above every system's highest process number.
    private static final String NOBODY = String.valueOf(Integer.MAX_VALUE);

    void end() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        Optional<ProcessHandle> process = lines.isEmpty() ? Optional.empty() : process(lines.getFirst());
        if (process.isEmpty()) {
            return; // killed too: PostgreSQL itself sees that, and recovers
        }
        if (isServer(process.get())) {
            stop();
        } else {
            disown(file, lines);
        }
    }

    /// After a restart of the machine or the container the number may be another program's, and PostgreSQL
    /// would refuse to start. Only the number is taken out: by the rest of the file PostgreSQL sees whether
    /// processes of the dead server still hold its memory.
    private static void disown(Path file, List<String> lines) throws IOException {
        List<String> disowned = new ArrayList<>(lines);
        disowned.set(0, NOBODY);
        Files.write(file, disowned);
    }

    private static Optional<ProcessHandle> process(String number) {
        return number.strip().matches("[0-9]{1,10}")
                ? ProcessHandle.of(Long.parseLong(number.strip())).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    // What cannot be looked into is taken for a server: to stop it then fails loudly and harms no file.
    private static boolean isServer(ProcessHandle process) throws IOException {
        return !isDeadUnburied(process)
                && process.info()
                        .command()
                        .map(path -> path.endsWith("/postgres"))
                        .orElse(true);
    }

    // A killed process keeps its number until its parent, in a container often nobody, takes note.
    private static boolean isDeadUnburied(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "stat");
        return Files.exists(status) && Files.readString(status).contains(") Z ");
    }

    private void stop() {
        Command.Outcome outcome = programs.stop(cluster, PATIENCE);
        if (!outcome.succeeded()) {
            throw new CannotStart("A PostgreSQL left over from an earlier run does not stop: " + outcome.lastLine());
        }
    }
}
