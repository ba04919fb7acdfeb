package dev.muster.directory.user;

import dev.muster.activity.Scope;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Brings the people of a setting to its newest rules, batch by batch (rule R2). A person whom the client
/// changes meanwhile is projected by that change; `rules_version` on each person says who is still to do, so
/// that a restart loses nothing.
public final class Reprojection {

    private final Scope scope;
    private final UUID setting;

    public Reprojection(Scope scope, UUID setting) {
        this.scope = scope;
        this.setting = setting;
    }

    /// Where a walk through those who are behind stands. It only spares the next batch from passing over those who
    /// are done; starting again loses nothing.
    ///
    /// @param rulesVersion the version that the last one stood at before
    public record Place(long rulesVersion, UUID person) {

        static final Place START = new Place(0, new UUID(0, 0));
    }

    /// @param people how many were projected
    /// @param next where to go on; empty when there is nothing left to do
    public record Batch(int people, Optional<Place> next) {

        static final Batch LAST = new Batch(0, Optional.empty());
    }

    /// Projects the next people under the rules that hold now.
    ///
    /// @param wanted the rules that the work is for; when newer ones hold, that is another's work
    public Batch batch(long wanted, Place after, int limit) {
        return scope.change(change -> {
            Optional<ScimSetting> current = new SettingStore(change.transaction()).readShared(setting);
            if (current.isEmpty() || current.get().rulesVersion() > wanted) {
                return Batch.LAST;
            }
            List<Person> people = new UserStore(change.transaction()).behindLocked(current.get(), after, limit);
            if (people.isEmpty()) {
                // Somebody may have come back to what was passed already, by a change that began under older rules.
                return after.equals(Place.START) ? Batch.LAST : new Batch(0, Optional.of(Place.START));
            }
            new ProjectionBatch(change, current.get()).apply(people);
            Person last = people.getLast();
            return new Batch(people.size(), Optional.of(new Place(last.rulesVersion(), last.id())));
        });
    }
}
