package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.table.PeopleExport;
import dev.muster.field.Field;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.List;

/// `/companies/{company}/target-users/export`
record TargetUserExport(Fields fields) {

    static final String TYPE = "text/csv; charset=utf-8";

    Response get(Scope scope, Request request) {
        List<Field> all = fields.all(scope);
        PeopleExport export = PeopleExport.of(scope, all, new PeopleFilter(request, all).query());
        return Response.streamed(TYPE, export::write)
                .with("Content-Disposition", "attachment; filename=\"target-users.csv\"");
    }
}
