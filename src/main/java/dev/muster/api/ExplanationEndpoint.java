package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.Directory;
import dev.muster.directory.user.Explanation;
import dev.muster.directory.user.HeldRemoval;
import dev.muster.http.Request;
import dev.muster.http.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/target-users/{user}/explanation`
final class ExplanationEndpoint {

    Response get(Scope scope, Request request) {
        Explanation explanation = new Directory(scope).explanations().of(request.pathId("user"));
        ObjectNode body = Json.object();
        ArrayNode fields = body.putArray("fields");
        explanation.fields().forEach(field -> fields.add(json(field)));
        ArrayNode groups = body.putArray("groups");
        explanation.groups().forEach(group -> groups.add(json(group)));
        Explanation.OfGrouping grouping = explanation.grouping();
        body.putObject("grouping")
                .put("cause", grouping.cause().word())
                .put("rule", grouping.rule())
                .put(
                        "targetGroup",
                        grouping.targetGroup() == null
                                ? null
                                : grouping.targetGroup().toString())
                .put("reason", grouping.reason());
        body.set("held", explanation.held() == null ? null : json(explanation.held()));
        return Json.response(200, body);
    }

    private static ObjectNode json(Explanation.OfField field) {
        ObjectNode json = Json.object().put("key", field.key());
        json.set("value", field.value());
        json.put("rule", field.rule())
                .put("path", field.path())
                .put("cause", field.cause().word());
        ArrayNode paths = json.putArray("paths");
        field.paths().forEach(path -> paths.add(json(path)));
        return told(json, field.setter(), field.reason());
    }

    private static ObjectNode json(Explanation.Path path) {
        return Json.object()
                .put("path", path.text())
                .put("outcome", path.outcome().word())
                .put(
                        "expected",
                        path.expected() == null ? null : path.expected().word());
    }

    private static ObjectNode json(Explanation.OfGroup group) {
        ObjectNode json = Json.object()
                .put("id", group.id().toString())
                .put("name", group.name())
                .put("givenBy", group.givenBy())
                .put("rule", group.rule())
                .put("cause", group.cause().word());
        ArrayNode through = json.putArray("through");
        group.through()
                .forEach(passed ->
                        through.addObject().put("id", passed.id().toString()).put("name", passed.name()));
        return told(json, group.setter(), group.reason());
    }

    private static ObjectNode json(Explanation.OfHold held) {
        HeldRemoval removal = held.removal();
        ObjectNode json = Json.object()
                .put("rule", "H2")
                .put("status", held.status().word())
                .put("removal", removal.becomes().word())
                .put("heldAt", removal.since().toString())
                .put("requestId", removal.requestId());
        ArrayNode leaves = json.putArray("leaves");
        held.leaves()
                .forEach(group ->
                        leaves.addObject().put("id", group.id().toString()).put("name", group.name()));
        return json.put("reason", held.reason());
    }

    private static ObjectNode told(ObjectNode json, Explanation.@Nullable Setter setter, String reason) {
        return json.put("eventId", setter == null ? null : setter.eventId().toString())
                .put("requestId", setter == null ? null : setter.requestId())
                .put("at", setter == null ? null : setter.at().toString())
                .put("reason", reason);
    }
}
