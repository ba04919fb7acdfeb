package dev.muster.directory.group;

import dev.muster.activity.Scope;
import dev.muster.directory.Attempt;
import dev.muster.directory.ImportOutcome;
import dev.muster.directory.SeenKeys;
import java.util.ArrayList;
import java.util.List;

/// Groups and their members from a table: manual groups are made, people are put into them by hand. Nobody is taken
/// out of a group, and what a rule or the identity provider gave is left alone (rule G7).
public final class MembershipImport {

    private final Scope scope;
    private final boolean trial;

    /// What a trial has done and taken back, so that later lines find it done.
    private final SeenKeys tried = new SeenKeys();

    /// @param trial whether nothing is to change; the outcomes are the same
    public MembershipImport(Scope scope, boolean trial) {
        this.scope = scope;
        this.trial = trial;
    }

    /// @param lines at most [Attempt#LINES_AT_ONCE]
    /// @return an outcome for each line, in their order
    public List<ImportOutcome> batch(List<MembershipLine> lines) {
        List<String> done = new ArrayList<>();
        List<ImportOutcome> outcomes = Attempt.batch(
                scope,
                trial,
                joined -> joined.change(change -> {
                    MembershipBatch batch = new MembershipBatch(joined, change, lines, tried);
                    List<ImportOutcome> result = batch.outcomes();
                    done.clear(); // the transaction may have been repeated
                    done.addAll(batch.done());
                    return result;
                }));
        if (trial) {
            done.forEach(tried::add);
        }
        return outcomes;
    }
}
