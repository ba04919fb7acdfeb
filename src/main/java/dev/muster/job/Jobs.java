package dev.muster.job;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Writes jobs down and tells how far they are.
///
/// @param nudged hears of a company that has something to do, so that nobody waits for the next round
public record Jobs(Consumer<CompanyId> nudged) {

    /// Adds a job in the transaction of the change that needs it: both happen or neither does. The runner looks
    /// at the company as soon as it is committed.
    public Job add(Change change, Job.Kind kind, ObjectNode argument, long total) {
        Job job = new Job(change.ids().next(), kind, Job.State.RUNNING, 0, total, argument, 0);
        new JobStore(change.transaction()).insert(job, change.now());
        CompanyId company = new CompanyId(change.transaction().company());
        change.transaction().afterCommit(() -> nudged.accept(company));
        return job;
    }

    public Optional<Job> read(Scope scope, UUID id) {
        return scope.change(change -> new JobStore(change.transaction()).read(id));
    }

    /// Everything of the company that is not done yet, the oldest first.
    public List<Job> running(Scope scope) {
        return scope.change(change -> new JobStore(change.transaction()).running());
    }

    /// When a job was last gone on with that a request left for later; empty when it left none.
    ///
    /// @param since no job of the request has a smaller id
    public static Optional<Instant> lastWorked(Transaction transaction, UUID since, UUID request) {
        return new JobStore(transaction).lastWorked(since, request);
    }

    public static List<Job> running(Transaction transaction, Job.Kind kind) {
        return new JobStore(transaction).running(kind);
    }
}
