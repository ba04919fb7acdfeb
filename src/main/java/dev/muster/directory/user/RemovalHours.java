package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import java.util.UUID;

/// Forgets who was removed when the hour in which that counted is over (rule H1).
public record RemovalHours(Scope scope) {

    private static final int BATCH = 2000;

    /// Goes through the settings of the company; harmless at any time.
    public void tidy() {
        for (UUID setting : scope.change(change -> RemovalStore.settings(change.transaction()))) {
            int forgotten;
            do {
                forgotten = scope.change(change -> tidy(change, setting));
            } while (forgotten == BATCH);
        }
    }

    private static int tidy(Change change, UUID setting) {
        RemovalStore store = new RemovalStore(change.transaction(), setting);
        RemovalHour hour = store.lockedAt(change.now());
        store.save(hour);
        int forgotten = store.forgetUntil(hour.beganAt(), BATCH);
        store.closeWhenEmpty();
        return forgotten;
    }
}
