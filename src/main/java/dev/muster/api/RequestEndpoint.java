package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.traffic.KeptBody;
import dev.muster.traffic.LoggedRequest;
import dev.muster.traffic.RequestQuery;
import dev.muster.traffic.Requests;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings/{setting}/requests`
final class RequestEndpoint {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final UUID START = new UUID(0, 0);
    private static final List<String> STATUSES = List.of("2xx", "3xx", "4xx", "5xx");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> TYPES = List.of("User", "Group", "Bulk");

    private RequestEndpoint() {}

    /// The newest first.
    static Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        UUID before = page.after().equals(START) ? NEWEST : page.after();
        return page.answer(
                Requests.pageWithoutBodies(scope, request.pathId("setting"), query(request), before, page.fetched()),
                LoggedRequest::id,
                RequestEndpoint::json);
    }

    static Response get(Scope scope, Request request) {
        Requests.Told told = Requests.read(scope, request.pathId("setting"), request.pathId("request"));
        ObjectNode json = json(told.request());
        json.set("headers", told.request().headers());
        json.set("sent", body(told.request().sent()));
        json.set("answer", body(told.request().answer()));
        ArrayNode changes = json.putArray("changes");
        told.changes().forEach(change -> changes.add(json(change)));
        json.put("moreChanges", told.more());
        return Json.response(200, json);
    }

    private static RequestQuery query(Request request) {
        @Nullable String status = oneOf(request, "status", STATUSES);
        return new RequestQuery(
                status == null ? null : status.charAt(0) - '0',
                oneOf(request, "method", METHODS),
                oneOf(request, "resourceType", TYPES),
                request.parameter("person").map(RequestEndpoint::person).orElse(null));
    }

    private static @Nullable String oneOf(Request request, String name, List<String> words) {
        @Nullable String word = request.parameter(name).orElse(null);
        if (word != null && !words.contains(word)) {
            throw new Refused(new Refusal.InvalidValue(name, "must be one of: " + String.join(", ", words)));
        }
        return word;
    }

    private static UUID person(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(new Refusal.InvalidValue("person", "must be an id (a UUID)"));
        }
    }

    private static ObjectNode json(LoggedRequest request) {
        ObjectNode json = Json.object()
                .put("id", request.id().toString())
                .put("at", request.at().toString())
                .put("durationMicros", request.duration().toNanos() / 1000)
                .put("method", request.method())
                .put("path", request.path());
        json.set("query", request.query());
        return json.put("resourceType", request.resourceType())
                .put("status", request.status())
                .put("scimType", request.scimType())
                .put("summary", request.summary());
    }

    private static ObjectNode body(KeptBody body) {
        ObjectNode json = Json.object().put("size", body.size());
        json.set("body", kept(body.text()));
        return json.put("note", body.note());
    }

    /// What was cut is no JSON any more, but text.
    private static @Nullable JsonNode kept(@Nullable String text) {
        if (text == null) {
            return Json.object().nullNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return Json.object().stringNode(text);
        }
    }

    private static ObjectNode json(Requests.Changed change) {
        ObjectNode json =
                Json.object().put("eventId", change.event().toString()).put("kind", change.kind());
        json.putObject("subject")
                .put("type", change.subjectType())
                .put("id", change.subject().toString());
        return json;
    }
}
