package dev.muster.oauth;

import dev.muster.http.Area;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import java.time.Duration;
import java.util.stream.Collectors;

/// Puts a refusal into an error of OAuth (RFC 6749 section 5.2). Where OAuth has no word for it, as for a rate,
/// the status says what matters.
final class OAuthError implements Area.Errors {

    private static final String INVALID_REQUEST = "invalid_request";
    private static final String LATER = "temporarily_unavailable";

    @Override
    public Response refused(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unauthorized ignored ->
                error(401, "invalid_client", "The client is unknown, ended, or its secret is another")
                        .with("WWW-Authenticate", "Basic realm=\"muster\"");
            case Refusal.InvalidValue(String field, String message)
            when field.equals(TokenEndpoint.GRANT_TYPE) -> error(400, "unsupported_grant_type", field + " " + message);
            case Refusal.InvalidSyntax(String message) -> error(400, INVALID_REQUEST, message);
            case Refusal.TooLarge ignored -> error(413, INVALID_REQUEST, "The form is too large");
            case Refusal.UnsupportedMediaType(String message) -> error(415, INVALID_REQUEST, message);
            case Refusal.MethodNotAllowed(var allowed) ->
                error(405, INVALID_REQUEST, "The method is not allowed here")
                        .with("Allow", allowed.stream().sorted().collect(Collectors.joining(", ")));
            case Refusal.NotFound ignored -> error(404, INVALID_REQUEST, "There is nothing at this address");
            case Refusal.TooManyRequests(Duration wait) -> later(429, "Too many requests", wait);
            case Refusal.Unavailable(Duration wait) -> later(503, "Not available now; repeating is safe", wait);
            default -> error(400, INVALID_REQUEST, "The request cannot be read");
        };
    }

    @Override
    public Response failed(String requestId) {
        return error(500, "server_error", "Something went wrong on our side; the request is " + requestId);
    }

    private static Response later(int status, String description, Duration wait) {
        return error(status, LATER, description).with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    private static Response error(int status, String code, String description) {
        return OAuthJson.response(status, OAuthJson.object().put("error", code).put("error_description", description));
    }
}
