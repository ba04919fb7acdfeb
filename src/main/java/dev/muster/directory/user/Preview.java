package dev.muster.directory.user;

import dev.muster.activity.Scope;
import dev.muster.directory.group.PlannedGroups;
import dev.muster.setting.Grouping;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings.Draft;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an edit of a setting would change (rule R1). All its people are looked at ([PreviewWalk]); only what is
/// counted is kept.
public final class Preview {

    private static final int BATCH = 1000;

    /// Where the identity provider's groups are groups, a person may be in hundreds of them.
    private static final int MIRRORED_BATCH = 100;

    private final Scope scope;
    private final ScimSetting draft;
    private final boolean sameRules;
    private final int atOnce;
    private final PreviewProjection projection;

    public Preview(Scope scope, Draft draft) {
        this.scope = scope;
        this.draft = draft.after();
        this.sameRules = draft.sameRules();
        this.atOnce = mirrors(draft.before()) || mirrors(draft.after()) ? MIRRORED_BATCH : BATCH;
        this.projection = scope.change(change -> new PreviewProjection(change, draft));
    }

    private static boolean mirrors(ScimSetting setting) {
        return setting.grouping() instanceof Grouping.Mirror;
    }

    /// @param people whose fields or groups change
    /// @param groupChanges memberships that rules give or take away
    /// @param groupsCreated groups that are made or come back
    /// @param groupsEmptied groups that have members now and end without any
    /// @param addressesKept people who keep an address, for the new one is another setting's (rule L6)
    public record Counts(
            long people,
            long fieldChanges,
            long groupChanges,
            long groupsCreated,
            long groupsEmptied,
            long addressesKept) {

        Counts withGroupsCreated(long groups) {
            return new Counts(people, fieldChanges, groupChanges, groups, groupsEmptied, addressesKept);
        }
    }

    /// The first groups that are made or come back, and the first that end without a member.
    public record Groups(List<PlannedGroups.Place> created, List<PlannedGroups.Place> emptied) {}

    /// Why not everybody was looked at.
    public enum Limit {
        /// There are too many people for the time that a request may take.
        TIME,
        /// Too many groups change for all of them to be remembered.
        GROUPS
    }

    /// @param examined how many people were looked at
    /// @param stoppedBy what ended the counting early: then the counts are of those who were looked at
    /// @param examples the first who change
    public record Result(Counts counts, Groups groups, long examined, Optional<Limit> stoppedBy, Examples examples) {

        /// Whether everybody was looked at.
        public boolean complete() {
            return stoppedBy.isEmpty();
        }
    }

    /// @param last the last person whom the examples cover; empty when they cover everybody
    public record Examples(List<PersonChange> changes, Optional<UUID> last) {}

    /// Counts everything, with the first examples.
    public Result count(int limit) {
        PreviewTally tally = new PreviewTally();
        PreviewSample sample = new PreviewSample(limit);
        PreviewWalk.Progress progress = walk(new UUID(0, 0), batch -> {
            batch.outcome().changes().forEach(tally::add);
            tally.addKept(batch.outcome().addressesKept());
            sample.add(batch.outcome().changes());
            return !tally.isFull();
        });
        Counts counts = counts(tally);
        return new Result(
                counts, groups(tally), progress.examined(), stoppedBy(progress, tally), examples(sample, progress));
    }

    private static Optional<Limit> stoppedBy(PreviewWalk.Progress progress, PreviewTally tally) {
        if (progress.ended()) {
            return Optional.empty();
        }
        return Optional.of(tally.isFull() ? Limit.GROUPS : Limit.TIME);
    }

    /// Every group of the identity provider that is mirrored gets a target group, also one that nobody is in.
    private Counts counts(PreviewTally tally) {
        Counts counts =
                tally.counts(groups -> scope.change(change -> new PlannedGroups(change.transaction()).sizes(groups)));
        return !sameRules && mirrors(draft)
                ? counts.withGroupsCreated(
                        scope.change(change -> new PlannedGroups(change.transaction()).unmirrored(draft.id())))
                : counts;
    }

    private Groups groups(PreviewTally tally) {
        return scope.change(change -> {
            PlannedGroups groups = new PlannedGroups(change.transaction());
            return new Groups(
                    !sameRules && mirrors(draft)
                            ? groups.unmirrored(draft.id(), PreviewTally.MOST_NAMED)
                            : tally.created(),
                    groups.places(tally.emptied()));
        });
    }

    /// The examples that follow, without counting anything.
    ///
    /// @param after the `last` of the examples before
    public Examples more(UUID after, int limit) {
        PreviewSample sample = new PreviewSample(limit);
        PreviewWalk.Progress progress = walk(after, batch -> {
            sample.add(batch.outcome().changes());
            return !sample.isFull();
        });
        return examples(sample, progress);
    }

    /// The next examples follow the last one shown, or the last person looked at.
    private static Examples examples(PreviewSample sample, PreviewWalk.Progress progress) {
        Optional<UUID> looked = progress.ended() ? Optional.empty() : Optional.of(progress.last());
        return new Examples(sample.shown(), sample.isFull() ? sample.last() : looked);
    }

    private PreviewWalk.Progress walk(UUID after, PreviewWalk.Visitor visitor) {
        return sameRules
                ? new PreviewWalk.Progress(0, after, true)
                : new PreviewWalk(scope, draft, projection, new PeopleParts(scope, draft.id(), after, atOnce))
                        .with(after, visitor);
    }
}
