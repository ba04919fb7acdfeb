package dev.muster.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The three programs of a PostgreSQL server, run as an ordinary user.
record ServerPrograms(Archive.Unpacked unpacked, List<String> prefix) {

    String version() {
        return unpacked.version();
    }

    /// The major version: a cluster made by one major version is unreadable to another.
    String major() {
        return version().substring(0, version().indexOf('.'));
    }

    Command.Outcome initdb(Path cluster, String superuser, Path passwordFile) {
        return run(
                "initdb",
                "--pgdata=" + cluster,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--text-search-config=simple");
    }

    // pg_ctl gives the server a session of its own, so that Ctrl-C in the terminal reaches Muster only.
    Command.Outcome start(Path cluster, Path log, String options) {
        return run("pg_ctl", "start", "-D", cluster.toString(), "-l", log.toString(), "-w", "-t", "600", "-o", options);
    }

    /// Ends the server with a checkpoint: open transactions are rolled back, nothing is left to recover.
    Command.Outcome stop(Path cluster) {
        return run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "15");
    }

    /// Ends the server at once; the next start recovers from the log. Nothing committed is lost.
    Command.Outcome stopWithoutCheckpoint(Path cluster) {
        return run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "immediate", "-w", "-t", "10");
    }

    private Command.Outcome run(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(unpacked.bin().resolve(program).toString());
        words.addAll(List.of(arguments));
        return Command.of(prefix, words).run();
    }
}
