package dev.muster.api;

import dev.muster.access.Caller;
import dev.muster.activity.Audit;
import dev.muster.activity.AuditEntry;
import dev.muster.activity.Audits;
import dev.muster.activity.Scope;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// `/audit` and `/companies/{company}/audit`: what administrators did, the newest first.
record AuditEndpoint(Audits audits) {

    Response ofInstallation(Caller caller, Request request) {
        return list(Audit.INSTALLATION, request);
    }

    Response ofCompany(Scope scope, Request request) {
        return list(scope.company().value(), request);
    }

    /// The cursor is a position, in the form of the ids that other lists have.
    private Response list(UUID chain, Request request) {
        Page page = Page.of(request);
        long before = page.after().getLeastSignificantBits();
        List<AuditEntry> entries = audits.newest(chain, before == 0 ? Long.MAX_VALUE : before, page.fetched());
        return page.answer(entries, entry -> new UUID(0, entry.position()), AuditEndpoint::json);
    }

    private static ObjectNode json(AuditEntry entry) {
        ObjectNode json = Json.object()
                .put("position", entry.position())
                .put("at", entry.at().toString())
                .put("kind", entry.kind());
        json.putObject("actor")
                .put("kind", entry.actorKind())
                .put("id", entry.actorId() == null ? null : entry.actorId().toString());
        json.put("address", entry.address()).put("requestId", entry.requestId());
        json.putObject("subject")
                .put("type", entry.subjectType())
                .put("id", entry.subjectId() == null ? null : entry.subjectId().toString());
        json.set("details", Json.parsed(entry.details()));
        return json;
    }
}
