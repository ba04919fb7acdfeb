package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.Directory;
import dev.muster.directory.user.Conflict;
import dev.muster.directory.user.Conflicts;
import dev.muster.form.Form;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings/{setting}/conflicts`
///
/// @param people words those who have the addresses
record ConflictEndpoint(TargetUserEndpoint people) {

    private static final int MOST = 200;

    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        Conflicts all = conflicts(scope, request);
        List<Conflict> conflicts = all.page(page.after(), page.fetched(), TargetUserEndpoint.MOST_BYTES);
        boolean more = conflicts.size() == page.fetched()
                || (!conflicts.isEmpty()
                        && !all.page(conflicts.getLast().id(), 1).isEmpty());
        PersonJson words = people.words(
                scope,
                conflicts.stream()
                        .flatMap(conflict -> conflict.holders().stream())
                        .distinct()
                        .toList());
        return page.answer(conflicts, more, Conflict::id, conflict -> json(conflict, words));
    }

    Response move(Scope scope, Request request) {
        Form form = Form.of(Json.read(request));
        List<UUID> ids = form.ids("ids", MOST);
        form.finish();
        Conflicts.Outcome outcome = conflicts(scope, request).move(ids);
        ObjectNode answer = Json.object();
        ArrayNode moved = answer.putArray("moved");
        outcome.moved()
                .forEach(one -> moved.addObject()
                        .put("id", one.conflict().toString())
                        .put("userId", one.user().toString())
                        .put("resourceId", one.resource().toString()));
        ArrayNode others = answer.putArray("notMoved");
        outcome.notMoved()
                .forEach(one ->
                        others.addObject().put("id", one.conflict().toString()).put("message", one.message()));
        return Json.response(200, answer);
    }

    private static ObjectNode json(Conflict conflict, PersonJson words) {
        UUID changed = conflict.changed();
        ObjectNode json = Json.object()
                .put("id", conflict.id().toString())
                .put("kind", conflict.kind().word())
                .put("movable", conflict.isMovable())
                .put("userId", changed == null ? null : changed.toString());
        json.set("resource", conflict.resource());
        ArrayNode holders = json.putArray("people");
        conflict.holders().forEach(person -> holders.add(words.json(person)));
        return json.put("firstAt", conflict.firstAt().toString())
                .put("lastAt", conflict.lastAt().toString())
                .put("times", conflict.times())
                .put("requestId", conflict.requestId());
    }

    private static Conflicts conflicts(Scope scope, Request request) {
        return new Directory(scope).conflicts(request.pathId("setting"));
    }
}
