package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.table.GroupExport;
import dev.muster.http.Request;
import dev.muster.http.Response;

/// `/companies/{company}/target-groups/export`
final class TargetGroupExport {

    private TargetGroupExport() {}

    static Response get(Scope scope, Request request) {
        GroupExport export = new GroupExport(scope);
        return Response.streamed(TargetUserExport.TYPE, export::write)
                .with("Content-Disposition", "attachment; filename=\"target-groups.csv\"");
    }
}
