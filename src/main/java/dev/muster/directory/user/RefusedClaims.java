package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.setting.SettingStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down which addresses a setting's client was refused (rule L6): beside the request, whose own
/// transaction has rolled back, and without changing its answer.
public record RefusedClaims(Scope scope, UUID setting) {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedClaims.class);

    /// So many conflicts of a setting are kept beside those that its rules make; what comes beyond them is kept when it
    /// comes again later.
    private static final int MOST = 1000;

    /// A client tries again at least so often, or has given up.
    private static final Duration FRESH = Duration.ofDays(7);

    /// Does a unit of work and remembers its refusal, unless it is part of a larger one that has yet to fail.
    public <T> T remembering(Supplier<T> work) {
        try {
            return work.get();
        } catch (AddressTaken taken) {
            if (scope.joined() == null) {
                remember(taken.claim());
            }
            throw taken;
        }
    }

    private void remember(AddressTaken.Claim claim) {
        try {
            scope.change(change -> {
                write(change, claim);
                return claim;
            });
        } catch (RuntimeException e) {
            LOG.warn("A conflict of setting {} could not be written down: {}", setting, e.toString());
        }
    }

    /// The conflict may be over by now; then there is nothing to write.
    private void write(Change change, AddressTaken.Claim claim) {
        ConflictStore store = new ConflictStore(change.transaction(), setting);
        if (new SettingStore(change.transaction()).read(setting).isEmpty() || !store.isHeldShared(claim.emailKey())) {
            return;
        }
        Conflict conflict = new Conflict(
                change.ids().next(),
                claim.kind(),
                claim.resource(),
                claim.emailKey(),
                claim.changed(),
                change.now(),
                change.now(),
                1,
                change.events().actor().requestId(),
                List.of());
        String userNameKey = Identity.of(claim.resource()).userNameKey();
        if (store.again(conflict, userNameKey)) {
            return;
        }
        if (store.countRefused() < MOST || store.forgetOldest(change.now().minus(FRESH))) {
            store.insert(conflict, userNameKey);
        }
    }
}
