package dev.muster.api;

import dev.muster.activity.Audited;
import dev.muster.activity.Scope;
import dev.muster.csv.CsvOutput;
import dev.muster.directory.group.MembershipWalk;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.io.IOException;
import java.io.OutputStream;

/// `/companies/{company}/target-groups/export`, page by page: what changes meanwhile may be told as before or as
/// after.
final class TargetGroupExport {

    private TargetGroupExport() {}

    static Response get(Scope scope, Request request) {
        // Reads before the answer begins, so that a trouble of the database is still an answer of its own.
        MembershipWalk walk = new MembershipWalk(scope);
        scope.note(Audited.export("target-group"));
        return Response.streamed(TargetUserExport.TYPE, out -> write(out, walk))
                .with("Content-Disposition", "attachment; filename=\"target-groups.csv\"");
    }

    private static void write(OutputStream out, MembershipWalk walk) throws IOException {
        CsvOutput csv = new CsvOutput(out);
        csv.line(GroupTable.header());
        walk.forEach(row -> csv.line(GroupTable.cells(row)));
        csv.flush();
    }
}
