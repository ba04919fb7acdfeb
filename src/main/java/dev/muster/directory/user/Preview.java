package dev.muster.directory.user;

import dev.muster.activity.Scope;
import dev.muster.directory.group.PlannedGroups;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Grouping;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings.Draft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What an edit of a setting would change (rule R1). All its people are read in batches, in short transactions
/// and in the order of their ids, while the batches before are projected; only what is counted is kept.
public final class Preview {

    private static final int BATCH = 1000;
    private static final int AT_ONCE = 4;

    /// Well within the time that a request may take: what was counted by then is answered.
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Scope scope;
    private final ScimSetting draft;
    private final boolean sameRules;
    private final PersonProjection projection;

    public Preview(Scope scope, Draft draft) {
        this.scope = scope;
        this.draft = draft.after();
        this.sameRules = draft.sameRules();
        this.projection = scope.change(change -> PersonProjection.of(change, draft.after()));
    }

    /// @param people whose fields or groups change
    /// @param groupChanges memberships that rules give or take away
    /// @param groupsCreated groups that are made or come back
    /// @param groupsEmptied groups that have members now and end without any
    public record Counts(long people, long fieldChanges, long groupChanges, long groupsCreated, long groupsEmptied) {

        Counts withGroupsCreated(long groups) {
            return new Counts(people, fieldChanges, groupChanges, groups, groupsEmptied);
        }
    }

    /// @param examined how many people were looked at
    /// @param complete false when there were too many for the time: then the counts are of those looked at
    /// @param examples the first who change
    public record Result(Counts counts, long examined, boolean complete, Examples examples) {}

    /// @param last the last person whom the examples cover; empty when they cover everybody
    public record Examples(List<PersonChange> changes, Optional<UUID> last) {}

    /// Counts everything, with the first examples.
    public Result count(int limit) {
        PreviewTally tally = new PreviewTally();
        Sample sample = new Sample(limit);
        Progress progress = walk(new UUID(0, 0), batch -> {
            batch.changes().forEach(tally::add);
            sample.add(batch);
            return true;
        });
        Counts counts = scope.change(change -> counts(tally, new PlannedGroups(change.transaction())));
        return new Result(counts, progress.examined(), progress.ended(), sample.examples(progress));
    }

    /// Every group of the identity provider that is mirrored gets a target group, also one that nobody is in.
    private Counts counts(PreviewTally tally, PlannedGroups groups) {
        Counts counts = tally.counts(groups.sizes(tally.vacated()));
        return !sameRules && draft.grouping() instanceof Grouping.Mirror
                ? counts.withGroupsCreated(groups.unmirrored(draft.id()))
                : counts;
    }

    /// The examples that follow, without counting anything.
    ///
    /// @param after the `last` of the examples before
    public Examples more(UUID after, int limit) {
        Sample sample = new Sample(limit);
        Progress progress = walk(after, batch -> {
            sample.add(batch);
            return !sample.isFull();
        });
        return sample.examples(progress);
    }

    /// @param last the last person read, whether it changes or not
    private record Batch(int size, UUID last, List<PersonChange> changes) {}

    /// @param ended whether nobody is left to read
    private record Progress(long examined, UUID last, boolean ended) {}

    /// Hears of one batch after the other; false ends the walk.
    private interface Visitor {
        boolean visit(Batch batch);
    }

    private Progress walk(UUID after, Visitor visitor) {
        if (sameRules) {
            return new Progress(0, after, true);
        }
        Instant end = scope.clock().instant().plus(LONGEST);
        Deque<Future<Batch>> running = new ArrayDeque<>();
        Progress progress = new Progress(0, after, false);
        UUID read = after;
        boolean more = true;
        try (ExecutorService projecting = Executors.newVirtualThreadPerTaskExecutor()) {
            while (more || !running.isEmpty()) {
                if (more && running.size() < AT_ONCE) {
                    List<Unprojected> people = page(read);
                    more = people.size() == BATCH && scope.clock().instant().isBefore(end);
                    progress = new Progress(progress.examined(), progress.last(), people.size() < BATCH);
                    if (!people.isEmpty()) {
                        read = people.getLast().id();
                        running.add(projecting.submit(() -> batch(people)));
                    }
                } else {
                    Batch batch = finished(running.removeFirst());
                    progress = new Progress(progress.examined() + batch.size(), batch.last(), progress.ended());
                    if (!visitor.visit(batch)) {
                        running.forEach(future -> future.cancel(true));
                        return new Progress(
                                progress.examined(), progress.last(), progress.ended() && running.isEmpty());
                    }
                }
            }
        }
        return progress;
    }

    private List<Unprojected> page(UUID after) {
        return scope.change(change -> new UserStore(change.transaction()).unprojected(draft.id(), after, BATCH));
    }

    private Batch batch(List<Unprojected> people) {
        PreviewBatch batch = new PreviewBatch(draft, projection, people);
        return new Batch(
                people.size(), people.getLast().id(), scope.change(change -> batch.changes(change.transaction())));
    }

    private static Batch finished(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(new Refusal.Unavailable(Duration.ofSeconds(2)));
        }
    }

    /// The first people who change.
    private static final class Sample {

        private final int limit;
        private final List<PersonChange> changes = new ArrayList<>();

        /// Groups that would appear, in the spelling of the first who needs one (rule G3).
        private final Map<String, PlannedGroups.Place> appearing = new HashMap<>();

        Sample(int limit) {
            this.limit = limit;
        }

        void add(Batch batch) {
            // One more than are shown tells whether there is a next page.
            batch.changes().stream()
                    .limit(limit + 1L - changes.size())
                    .map(change -> change.joining(this::first))
                    .forEach(changes::add);
        }

        private PlannedGroups.Place first(PlannedGroups.Place place) {
            return place.appears() ? appearing.computeIfAbsent(place.key(), key -> place) : place;
        }

        boolean isFull() {
            return changes.size() > limit;
        }

        Examples examples(Progress progress) {
            if (isFull()) {
                List<PersonChange> shown = changes.subList(0, limit);
                return new Examples(
                        List.copyOf(shown), Optional.of(shown.getLast().user()));
            }
            return new Examples(changes, progress.ended() ? Optional.empty() : Optional.of(progress.last()));
        }
    }
}
