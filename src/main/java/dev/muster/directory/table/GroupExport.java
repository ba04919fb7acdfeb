package dev.muster.directory.table;

import dev.muster.activity.Audited;
import dev.muster.activity.Scope;
import dev.muster.csv.CsvOutput;
import dev.muster.directory.group.MembershipWalk;
import java.io.IOException;
import java.io.OutputStream;

/// All groups and their members written out as a table, page by page: what changes meanwhile may be told as before
/// or as after.
public final class GroupExport {

    private final MembershipWalk walk;

    /// Reads before the writing begins, so that a trouble of the database is still an answer of its own.
    public GroupExport(Scope scope) {
        walk = new MembershipWalk(scope);
        scope.note(Audited.export("target-group"));
    }

    public void write(OutputStream stream) throws IOException {
        CsvOutput csv = new CsvOutput(stream);
        csv.line(GroupTable.header());
        walk.forEach(row -> csv.line(GroupTable.cells(row)));
        csv.flush();
    }
}
