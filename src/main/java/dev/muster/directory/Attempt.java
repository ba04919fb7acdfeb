package dev.muster.directory;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.refusal.Refused;
import dev.muster.store.Handle;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Lines of an import in one transaction, where a line that is refused leaves nothing and the others stand.
public final class Attempt {

    /// PostgreSQL keeps 64 subtransactions of a transaction at hand; past that, everybody's reads get slower.
    public static final int LINES_AT_ONCE = 50;

    private static final String SAVEPOINT = "line";

    private Attempt() {}

    /// @param trial whether all is taken back in the end, so that the outcomes tell what would happen
    public static List<ImportOutcome> batch(Scope scope, boolean trial, Function<Scope, List<ImportOutcome>> lines) {
        return trial ? scope.trial(lines) : scope.together(lines);
    }

    /// Does what one line asks for, all of it or nothing.
    public static ImportOutcome line(Change change, Supplier<ImportOutcome> work) {
        Handle handle = change.transaction().handle();
        handle.savepoint(SAVEPOINT);
        try {
            ImportOutcome outcome = work.get();
            handle.releaseSavepoint(SAVEPOINT);
            return outcome;
        } catch (Refused refused) {
            handle.rollbackToSavepoint(SAVEPOINT);
            return ImportOutcome.rejected(refused);
        }
    }
}
