package dev.muster.bench;

import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Command;
import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.machine.Threads;
import dev.muster.bench.town.Setup;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// Where the time of a phase goes: statements by their number and their cost, the server's hottest methods, and
/// what it allocates. Watching costs time itself, so the figures of a run that is watched are not compared with
/// others.
record Profile(Path directory, Setup setup, ServerProcess server) {

    /// Counts all statements, and writes the plan of one in a thousand to the log, with what it read.
    static final List<String> POSTGRES_SETTINGS = List.of(
            "shared_preload_libraries=pg_stat_statements,auto_explain",
            "pg_stat_statements.max=10000",
            "pg_stat_statements.track_planning=on",
            "auto_explain.log_min_duration=0",
            "auto_explain.sample_rate=0.001",
            "auto_explain.log_analyze=on",
            "auto_explain.log_buffers=on",
            "auto_explain.log_timing=off");

    private static final int LINES = 25;
    private static final String OURS = "dev.muster.";

    /// What the profile of a start is called.
    static final String START = "start";

    static Path file(String watched) {
        return Bench.PROFILES.resolve(watched + ".txt");
    }

    /// Those of an earlier run would say of this one what is not so.
    static void forget(Path directory) {
        try (DirectoryStream<Path> profiles =
                Files.exists(directory) ? Files.newDirectoryStream(directory, "*.txt") : null) {
            if (profiles != null) {
                for (Path profile : profiles) {
                    Files.delete(profile);
                }
            }
        } catch (IOException e) {
            throw new BenchFailure("Earlier profiles cannot be removed: " + e.getMessage(), e);
        }
    }

    /// Which threads of a server that was just started took the processors until its first answer.
    static void start(Path directory, ServerProcess server) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(START + ".txt"), Threads.told(server.pid()));
        } catch (IOException e) {
            throw new BenchFailure("The profile of a start cannot be written: " + e.getMessage(), e);
        }
    }

    void begin() {
        setup.execute("create extension if not exists pg_stat_statements");
        setup.execute("select pg_stat_statements_reset()");
        jcmd("JFR.start", "name=bench", "settings=profile");
    }

    void end(String phase, long requests) {
        try {
            Files.createDirectories(directory);
            Path recording = directory.resolve(phase + ".jfr").toAbsolutePath();
            StringBuilder text = new StringBuilder(statements(requests));
            jcmd("JFR.stop", "name=bench", "filename=" + recording);
            frames(recording, text);
            Files.writeString(directory.resolve(phase + ".txt"), text);
        } catch (IOException | SQLException e) {
            throw new BenchFailure("The profile of " + phase + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// The plans of the statements that were drawn, before the server's files go.
    void keep(Path log) {
        try {
            Files.copy(log, directory.resolve("plans.log"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BenchFailure("The plans cannot be kept: " + e.getMessage(), e);
        }
    }

    private void jcmd(String... words) {
        List<String> all =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/jcmd", String.valueOf(server.pid())));
        all.addAll(List.of(words));
        new Command(all, Map.of()).run();
    }

    /// Everything that the server's role sent, `begin` and `commit` with it.
    private String statements(long requests) throws SQLException {
        StringBuilder text = new StringBuilder("Statements, " + requests + " requests\n");
        try (Statement statement = setup.connection().createStatement();
                ResultSet row = statement.executeQuery("""
                        select calls, total_exec_time * 1000 as exec, total_plan_time * 1000 as plan, rows, shared_blks_hit,
                               shared_blks_dirtied, wal_bytes, regexp_replace(query, '\\s+', ' ', 'g') as query
                        from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'muster' order by 2 desc
                        """)) {
            double all = 0;
            while (row.next()) {
                double calls = row.getDouble("calls");
                all += calls;
                text.append(String.format(
                        Locale.ROOT,
                        "%6.2f/request %8.1f µs exec %7.1f µs plan %7.1f rows %8.1f hit %6.1f dirtied %8.0f wal  %.230s%n",
                        calls / Math.max(1, requests),
                        row.getDouble("exec") / calls,
                        row.getDouble("plan") / calls,
                        row.getDouble("rows") / calls,
                        row.getDouble("shared_blks_hit") / calls,
                        row.getDouble("shared_blks_dirtied") / calls,
                        row.getDouble("wal_bytes") / calls,
                        row.getString("query")));
            }
            text.append(String.format(Locale.ROOT, "%6.2f statements/request in all%n", all / Math.max(1, requests)));
        }
        return text.toString();
    }

    private static void frames(Path recording, StringBuilder text) throws IOException {
        Map<String, Double> top = new HashMap<>();
        Map<String, Double> ours = new HashMap<>();
        Map<String, Double> inclusive = new HashMap<>();
        Map<String, Double> allocated = new HashMap<>();
        Map<String, Double> allocators = new HashMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.ExecutionSample" -> {
                        top.merge(frame(event, ""), 1.0, Double::sum);
                        ours.merge(frame(event, OURS), 1.0, Double::sum);
                        stack(event).stream()
                                .filter(name -> name.startsWith(OURS))
                                .distinct()
                                .forEach(name -> inclusive.merge(name, 1.0, Double::sum));
                    }
                    case "jdk.ObjectAllocationSample" -> {
                        double weight = event.getLong("weight");
                        allocated.merge(event.getClass("objectClass").getName(), weight, Double::sum);
                        allocators.merge(frame(event, OURS), weight, Double::sum);
                    }
                    default -> {}
                }
            }
        }
        double samples = sum(top);
        double weight = sum(allocated);
        ranked(text, "Hottest methods", top, samples);
        ranked(text, "Hottest methods of ours, with what they call", ours, samples);
        ranked(text, "Methods of ours anywhere on the stack", inclusive, samples);
        ranked(text, "Allocated classes", allocated, weight);
        ranked(text, "Methods of ours that allocate, with what they call", allocators, weight);
    }

    /// The topmost frame whose class begins so.
    private static String frame(RecordedEvent event, String beginning) {
        return stack(event).stream()
                .filter(name -> name.startsWith(beginning))
                .findFirst()
                .orElse("(none)");
    }

    private static List<String> stack(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        List<String> names = new ArrayList<>();
        if (trace != null) {
            for (RecordedFrame frame : trace.getFrames()) {
                names.add(frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName());
            }
        }
        return names;
    }

    private static double sum(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void ranked(StringBuilder text, String title, Map<String, Double> weights, double all) {
        text.append("\n").append(title).append("\n");
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(LINES)
                .forEach(entry -> text.append(
                        String.format(Locale.ROOT, "%5.1f %%  %s%n", 100 * entry.getValue() / all, entry.getKey())));
    }
}
