package dev.muster.traffic;

import dev.muster.activity.Scope;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.SettingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The logged requests of a setting, as its administrators read them.
public final class Requests {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 1000;

    /// A group within a group may move a million people.
    private static final int MOST_TOLD = 1000;

    private Requests() {}

    /// A request with what it changed.
    ///
    /// @param changes the first of them
    /// @param more whether there are others
    public record Told(LoggedRequest request, List<Changed> changes, boolean more) {}

    /// What an event of the request tells of: its id, its kind and its subject.
    public record Changed(UUID event, String kind, String subjectType, UUID subject) {}

    /// A page, the newest first.
    ///
    /// @param before the last id of the page before, or the greatest id of all
    /// @throws Refused NotFound for an unknown setting
    public static List<LoggedRequest> page(Scope scope, UUID setting, RequestQuery query, UUID before, int limit) {
        return page(scope, setting, query, before, limit, true);
    }

    /// The same, for long lists: of what was sent and answered only the sizes.
    public static List<LoggedRequest> pageWithoutBodies(
            Scope scope, UUID setting, RequestQuery query, UUID before, int limit) {
        return page(scope, setting, query, before, limit, false);
    }

    private static List<LoggedRequest> page(
            Scope scope, UUID setting, RequestQuery query, UUID before, int limit, boolean withBodies) {
        return scope.change(change -> {
            new SettingStore(change.transaction()).require(setting);
            return new RequestStore(change.transaction()).page(setting, query, before, limit, withBodies);
        });
    }

    /// @throws Refused NotFound for a request that is not (or no longer) in the log of the setting
    public static Told read(Scope scope, UUID setting, UUID id) {
        return scope.change(change -> {
            new SettingStore(change.transaction()).require(setting);
            LoggedRequest request = new RequestStore(change.transaction())
                    .read(setting, id)
                    .orElseThrow(() -> new Refused(new Refusal.NotFound("request " + id)));
            List<Changed> changes = new PeopleOfRequests(change.transaction()).changes(request, MOST_TOLD + 1);
            return new Told(request, changes.stream().limit(MOST_TOLD).toList(), changes.size() > MOST_TOLD);
        });
    }

    /// Erases what is older than a week, in short transactions.
    public static void tidy(Scope scope) {
        Instant end = scope.clock().instant().minus(KEPT);
        int erased;
        do {
            erased = scope.change(change -> new RequestStore(change.transaction()).eraseBefore(end, AT_ONCE));
        } while (erased == AT_ONCE);
    }
}
