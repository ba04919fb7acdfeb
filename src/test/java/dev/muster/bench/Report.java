package dev.muster.bench;

import dev.muster.bench.machine.Machine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that one run found, as it is written to JSON.
///
/// @param startSeconds from the start of the server's process to its first answer: on an empty database, then several
/// times on a filled one; nothing when that was not measured
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
    /// @param watched the phase whose profile says why it is not reached, or [Profile#START]; empty for none
    record Goal(
            String name,
            String wanted,
            String found,
            @Nullable Boolean reached,
            String watched) {

        boolean isMissed() {
            return Boolean.FALSE.equals(reached);
        }
    }

    /// @param seconds on an empty database, and then some on a filled one
    Report started(List<Double> seconds) {
        return new Report(
                date, machine, plan, generator, seconds, mostMemoryMiB, liveHeapMiB, measurements, checks, goals);
    }

    /// The median of the starts on a filled database.
    Optional<Double> start() {
        List<Double> filled = startSeconds.stream().skip(1).sorted().toList();
        return filled.isEmpty() ? Optional.empty() : Optional.of(filled.get(filled.size() / 2));
    }

    /// What is to be watched to know why goals are not reached.
    List<String> unexplained() {
        return goals.stream()
                .filter(Goal::isMissed)
                .map(Goal::watched)
                .filter(watched -> !watched.isEmpty())
                .distinct()
                .toList();
    }

    Report with(List<Goal> judged) {
        return new Report(
                date, machine, plan, generator, startSeconds, mostMemoryMiB, liveHeapMiB, measurements, checks, judged);
    }

    boolean isRight() {
        return measurements.stream().allMatch(one -> one.errors() == 0)
                && checks.stream().allMatch(check -> check.mistakes().isEmpty());
    }

    boolean reachesItsGoals() {
        return goals.stream().noneMatch(Goal::isMissed);
    }

    Optional<Measurement> measurement(String phase, int connections) {
        return measurements.stream()
                .filter(one -> one.phase().equals(phase) && one.connections() == connections)
                .findFirst();
    }
}
