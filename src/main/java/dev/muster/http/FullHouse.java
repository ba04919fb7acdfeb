package dev.muster.http;

import dev.muster.refusal.Refused;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends callers away while there is no place for them, in front of the router and all that comes before it:
/// what a refusal costs is missing for those who are served. The claim to one of the last places is judged from
/// a place, so that no more are judged at once than there are; who passes takes one anew where the request is
/// worked on, and may be refused there after all. A request with a body goes on to there at once, for its body
/// must be read first.
final class FullHouse extends Handler.Wrapper {

    private static final Logger LOG = LoggerFactory.getLogger(FullHouse.class);

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
        if (places.areThereForAnybody() || hasBody(request)) {
            return super.handle(request, response, callback);
        }
        long began = System.nanoTime();
        Area area = Area.of(Request.getPathInContext(request), areas);
        String requestId = requestIds.get();
        Optional<Response> refusal = area.underAnyLoad() ? Optional.empty() : refusal(area, request, requestId);
        if (refusal.isEmpty()) {
            return super.handle(request, response, callback);
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - began);
        observer.answered(area.name(), request.getMethod(), "", refusal.get().status(), duration);
        write(refusal.get().with("X-Request-Id", requestId), response, callback);
        return true;
    }

    private Optional<Response> refusal(Area area, Request request, String requestId) {
        String language = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE), "");
        Area.Errors errors = area.errors().in(language);
        try {
            return isAdmitted(area, request) ? Optional.empty() : Optional.of(errors.refused(Places.FULL));
        } catch (Refused refused) {
            return Optional.of(errors.refused(refused.refusal()));
        } catch (RuntimeException | Error fault) {
            // Jetty would log the whole address with it.
            LOG.error("Request {} failed", requestId, fault);
            return Optional.of(errors.failed(requestId));
        }
    }

    private boolean isAdmitted(Area area, Request request) {
        int left = places.take();
        try {
            return !places.areKept(left) || area.claim().isDue(withItsHeaders(request), left);
        } finally {
            places.leave();
        }
    }

    private static void write(Response refusal, org.eclipse.jetty.server.Response response, Callback callback) {
        response.setStatus(refusal.status());
        refusal.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(refusal.bytes()), callback);
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
