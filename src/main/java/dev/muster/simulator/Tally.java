package dev.muster.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts the answers of a simulation while it runs.
final class Tally {

    private final Map<Integer, Integer> byStatus = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final long started = System.nanoTime();

    void answered(int status) {
        byStatus.merge(status, 1, Integer::sum);
    }

    /// @param what kind of request, without anything of its content
    void failed(String what, int status) {
        failures.merge(what + " " + status, 1, Integer::sum);
    }

    Summary summary() {
        return new Summary(byStatus, failures, Duration.ofNanos(System.nanoTime() - started));
    }
}
