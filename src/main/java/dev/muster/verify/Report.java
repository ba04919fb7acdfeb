package dev.muster.verify;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a whole run found.
///
/// @param marker begins the names of everything that the run made
/// @param leftovers what it made and could not remove
public record Report(
        URI server,
        Instant startedAt,
        Duration duration,
        int requests,
        boolean readOnly,
        String marker,
        List<Result> results,
        List<String> leftovers) {

    public Report {
        results = List.copyOf(results);
        leftovers = List.copyOf(leftovers);
    }

    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /// Every MUST that could be checked holds.
    public boolean isPassed() {
        return count(Verdict.FAIL) == 0;
    }
}
