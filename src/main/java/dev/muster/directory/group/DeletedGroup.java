package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.store.Transaction;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;

/// A group that is deleted, and that people are still leaving (rule G6). Nobody is shown as its member any
/// more, and until the last one has left it does not come back.
public record DeletedGroup(Transaction transaction, UUID group) {

    /// So many leave in one transaction.
    static final int AT_ONCE = 2000;

    /// @return how many memberships went; fewer than [#AT_ONCE] when none is left
    public int leave() {
        return new MembershipStore(transaction).removeSome(group, AT_ONCE);
    }

    static Job job(Change change, Jobs jobs, UUID group) {
        return jobs.add(
                change,
                Job.Kind.GROUP_DELETION,
                JsonNodeFactory.instance.objectNode().put("group", group.toString()),
                new MembershipStore(change.transaction()).count(group));
    }
}
