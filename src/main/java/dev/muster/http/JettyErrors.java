package dev.muster.http;

import dev.muster.refusal.Refusal;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Words what Jetty refuses before a route is found (a malformed request line, oversized headers, an ambiguous
/// path) as its area would.
final class JettyErrors extends ErrorHandler {

    private final List<Area> areas;

    JettyErrors(List<Area> areas) {
        this.areas = areas;
    }

    @Override
    public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        Area area = areas.stream()
                .filter(candidate -> candidate.covers(Request.getPathInContext(request)))
                .findFirst()
                .orElseGet(areas::getLast);
        Response worded = response.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR_500
                ? area.errors().failed("unknown")
                : area.errors().refused(refusal(response.getStatus()));
        response.setStatus(worded.status());
        worded.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(worded.body()), callback);
        return true;
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 404 -> new Refusal.NotFound("this address");
            case 431 -> new Refusal.InvalidSyntax("The request's headers or address are too long.");
            default -> new Refusal.InvalidSyntax("The request cannot be read.");
        };
    }
}
