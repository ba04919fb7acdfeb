package dev.muster.traffic;

import dev.muster.setting.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Judges a setting by what its client did lately: the same facts at the same time are the same health.
///
/// @param hours what was counted in the last two weeks, in the order of time
/// @param lastRequestAt null when there was none
/// @param firstChange when the client first changed something; null when it never did
public record HealthRules(
        Access access,
        List<HourCount> hours,
        @Nullable Instant lastRequestAt,
        @Nullable Instant firstChange) {

    /// As much of the past as usual pauses are read from.
    static final Duration PAST = Duration.ofDays(14);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration END_OF_SYNCHRONISATION = Duration.ofMinutes(15);
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration SHORTEST_SILENCE = Duration.ofHours(3);

    /// Before a weekend was seen, one is expected.
    private static final Duration SILENCE_OF_STRANGERS = Duration.ofDays(3);

    private static final long FEWEST_REFUSALS = 5;
    private static final long FAILING_PERCENT = 20;

    /// One kind of refusal: its status and error code, and how often it came.
    public record Reason(String counted, long count) {}

    /// The last hour of activity and the one before it.
    ///
    /// @param refused without those that ask the client to slow down
    /// @param reasons the commonest first
    public record Lately(long requests, long refused, List<Reason> reasons) {}

    public Health at(Instant now) {
        if (access.hasEnded(now)) {
            return new Health.TokensEnded(access.until());
        }
        if (lastRequestAt == null) {
            return new Health.Waiting();
        }
        Lately lately = lately();
        if (lately.refused() >= FEWEST_REFUSALS && lately.refused() * 100 >= FAILING_PERCENT * lately.requests()) {
            return new Health.Failing();
        }
        if (firstChange != null && isSynchronising(now, firstChange)) {
            return synchronising(now, firstChange);
        }
        Duration usual = usualPause();
        if (Duration.between(lastRequestAt, now).compareTo(patience(usual)) > 0) {
            return new Health.Quiet(lastRequestAt, usual);
        }
        @Nullable Instant until = access.until();
        return until != null && until.isBefore(now.plus(SOON)) ? new Health.TokensEnding(until) : new Health.Healthy();
    }

    public Lately lately() {
        List<HourCount> requests = of(Counted.REQUEST::equals);
        if (requests.isEmpty()) {
            return new Lately(0, 0, List.of());
        }
        Instant from = requests.getLast().hour().minus(Duration.ofHours(1));
        List<HourCount> last =
                hours.stream().filter(hour -> !hour.hour().isBefore(from)).toList();
        List<Reason> reasons = last.stream()
                .filter(hour -> Counted.isRefusal(hour.counted()))
                .map(HourCount::counted)
                .distinct()
                .map(counted -> new Reason(counted, sum(last, counted::equals)))
                .sorted(Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::counted))
                .toList();
        long refused = sum(last, counted -> Counted.isRefusal(counted) && !counted.startsWith("429"));
        return new Lately(sum(last, Counted.REQUEST::equals), refused, reasons);
    }

    /// From the first change on without a longer pause, and until lately.
    private boolean isSynchronising(Instant now, Instant first) {
        if (first.isBefore(now.minus(WEEK))) {
            return false;
        }
        Instant last = first;
        for (HourCount change : of(Counted.CHANGE::equals)) {
            if (isPause(Duration.between(last, change.firstAt())) || isPause(change.longestPause())) {
                return false;
            }
            last = change.lastAt();
        }
        return !isPause(Duration.between(last, now));
    }

    private static boolean isPause(Duration silence) {
        return silence.compareTo(END_OF_SYNCHRONISATION) > 0;
    }

    private Health.Synchronising synchronising(Instant now, Instant first) {
        long minutes = Math.max(1, Duration.between(first, now).toMinutes());
        return new Health.Synchronising(
                first,
                sum(hours, (Counted.CREATED + "User")::equals),
                sum(hours, (Counted.CREATED + "Group")::equals),
                sum(hours, Counted.CHANGE::equals) / minutes);
    }

    /// The longest time in the last weeks in which the client asked for nothing.
    private Duration usualPause() {
        Duration longest = Duration.ZERO;
        @Nullable HourCount before = null;
        for (HourCount hour : of(Counted.REQUEST::equals)) {
            longest = longer(longest, hour.longestPause());
            if (before != null) {
                longest = longer(longest, Duration.between(before.lastAt(), hour.firstAt()));
            }
            before = hour;
        }
        return longest;
    }

    private Duration patience(Duration usual) {
        List<HourCount> requests = of(Counted.REQUEST::equals);
        boolean known = !requests.isEmpty()
                && Duration.between(
                                        requests.getFirst().firstAt(),
                                        requests.getLast().lastAt())
                                .compareTo(WEEK)
                        >= 0;
        return longer(usual.multipliedBy(2), known ? SHORTEST_SILENCE : SILENCE_OF_STRANGERS);
    }

    private List<HourCount> of(Predicate<String> counted) {
        return hours.stream().filter(hour -> counted.test(hour.counted())).toList();
    }

    private static long sum(List<HourCount> hours, Predicate<String> counted) {
        return hours.stream()
                .filter(hour -> counted.test(hour.counted()))
                .mapToLong(HourCount::count)
                .sum();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
