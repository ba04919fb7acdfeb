package dev.muster.bench;

import dev.muster.bench.machine.Machine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that one run found, as it is written to JSON.
///
/// @param startSeconds from the start of the server's process on an empty, then on a filled database to its first
/// answer
/// @param mostMemoryMiB what the server's process held at most: heap, code, threads, classes
/// @param liveHeapMiB what was in use of its heap after all of it, garbage collected
/// @param checks what was read back
record Report(
        String date,
        Machine machine,
        Plan plan,
        Generator generator,
        List<Double> startSeconds,
        double mostMemoryMiB,
        double liveHeapMiB,
        List<Measurement> measurements,
        List<ReadBack> checks,
        List<Goal> goals) {

    /// What the load itself costs, against a server that does nothing.
    record Generator(double requestsPerSecond, double cpuMicros) {}

    /// One phase with one number of connections.
    ///
    /// @param rate the median of the runs, in units a second
    /// @param ceiling the same of the database alone; null where there is none
    /// @param jvmMicros of processor time for a unit; of the database and of the load likewise
    /// @param heapMiB in use after the last run, garbage included
    /// @param refused requests that were to come again later (429, 503); no other figure has them
    /// @param errors answers that were wrong
    record Measurement(
            String phase,
            String unit,
            int connections,
            double rate,
            @Nullable Double ceiling,
            @Nullable Double ratio,
            List<Double> rates,
            List<Double> ceilings,
            double p50Millis,
            double p99Millis,
            double jvmMicros,
            double databaseMicros,
            double generatorMicros,
            double memoryMiB,
            double heapMiB,
            int refused,
            int errors,
            List<String> complaints) {}

    /// @param expected how many resources were read back
    record ReadBack(String phase, int connections, int expected, List<String> mistakes) {}

    /// @param reached null when this run could not tell
    record Goal(
            String name,
            String wanted,
            String found,
            @Nullable Boolean reached) {}

    Report with(List<Goal> judged) {
        return new Report(
                date, machine, plan, generator, startSeconds, mostMemoryMiB, liveHeapMiB, measurements, checks, judged);
    }

    boolean isRight() {
        return measurements.stream().allMatch(one -> one.errors() == 0)
                && checks.stream().allMatch(check -> check.mistakes().isEmpty());
    }

    boolean reachesItsGoals() {
        return goals.stream().noneMatch(goal -> Boolean.FALSE.equals(goal.reached()));
    }

    Optional<Measurement> measurement(String phase, int connections) {
        return measurements.stream()
                .filter(one -> one.phase().equals(phase) && one.connections() == connections)
                .findFirst();
    }
}
