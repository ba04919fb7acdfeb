package dev.muster.directory.user;

import dev.muster.activity.Scope;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.ScimSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Projects the people of a setting by the rules of a draft, in the order of their ids and in short transactions. Some
/// parts are read and projected at a time, so that an administrator does not wait for them one by one behind clients
/// that write all the while.
final class PreviewWalk {

    private static final int AT_ONCE = 6;

    /// All previews of a node together read so many parts at a time, so that they leave connections to everybody else.
    private static final Semaphore READING = new Semaphore(AT_ONCE);

    private static final long BATCH_BYTES = 3 << 20;

    /// Within the minute that a proxy usually waits for an answer: what was counted by then is answered.
    private static final Duration LONGEST = Duration.ofSeconds(55);

    private final Scope scope;
    private final ScimSetting draft;
    private final PreviewProjection projection;
    private final PeopleParts parts;
    private final Instant end;
    private final Deque<Future<Batch>> running = new ArrayDeque<>();
    private Optional<PeopleParts.Part> rest = Optional.empty();

    PreviewWalk(Scope scope, ScimSetting draft, PreviewProjection projection, PeopleParts parts) {
        this.scope = scope;
        this.draft = draft;
        this.projection = projection;
        this.parts = parts;
        this.end = scope.clock().instant().plus(LONGEST);
    }

    /// @param last the last person who was looked at, whether it changes or not
    /// @param rest what is left of the part, where its people weigh much
    record Batch(int size, UUID last, PreviewBatch.Outcome outcome, Optional<PeopleParts.Part> rest) {}

    /// @param ended whether nobody is left to look at
    record Progress(long examined, UUID last, boolean ended) {}

    /// Hears of one batch after the other; false ends the walk.
    interface Visitor {
        boolean visit(Batch batch);
    }

    /// @param after whom the parts begin after
    Progress with(UUID after, Visitor visitor) {
        long examined = 0;
        UUID last = after;
        boolean wanted = true;
        try (ExecutorService projecting = Executors.newVirtualThreadPerTaskExecutor()) {
            while (wanted && begin(projecting)) {
                Batch batch = next();
                examined += batch.size();
                last = batch.last();
                rest = batch.rest();
                wanted = visitor.visit(batch);
            }
            running.forEach(future -> future.cancel(true));
        }
        return new Progress(examined, last, rest.isEmpty() && running.isEmpty() && !parts.hasNext());
    }

    /// @return whether there is a next batch
    private boolean begin(ExecutorService projecting) {
        while (running.size() < AT_ONCE
                && parts.hasNext()
                && scope.clock().instant().isBefore(end)) {
            PeopleParts.Part part = parts.next();
            running.add(projecting.submit(() -> batch(part)));
        }
        return rest.isPresent() || !running.isEmpty();
    }

    private Batch next() {
        return rest.isPresent() ? batch(rest.get()) : finished(running.removeFirst());
    }

    /// The first people of a part, and mostly all of them.
    private Batch batch(PeopleParts.Part part) {
        READING.acquireUninterruptibly();
        try {
            return read(part);
        } finally {
            READING.release();
        }
    }

    private Batch read(PeopleParts.Part part) {
        List<Unprojected> people = scope.change(change ->
                new PreviewStore(change.transaction()).unprojected(draft.id(), part, projection.reach(), BATCH_BYTES));
        UUID last = people.isEmpty() ? part.last() : people.getLast().id();
        PreviewBatch batch = new PreviewBatch(draft, projection, people);
        return new Batch(
                people.size(),
                last,
                scope.change(change -> batch.outcome(change.transaction())),
                last.equals(part.last()) ? Optional.empty() : Optional.of(new PeopleParts.Part(last, part.last())));
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
}
