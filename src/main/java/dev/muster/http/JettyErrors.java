package dev.muster.http;

import dev.muster.refusal.Refusal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Words what Jetty refuses before a route is found (a malformed request line, oversized headers, an ambiguous
/// path) as its area would.
final class JettyErrors extends ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(JettyErrors.class);

    /// The method that Jetty gives to a request whose first line it could not read; the address is lost then.
    private static final String UNREADABLE = "BAD";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final List<Area> areas;

    JettyErrors(List<Area> areas) {
        this.areas = areas;
    }

    @Override
    public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        String requestId = UUID.randomUUID().toString();
        Response worded = worded(request, response.getStatus(), requestId).with("X-Request-Id", requestId);
        response.setStatus(worded.status());
        worded.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        // Jetty reads nothing more on this connection, so the client shall not send its next request there.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(worded.bytes()), callback);
        return true;
    }

    private Response worded(Request request, int status, String requestId) {
        boolean unreadable = request.getMethod().equals(UNREADABLE);
        // Whom an address that cannot be read was meant for is a guess: the first area is for programs that
        // must get an answer in their own format, whatever they sent.
        Area area = unreadable ? areas.getFirst() : Area.of(Request.getPathInContext(request), areas);
        Area.Errors errors =
                area.errors().in(Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE), ""));
        if (status < HttpStatus.INTERNAL_SERVER_ERROR_500
                || status == HttpStatus.SERVICE_UNAVAILABLE_503
                || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505
                || unreadable) {
            return errors.refused(refusal(status));
        }
        LOG.error("Request {} failed in the server with status {}", requestId, status);
        return errors.failed(requestId);
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 404 -> new Refusal.NotFound("this address");
            // The server is stopping and takes no new requests: no fault, and repeating is safe.
            case 503 -> new Refusal.Unavailable(RETRY_AFTER);
            case 414, 431 -> new Refusal.InvalidSyntax("The request's headers or address are too long.");
            default -> new Refusal.InvalidSyntax("The request cannot be read.");
        };
    }
}
