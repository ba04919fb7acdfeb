package dev.muster.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// What a simulation was answered.
///
/// @param byStatus how many answers had each status
/// @param failures how many requests had each outcome that the identity provider would report to its
/// administrator, by `METHOD type status`
public record Summary(Map<Integer, Integer> byStatus, Map<String, Integer> failures, Duration duration) {

    public Summary {
        byStatus = Map.copyOf(byStatus);
        failures = Map.copyOf(failures);
    }

    public int requests() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many answers had a status of this hundred: 2 for 200 to 299.
    public int answered(int hundred) {
        return byStatus.entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == hundred)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        return requests() + " requests in " + duration.toMillis() + " ms: " + new TreeMap<>(byStatus)
                + (failures.isEmpty() ? "" : ", failed: " + new TreeMap<>(failures));
    }
}
