package dev.muster.scim.message;

import dev.muster.http.Area;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts a refusal into a SCIM error (RFC 7644 section 3.12): status, `scimType` where Table 9 has one, and one
/// sentence. What is secret or another company's is in no refusal, and so in no sentence.
public final class ScimError implements Area.Errors {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final String INVALID_VALUE = "invalidValue";
    private static final int LONGEST_DETAIL = 500;

    @Override
    public Response refused(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidSyntax(String message) -> answer(400, "invalidSyntax", message);
            case Refusal.InvalidValue(String field, String message) ->
                answer(400, INVALID_VALUE, field + ": " + message);
            case Refusal.InvalidFields invalid -> answer(400, INVALID_VALUE, words(invalid));
            case Refusal.InvalidFilter(String message, int position) ->
                answer(400, "invalidFilter", at(message, position));
            case Refusal.InvalidPath(String message, int position) -> answer(400, "invalidPath", at(message, position));
            case Refusal.NoTarget(String message) -> answer(400, "noTarget", message);
            case Refusal.Mutability(String attribute, String message) ->
                answer(400, "mutability", attribute + ": " + message);
            case Refusal.TooMany(String message) -> answer(400, "tooMany", message);
            case Refusal.UnusableCursor(Refusal.CursorFault fault, String message) ->
                answer(400, scimType(fault), message);
            case Refusal.Uniqueness(String field, String message) -> answer(409, "uniqueness", field + ": " + message);
            case Refusal.Locked locked -> answer(409, null, locked.message());
            case Refusal.NotFound(String what) -> answer(404, null, "Not found: " + what);
            case Refusal.PreconditionFailed(String message) -> answer(412, null, message);
            case Refusal.Unauthorized(boolean invalidToken) -> unauthorized(invalidToken);
            case Refusal.Forbidden(String message) -> answer(403, null, message);
            case Refusal.TooLarge(long limit) -> answer(413, null, "The body is larger than %d bytes".formatted(limit));
            case Refusal.TooManyOperations(int limit) ->
                answer(413, null, "The request holds more than %d operations (maxOperations)".formatted(limit));
            case Refusal.Unresolved(String message) -> answer(409, null, message);
            case Refusal.UnsupportedMediaType(String message) -> answer(415, null, message);
            case Refusal.MethodNotAllowed(var allowed) ->
                answer(405, null, "The method is not allowed here")
                        .with("Allow", allowed.stream().sorted().collect(Collectors.joining(", ")));
            case Refusal.TooManyRequests(Duration wait) -> later(429, "Too many requests", wait);
            case Refusal.Unavailable(Duration wait) -> later(503, "Not available now; repeating is safe", wait);
            case Refusal.NotImplemented(String message) -> answer(501, null, message);
        };
    }

    @Override
    public Response failed(String requestId) {
        return answer(500, null, "Something went wrong on our side; the request is " + requestId);
    }

    private static ObjectNode json(int status, @Nullable String scimType, String detail) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putArray("schemas").add(URN);
        error.put("status", Integer.toString(status));
        if (scimType != null) {
            error.put("scimType", scimType);
        }
        return error.put("detail", shortened(detail));
    }

    private Response answer(int status, @Nullable String scimType, String detail) {
        return Response.of(status, MediaType.SCIM_JSON, JsonBody.write(json(status, scimType, detail)));
    }

    /// The error codes of RFC 9865 section 2.1.
    private static String scimType(Refusal.CursorFault fault) {
        return switch (fault) {
            case INVALID -> "invalidCursor";
            case EXPIRED -> "expiredCursor";
            case COUNT -> "invalidCount";
        };
    }

    /// Without credentials no error code is told (RFC 6750 section 3.1).
    private Response unauthorized(boolean invalidToken) {
        return invalidToken
                ? answer(401, null, "The token is unknown, expired or revoked")
                        .with("WWW-Authenticate", "Bearer realm=\"SCIM\", error=\"invalid_token\"")
                : answer(401, null, "A bearer token is needed").with("WWW-Authenticate", "Bearer realm=\"SCIM\"");
    }

    /// Whole seconds, rounded up, so that who waits as told is not told to wait again.
    private Response later(int status, String detail, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return answer(status, null, detail).with("Retry-After", Long.toString(seconds));
    }

    /// A detail may name what was sent; not at any length.
    private static String shortened(String detail) {
        return detail.codePointCount(0, detail.length()) <= LONGEST_DETAIL
                ? detail
                : detail.substring(0, detail.offsetByCodePoints(0, LONGEST_DETAIL)) + "…";
    }

    private static String at(String message, int position) {
        return position < 0 ? message : "%s (at character %d)".formatted(message, position);
    }

    private static String words(Refusal.InvalidFields invalid) {
        return invalid.errors().stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining("; "));
    }
}
