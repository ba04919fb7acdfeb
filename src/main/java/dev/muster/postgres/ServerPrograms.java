package dev.muster.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The three programs of a PostgreSQL server, run as an ordinary user.
record ServerPrograms(Archive.Unpacked unpacked, List<String> prefix) {

    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    String version() {
        return unpacked.version();
    }

    /// The major version: a cluster made by one major version is unreadable to another.
    String major() {
        return version().substring(0, version().indexOf('.'));
    }

    Command.Outcome initdb(Path cluster, String superuser, Path passwordFile, String setting) {
        return run(
                "initdb",
                "--pgdata=" + cluster,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--text-search-config=simple",
                "--set=" + setting);
    }

    // pg_ctl gives the server a session of its own, so that Ctrl-C in the terminal reaches Muster only.
    Command.Outcome start(Path cluster, Path log, String options) {
        return run("pg_ctl", "start", "-D", cluster.toString(), "-l", log.toString(), "-w", "-t", "600", "-o", options);
    }

    /// Ends the server with a checkpoint: open transactions are rolled back, nothing is left to recover. One
    /// that takes longer than the patience is ended at once, and recovers from its log at the next start:
    /// nothing committed is lost.
    Command.Outcome stop(Path cluster, Duration patience) {
        Command.Outcome fast = stop(cluster, "fast", patience);
        return fast.succeeded() ? fast : stop(cluster, "immediate", AT_ONCE);
    }

    private Command.Outcome stop(Path cluster, String mode, Duration patience) {
        return run(
                "pg_ctl",
                "stop",
                "-D",
                cluster.toString(),
                "-m",
                mode,
                "-w",
                "-t",
                String.valueOf(patience.toSeconds()));
    }

    private Command.Outcome run(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(unpacked.bin().resolve(program).toString());
        words.addAll(List.of(arguments));
        return Command.of(prefix, words).run();
    }
}
