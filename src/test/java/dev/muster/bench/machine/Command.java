package dev.muster.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A call of another program.
public record Command(List<String> words, Map<String, String> environment) {

    public static Command of(String... words) {
        return new Command(List.of(words), Map.of());
    }

    public static Command of(List<String> prefix, String... words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return new Command(all, Map.of());
    }

    /// What the program said, both streams together.
    ///
    /// @throws BenchFailure when it was not content
    public String run() {
        Process process = start();
        String said = said(process);
        if (end(process) != 0) {
            throw new BenchFailure(words.getFirst() + " failed: " + said.strip());
        }
        return said;
    }

    public Process start() {
        try {
            Process process = builder().redirectErrorStream(true).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new BenchFailure(words.getFirst() + " cannot be run: " + e.getMessage(), e);
        }
    }

    /// Starts what goes on beside us; all that it says ends in a file.
    public Process startLogging(Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return builder()
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new BenchFailure(words.getFirst() + " cannot be run: " + e.getMessage(), e);
        }
    }

    public static String said(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchFailure("A program's output was lost: " + e.getMessage(), e);
        }
    }

    public static int end(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Told to end", e);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("MUSTER_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return builder;
    }
}
