package dev.muster.http;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/// Sends callers away while there is no place for them, in front of the router and all that comes before it: what a
/// refusal costs is missing for those who are served. What is looked at here may change in the next moment; who gets a
/// place is decided where it is taken. A request with a body goes on to there, for its body must be read first.
final class FullHouse extends Handler.Wrapper {

    private final Places places;
    private final List<Area> areas;
    private final HttpServer.Observer observer;
    private final Supplier<String> requestIds;

    FullHouse(Places places, List<Area> areas, HttpServer.Observer observer, Supplier<String> requestIds) {
        this.places = places;
        this.areas = areas;
        this.observer = observer;
        this.requestIds = requestIds;
    }

    @Override
    public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback)
            throws Exception {
        int left = places.leftToOneMore();
        if (!places.areKept(left) || hasBody(request)) {
            return super.handle(request, response, callback);
        }
        Area area = Area.of(Request.getPathInContext(request), areas);
        if (area.underAnyLoad() || (left >= 0 && area.claim().isDue(withItsHeaders(request), left))) {
            return super.handle(request, response, callback);
        }
        refuse(area, request, response, callback);
        return true;
    }

    private void refuse(Area area, Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        long started = System.nanoTime();
        String language = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE), "");
        Response refusal = area.errors().in(language).refused(Places.FULL).with("X-Request-Id", requestIds.get());
        response.setStatus(refusal.status());
        refusal.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(refusal.bytes()), callback);
        Duration duration = Duration.ofNanos(System.nanoTime() - started);
        observer.answered(area.name(), request.getMethod(), "", refusal.status(), duration);
    }

    /// All that a claim is judged by.
    private static dev.muster.http.Request withItsHeaders(Request request) {
        return new dev.muster.http.Request(
                "",
                request.getMethod(),
                Request.getPathInContext(request),
                Map.of(),
                Map.of(),
                request.getHeaders()::get,
                InputStream::nullInputStream);
    }

    private static boolean hasBody(Request request) {
        HttpFields headers = request.getHeaders();
        return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
    }
}
