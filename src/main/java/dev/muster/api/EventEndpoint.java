package dev.muster.api;

import dev.muster.activity.EventPage;
import dev.muster.activity.Feed;
import dev.muster.activity.RecordedEvent;
import dev.muster.activity.Scope;
import dev.muster.directory.Directory;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/events` and `/companies/{company}/target-users/{user}/events`
final class EventEndpoint {

    Response feed(Scope scope, Request request) {
        int limit = Page.limit(request);
        long after = request.parameter("after").map(EventCursor::position).orElse(0L);
        return answer(new Feed(scope).after(after, limit), EventEndpoint::cursor);
    }

    Response ofPerson(Scope scope, Request request) {
        int limit = Page.limit(request);
        EventCursor before = request.parameter("cursor").map(EventCursor::read).orElse(EventCursor.END);
        UUID person = new Directory(scope).people().read(request.pathId("user")).id();
        return answer(
                new Feed(scope).of(person, before.at(), before.id(), limit),
                last -> new EventCursor(last.at(), last.id()).text());
    }

    private static Response answer(EventPage page, Function<RecordedEvent, @Nullable String> cursor) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("items");
        page.events().forEach(event -> array.add(json(event)));
        body.put("nextCursor", page.hasMore() ? cursor.apply(page.events().getLast()) : null);
        return Json.response(200, body);
    }

    private static ObjectNode json(RecordedEvent recorded) {
        ObjectNode json = Json.object()
                .put("id", recorded.id().toString())
                .put("cursor", cursor(recorded))
                .put("at", recorded.at().toString())
                .put("kind", recorded.event().kind());
        json.putObject("subject")
                .put("type", recorded.event().subjectType())
                .put("id", recorded.event().subjectId().toString());
        json.putObject("actor")
                .put("kind", recorded.actorKind())
                .put(
                        "id",
                        recorded.actorId() == null ? null : recorded.actorId().toString());
        json.put("requestId", recorded.requestId()).put("rule", recorded.event().rule());
        json.set("before", recorded.event().before());
        json.set("after", recorded.event().after());
        return json;
    }

    private static @Nullable String cursor(RecordedEvent event) {
        return event.position() == null ? null : EventCursor.text(event.position());
    }
}
