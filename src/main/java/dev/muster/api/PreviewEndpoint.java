package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.group.PlannedGroups;
import dev.muster.directory.user.PersonChange;
import dev.muster.directory.user.Preview;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings/{setting}/preview`
record PreviewEndpoint(Settings settings) {

    /// With a cursor only the examples that follow: what was counted does not have to be counted again.
    Response show(Scope scope, Request request) {
        Page page = Page.of(request);
        Preview preview = new Preview(scope, settings.draft(scope, request.pathId("setting"), Json.read(request)));
        ObjectNode body = Json.object();
        if (request.parameter("cursor").isPresent()) {
            return answer(body, preview.more(page.after(), page.limit()));
        }
        Preview.Result result = preview.count(page.limit());
        body.put("people", result.counts().people())
                .put("fieldChanges", result.counts().fieldChanges())
                .put("groupChanges", result.counts().groupChanges())
                .put("groupsCreated", result.counts().groupsCreated())
                .put("groupsEmptied", result.counts().groupsEmptied())
                .put("addressesKept", result.counts().addressesKept())
                .put("examined", result.examined())
                .put("complete", result.complete())
                .put("stoppedBy", result.stoppedBy().map(PreviewEndpoint::word).orElse(null));
        groups(body.putArray("createdGroups"), result.groups().created());
        groups(body.putArray("emptiedGroups"), result.groups().emptied());
        return answer(body, result.examples());
    }

    private static String word(Preview.Limit limit) {
        return switch (limit) {
            case TIME -> "time";
            case GROUPS -> "groups";
        };
    }

    private static Response answer(ObjectNode body, Preview.Examples examples) {
        ArrayNode array = body.putArray("examples");
        examples.changes().forEach(change -> array.add(example(change)));
        return Json.response(
                200, body.put("nextCursor", examples.last().map(Page::cursor).orElse(null)));
    }

    private static ObjectNode example(PersonChange change) {
        ObjectNode json = Json.object().put("userId", change.user().toString());
        json.set("before", side(change, change.before(), change.left()));
        json.set("after", side(change, change.after(), change.joined()));
        return json;
    }

    private static ObjectNode side(
            PersonChange change, Map<String, JsonNode> values, List<PlannedGroups.Place> groups) {
        ObjectNode side = Json.object();
        ObjectNode fields = side.putObject("fields");
        TreeSet<String> keys = new TreeSet<>(change.before().keySet());
        keys.addAll(change.after().keySet());
        for (String key : keys) {
            fields.set(key, values.getOrDefault(key, fields.nullNode()));
        }
        groups(side.putArray("groups"), groups);
        return side;
    }

    private static void groups(ArrayNode array, List<PlannedGroups.Place> groups) {
        groups.forEach(group -> array.addObject()
                .put("id", group.id() == null ? null : group.id().toString())
                .put("name", group.name()));
    }
}
