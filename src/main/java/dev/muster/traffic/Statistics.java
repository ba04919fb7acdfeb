package dev.muster.traffic;

import dev.muster.activity.Scope;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Access;
import dev.muster.setting.SettingStore;
import dev.muster.setting.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
            if (new SettingStore(change.transaction()).read(setting).isEmpty()) {
                throw new Refused(new Refusal.NotFound("SCIM setting " + setting));
            }
            return new CountStore(change.transaction()).since(setting, firstHour(change.now(), hours));
        });
    }

    public static Instant firstHour(Instant now, int hours) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours - 1L));
    }

    /// @param lastRequestAt null when there was none
    public static HealthRules health(Scope scope, UUID setting, @Nullable Instant lastRequestAt) {
        return scope.change(change -> {
            CountStore counts = new CountStore(change.transaction());
            Access access = Tokens.access(change, setting);
            return new HealthRules(
                    access,
                    lastRequestAt,
                    counts.since(setting, change.now().minus(HealthRules.PAST)),
                    counts.firstChange(setting).orElse(null));
        });
    }

    /// Erases what is older than is told or judged by.
    public static void tidy(Scope scope) {
        scope.change(change -> {
            new CountStore(change.transaction()).eraseBefore(change.now().minus(KEPT));
            return change;
        });
    }
}
