package dev.muster.bench;

import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.town.Setup;
import java.time.Duration;
import java.util.List;

/// What is to be measured.
///
/// @param people how many there are before the first request, in all companies together
/// @param connections how many clients ask at once, one measurement for each number
/// @param seconds how long one run of a phase takes
/// @param repeats runs of each measurement; their median counts
/// @param phases names of phases, in the order in which they run
record Plan(int people, int companies, List<Integer> connections, double seconds, int repeats, List<String> phases) {

    Plan {
        connections = List.copyOf(connections);
        phases = List.copyOf(phases);
        check(companies >= 1 && companies <= 10_000, "--companies must be 1 to 10000");
        check(people >= companies * Setup.DEPARTMENTS, "--people must be at least " + Setup.DEPARTMENTS + " a company");
        check(people <= 50_000_000, "--people must be at most 50000000");
        check(seconds > 0 && seconds <= 3600, "--seconds must be more than 0 and at most 3600");
        check(repeats >= 1 && repeats <= 100, "--repeats must be 1 to 100");
        check(!connections.isEmpty(), "--connections must name a number");
        connections.forEach(number -> check(number >= 1 && number <= 512, "--connections must be 1 to 512"));
        phases.forEach(name -> check(Phases.NAMES.contains(name), "--phases knows " + String.join(", ", Phases.NAMES)));
    }

    /// Of the same people, for what is in the list and is a phase.
    Plan watching(List<String> watched) {
        return new Plan(
                people,
                companies,
                connections,
                seconds,
                repeats,
                watched.stream().filter(Phases.NAMES::contains).toList());
    }

    Duration duration() {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /// So short that only the bench itself is tried, and speed not judged.
    boolean isTrial() {
        return seconds < 1;
    }

    /// As many in each department.
    int peopleInACompany() {
        return people / companies / Setup.DEPARTMENTS * Setup.DEPARTMENTS;
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new BenchFailure.WrongOption(message);
        }
    }
}
