package dev.muster.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One call of a program, with the environment of PostgreSQL's own tools emptied so that a stray PGDATA or
/// PGPORT changes nothing.
record Command(List<String> words) {

    /// What the program said, both streams together, and whether it was content.
    record Outcome(boolean succeeded, String output) {

        String lastLine() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "no output" : lines.getLast().strip();
        }
    }

    static Command of(List<String> prefix, List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return new Command(List.copyOf(all));
    }

    Outcome run() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor() == 0, output);
        } catch (IOException e) {
            throw new CannotStart("The program " + words.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while " + words.getFirst() + " ran", e);
        }
    }
}
