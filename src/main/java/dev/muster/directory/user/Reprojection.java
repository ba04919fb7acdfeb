package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.directory.group.MirroredGroups;
import dev.muster.setting.Grouping;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

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

    /// Where a walk through those who are behind stands. It only spares the next batch from passing over those
    /// who are done; starting again loses nothing.
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
        return current(wanted, (change, rules) -> Optional.of(batch(change, rules, after, limit)))
                .orElse(Batch.LAST);
    }

    private static Batch batch(Change change, ScimSetting rules, Place after, int limit) {
        PeopleBatches.Batch next = new PeopleBatches(change.transaction(), limit).behind(rules, after);
        if (next.last().isEmpty()) {
            // Somebody may have come back to what was passed already, by a change that began under older rules.
            return after.equals(Place.START) ? Batch.LAST : new Batch(0, Optional.of(Place.START));
        }
        if (!next.people().isEmpty()) {
            new ProjectionBatch(change, rules).apply(next.people());
        }
        return new Batch(next.people().size(), next.last());
    }

    /// Before people are projected: the target groups of a mirroring setting, where they are missing or bear
    /// another name (rule G8).
    ///
    /// @param after the last group of the batch before, or the nil UUID
    /// @return where to go on; empty when there is nothing left to do
    public Optional<UUID> groups(long wanted, UUID after, int limit) {
        return current(
                wanted,
                (change, rules) -> rules.grouping() instanceof Grouping.Mirror
                        ? new MirroredGroups(change, setting).nameNext(after, limit)
                        : Optional.empty());
    }

    /// After people were projected: the mirrored groups that they have left because of the edit.
    ///
    /// @return whether there may be more
    public boolean rest(long wanted, int limit) {
        return current(wanted, (change, rules) -> {
                    boolean mirrors = rules.grouping() instanceof Grouping.Mirror;
                    return Optional.of(new MirroredGroups(change, setting).removeSuperfluous(mirrors, "R2", limit));
                })
                .orElse(false);
    }

    /// Work for the rules that hold now; when newer ones hold, that is another's work.
    private <T> Optional<T> current(long wanted, BiFunction<Change, ScimSetting, Optional<T>> work) {
        return scope.change(change -> new SettingStore(change.transaction())
                .readShared(setting, change.now())
                .get()
                .filter(rules -> rules.rulesVersion() <= wanted)
                .flatMap(rules -> work.apply(change, rules)));
    }
}
