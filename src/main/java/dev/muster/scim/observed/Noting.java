package dev.muster.scim.observed;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.message.JsonBody;
import dev.muster.traffic.KeptBody;
import dev.muster.traffic.LoggedRequest;
import dev.muster.traffic.ObservedRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the note of a request that has been answered.
///
/// @param size the bytes of the body that were read
/// @param sent the body; null when it was too large to keep aside
@SuppressWarnings("ArrayRecordComponent") // made once and never compared
record Noting(
        UUID setting,
        Request request,
        Instant at,
        Duration duration,
        long size,
        byte @Nullable [] sent,
        Response response) {

    private static final List<String> HEADERS =
            List.of("User-Agent", "Content-Type", "Accept", "If-Match", "If-None-Match", "Prefer", "ADSCIMVersion");
    private static final Pattern DISCOVERY =
            Pattern.compile(".*/(?:Schemas|ResourceTypes)(?:/[^/]*)?/?", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 1024;

    private static final int REFUSED = 400;

    /// A request that outlives the server's and holds nothing of it, neither its connection nor the token that came
    /// with it: its headers are read, its body is not.
    static Request withItsHeaders(Request request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        HEADERS.forEach(name -> request.header(name).ifPresent(value -> headers.put(name, value)));
        return new Request(
                request.id(),
                request.method(),
                request.path(),
                request.pathParameters(),
                request.query(),
                headers::get,
                InputStream::nullInputStream);
    }

    /// An answer without what still makes it, which holds all that the request does.
    static Response withoutItsWriting(Response response) {
        return response.isStreamed()
                ? new Response(response.status(), response.headers(), new Response.Body.Streamed(out -> {}))
                : response;
    }

    /// The error that was answered; it is short. A missing node when there was none.
    static JsonNode refusal(Response response) {
        return response.status() < REFUSED || response.bytes().length == 0
                ? JsonNodeFactory.instance.missingNode()
                : AnswerToKeep.read(response.bytes());
    }

    ObservedRequest.Note note() {
        Redaction redaction = new Redaction();
        request.pathParameters().values().forEach(redaction::see);
        ObjectNode query = redaction.query(request.query());
        @Nullable String said = sent == null || sent.length == 0 ? null : said(sent, redaction);
        JsonNode answer = answer();
        @Nullable String told = answer.isMissingNode() ? null : told(answer, redaction);
        RequestSummary summary = new RequestSummary(request, response.status(), answer);
        LoggedRequest logged = new LoggedRequest(
                UUID.fromString(request.id()),
                setting,
                at.truncatedTo(ChronoUnit.MICROS),
                duration,
                request.method(),
                shortened(redaction.text(request.path())),
                query,
                headers(redaction),
                summary.resourceType(),
                response.status(),
                summary.scimType(),
                shortened(redaction.text(summary.words())),
                sentBody(said == null ? null : redaction.text(said)),
                answerBody(told == null ? null : redaction.text(told), AnswerToKeep.isLongList(answer)));
        return new ObservedRequest.Note(logged, redaction.ids());
    }

    private @Nullable String said(byte[] body, Redaction redaction) {
        try {
            String type = request.header("Content-Type").orElse(null);
            return redaction.json(JsonBody.read(body, type)).toString();
        } catch (Refused unreadable) {
            return null;
        }
    }

    /// What cannot be read may hold a secret anywhere: only its size is kept, and where it broke.
    private KeptBody sentBody(@Nullable String said) {
        if (size == 0) {
            return KeptBody.NONE;
        }
        if (sent == null) {
            return KeptBody.withheld(size, "too large to be kept");
        }
        return said == null ? KeptBody.withheld(size, unreadable(sent)) : KeptBody.of(size, said);
    }

    private String unreadable(byte[] body) {
        try {
            JsonBody.read(body, request.header("Content-Type").orElse(null));
            return "not kept";
        } catch (Refused refused) {
            return refused.refusal() instanceof Refusal.InvalidSyntax(String message)
                    ? "not kept: " + message
                    : "not kept: not sent as SCIM JSON";
        }
    }

    private JsonNode answer() {
        byte[] body = response.held();
        if (body.length == 0 || body.length > Observation.MOST_KEPT * 8 || isDiscovery()) {
            return JsonNodeFactory.instance.missingNode();
        }
        return AnswerToKeep.read(body);
    }

    /// Of a list only the ids are kept: whom it showed, not what it said of them.
    private static @Nullable String told(JsonNode answer, Redaction redaction) {
        if (!(answer.path("Resources") instanceof ArrayNode resources)) {
            boolean isError =
                    answer.path("detail").isString() && answer.path("status").isString();
            return isError ? answer.toString() : redaction.json(answer).toString();
        }
        ObjectNode list = ((ObjectNode) answer).deepCopy();
        ArrayNode ids = list.putArray("Resources");
        resources.forEach(resource -> {
            redaction.see(resource.path("id").asString(""));
            ids.addObject().set("id", resource.path("id"));
        });
        return list.toString();
    }

    private KeptBody answerBody(@Nullable String told, boolean isLongList) {
        if (response.isStreamed()) {
            return KeptBody.withheld(0, "too large to be kept");
        }
        long length = response.bytes().length;
        if (length == 0) {
            return KeptBody.NONE;
        }
        if (told != null) {
            return isLongList
                    ? new KeptBody(length, told, "the resources of a long list are not kept")
                    : KeptBody.of(length, told);
        }
        return KeptBody.withheld(
                length, isDiscovery() ? "not kept: it is the same for every client" : "too large to be kept");
    }

    private boolean isDiscovery() {
        return DISCOVERY.matcher(request.path()).matches();
    }

    private ObjectNode headers(Redaction redaction) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        HEADERS.forEach(name ->
                request.header(name).ifPresent(value -> headers.put(name, shortened(redaction.text(value)))));
        return headers;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : new String(text.substring(0, LONGEST).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) + "…";
    }
}
