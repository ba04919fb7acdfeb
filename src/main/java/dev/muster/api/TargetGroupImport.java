package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.table.GroupRows;
import dev.muster.http.Request;
import dev.muster.http.Response;

/// `/companies/{company}/target-groups/import`
final class TargetGroupImport {

    private TargetGroupImport() {}

    static Response post(Scope scope, Request request) {
        return ImportAnswer.of(request, (header, trial) -> GroupRows.of(header, scope, trial));
    }
}
