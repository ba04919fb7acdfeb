package dev.muster.traffic;

import dev.muster.activity.Scope;
import dev.muster.refusal.Refused;
import dev.muster.setting.SettingStore;
import dev.muster.setting.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What a setting's client did by the hour, and what that says of its health.
public final class Statistics {

    /// The most hours that are told at once.
    public static final int MOST_HOURS = 31 * 24;

    private static final Duration KEPT = Duration.ofDays(100);

    private Statistics() {}

    /// What was counted in this hour and those before it, in the order of time.
    ///
    /// @param hours how many, this one included
    /// @throws Refused NotFound for an unknown setting
    public static List<HourCount> of(Scope scope, UUID setting, int hours) {
        return scope.change(change -> {
            new SettingStore(change.transaction()).require(setting);
            return new CountStore(change.transaction()).since(setting, firstHour(change.now(), hours));
        });
    }

    public static Instant firstHour(Instant now, int hours) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours - 1L));
    }

    /// How it stands with a setting, and what its client did by the hour.
    public record Activity(HealthRules health, List<HourCount> hours) {}

    public static HealthRules health(Scope scope, UUID setting) {
        return activity(scope, setting, 0).health();
    }

    /// What was counted, what the client's last request was and how it stands with the setting are read in one
    /// statement: it never looks as if somebody had asked and nothing was counted, or the other way round.
    ///
    /// @param hours how many are told, this one included
    public static Activity activity(Scope scope, UUID setting, int hours) {
        return scope.change(change -> {
            Instant judged = change.now().minus(HealthRules.PAST);
            Instant told = firstHour(change.now(), hours);
            List<HourCount> counts =
                    new CountStore(change.transaction()).past(setting, told.isBefore(judged) ? told : judged);
            HealthRules health = new HealthRules(
                    Tokens.access(change, setting),
                    since(counts, judged),
                    of(counts, Counted.REQUEST)
                            .map(HourCount::lastAt)
                            .reduce((before, last) -> last)
                            .orElse(null),
                    of(counts, Counted.CHANGE)
                            .map(HourCount::firstAt)
                            .findFirst()
                            .orElse(null));
            return new Activity(health, since(counts, told));
        });
    }

    private static List<HourCount> since(List<HourCount> counts, Instant from) {
        return counts.stream().filter(count -> !count.hour().isBefore(from)).toList();
    }

    private static Stream<HourCount> of(List<HourCount> counts, String counted) {
        return counts.stream().filter(count -> count.counted().equals(counted));
    }

    /// Erases what is older than is told or judged by, but for the last request and the first change.
    public static void tidy(Scope scope) {
        scope.change(change -> {
            new CountStore(change.transaction()).eraseBefore(change.now().minus(KEPT));
            return change;
        });
    }
}
