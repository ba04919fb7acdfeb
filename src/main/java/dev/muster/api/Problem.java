package dev.muster.api;

import dev.muster.http.Area;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Words refusals as `application/problem+json` (RFC 9457), naming each wrong field under `errors`.
public final class Problem implements Area.Errors {

    private static final String CONTENT_TYPE = "application/problem+json";

    @Override
    public Response refused(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidSyntax bad -> problem(400, bad.message());
            case Refusal.InvalidValue bad -> wrong(400, List.of(new FieldError(bad.field(), bad.message())));
            case Refusal.InvalidFields bad -> wrong(400, bad.errors());
            case Refusal.InvalidFilter bad -> problem(400, bad.message());
            case Refusal.InvalidPath bad -> problem(400, bad.message());
            case Refusal.NoTarget bad -> problem(400, bad.message());
            case Refusal.Mutability bad -> wrong(400, List.of(new FieldError(bad.attribute(), bad.message())));
            case Refusal.TooMany bad -> problem(400, bad.message());
            case Refusal.UnusableCursor bad -> problem(400, bad.message());
            case Refusal.Unauthorized unauthorized -> unauthorized(unauthorized);
            case Refusal.Forbidden forbidden -> problem(403, forbidden.message());
            case Refusal.NotFound unknown -> problem(404, "Not found: " + unknown.what() + ".");
            case Refusal.MethodNotAllowed other ->
                problem(405, "This address does not answer that method.")
                        .with("Allow", String.join(", ", other.allowed()));
            case Refusal.Uniqueness taken -> wrong(409, List.of(new FieldError(taken.field(), taken.message())));
            case Refusal.Locked locked -> locked(locked);
            case Refusal.PreconditionFailed failed -> problem(412, failed.message());
            case Refusal.TooLarge large -> problem(413, "The body may have at most " + large.limit() + " bytes.");
            case Refusal.TooManyOperations many -> problem(413, "At most " + many.limit() + " operations at once.");
            case Refusal.Unresolved reference -> problem(409, reference.message());
            case Refusal.UnsupportedMediaType other -> problem(415, other.message());
            case Refusal.TooManyRequests busy ->
                later(problem(429, "Too many requests; ask again later."), busy.retryAfter());
            case Refusal.NotImplemented missing -> problem(501, missing.message());
            case Refusal.Unavailable busy ->
                later(
                        problem(503, "The answer is not available now; repeating the request is safe."),
                        busy.retryAfter());
        };
    }

    @Override
    public Response failed(String requestId) {
        return problem(500, "Something went wrong on our side. The log tells more under request " + requestId + ".");
    }

    private static Response unauthorized(Refusal.Unauthorized unauthorized) {
        String challenge = "Bearer realm=\"muster\"" + (unauthorized.invalidToken() ? ", error=\"invalid_token\"" : "");
        return problem(401, "Send an API key: Authorization: Bearer <key>").with("WWW-Authenticate", challenge);
    }

    private static Response later(Response response, Duration after) {
        return response.with("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
    }

    private static Response locked(Refusal.Locked locked) {
        ObjectNode body = body(409, locked.message());
        if (!locked.parts().isEmpty()) {
            putErrors(body, locked.parts());
        }
        return response(409, body);
    }

    private static Response wrong(int status, List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        ObjectNode body = body(status, first.field() + ": " + first.message() + more);
        putErrors(body, errors);
        return response(status, body);
    }

    private static void putErrors(ObjectNode body, List<FieldError> errors) {
        ArrayNode array = body.putArray("errors");
        for (FieldError error : errors) {
            ObjectNode entry = array.addObject().put("field", error.field()).put("message", error.message());
            if (error.position() >= 0) {
                entry.put("position", error.position());
            }
        }
    }

    private static Response problem(int status, String detail) {
        return response(status, body(status, detail));
    }

    private static ObjectNode body(int status, String detail) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", Response.reason(status))
                .put("status", status)
                .put("detail", detail);
    }

    private static Response response(int status, ObjectNode body) {
        return Response.of(status, CONTENT_TYPE, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
