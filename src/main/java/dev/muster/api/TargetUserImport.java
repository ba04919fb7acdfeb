package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.table.PeopleRows;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;

/// `/companies/{company}/target-users/import`
record TargetUserImport(Fields fields) {

    Response post(Scope scope, Request request) {
        return ImportAnswer.of(request, (header, trial) -> PeopleRows.of(header, fields.all(scope), scope, trial));
    }
}
