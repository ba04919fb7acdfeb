package dev.muster.simulator.trial;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a trial run found.
///
/// @param steps how many things happened in each phase, in order
/// @param byStatus how many answers to the client had each status; what was asked to judge is not among them
/// @param duration of the life, without judging and cleaning up
/// @param failures what the client wanted and did not get
/// @param differences where the server's state is not the directory's; empty means it is
/// @param removed how many users and groups the clean-up took away, or switched off
/// @param leftovers what the clean-up was asked to remove and could not
public record Outcome(
        Plan plan,
        Map<String, Integer> steps,
        Map<Integer, Integer> byStatus,
        Duration duration,
        Count expected,
        Count found,
        List<Failure> failures,
        List<Difference> differences,
        int removed,
        List<String> leftovers) {

    public Outcome {
        steps = new LinkedHashMap<>(steps);
        byStatus = new TreeMap<>(byStatus);
        failures = List.copyOf(failures);
        differences = List.copyOf(differences);
        leftovers = List.copyOf(leftovers);
    }

    /// How many there are.
    public record Count(int users, int active, int groups) {}

    public boolean isAsExpected() {
        return failures.isEmpty() && differences.isEmpty();
    }

    public int requests() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Requests a second.
    public double rate() {
        return requests() * 1000.0 / Math.max(1, duration.toMillis());
    }
}
