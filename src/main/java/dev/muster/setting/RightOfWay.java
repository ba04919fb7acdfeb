package dev.muster.setting;

import dev.muster.activity.Scope;
import dev.muster.refusal.Refused;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// For work that needs the rows of settings alone, in a company whose clients never pause. Requests that share
/// a row may overlap without end, and PostgreSQL lets each of them in before whoever waits for the row alone;
/// so that one says so first, in a transaction of its own, and the others give way ([SettingStore#readShared]).
public record RightOfWay(Scope scope) {

    private static final Logger LOG = LoggerFactory.getLogger(RightOfWay.class);

    /// Longer than a request may take; who dies meanwhile is waited for no longer.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Does the work while nobody else begins to share the setting.
    public <T> T over(UUID setting, Supplier<T> work) {
        return over(List.of(setting), claim -> work.get());
    }

    /// Does the work in one transaction that has the setting alone from its beginning, and may share it too from then
    /// on: nobody is waited for any more.
    public <T> T alone(UUID setting, Function<Scope, T> work) {
        return over(
                List.of(setting),
                claim -> scope.together(joined -> {
                    joined.change(change -> {
                        new SettingStore(change.transaction()).readLocked(setting);
                        new RightOfWayStore(change.transaction()).release(claim, List.of(setting));
                        return claim;
                    });
                    return work.apply(joined);
                }));
    }

    /// The same for all settings of the company.
    public <T> T overAll(Supplier<T> work) {
        List<UUID> settings = scope.change(change -> new SettingStore(change.transaction())
                .all().stream().map(ScimSetting::id).toList());
        return over(settings, claim -> work.get());
    }

    private <T> T over(List<UUID> settings, Function<UUID, T> work) {
        UUID claim = scope.ids().next();
        if (scope.joined() != null) {
            return work.apply(claim); // nobody else would see it in time
        }
        scope.change(change -> {
            new RightOfWayStore(change.transaction())
                    .claim(claim, settings, change.now(), change.now().plus(LONGEST));
            return claim;
        });
        try {
            return work.apply(claim);
        } finally {
            release(claim, settings);
        }
    }

    /// What cannot be released ends by itself; the work is done or refused all the same.
    private void release(UUID claim, List<UUID> settings) {
        try {
            scope.change(change -> {
                new RightOfWayStore(change.transaction()).release(claim, settings);
                return claim;
            });
        } catch (Refused refused) {
            LOG.warn("A right of way ends by itself: {}", refused.toString());
        }
    }
}
