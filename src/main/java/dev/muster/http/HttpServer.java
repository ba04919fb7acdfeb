package dev.muster.http;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the areas over HTTP/1.1 on virtual threads. Everything that goes wrong on the way, in our code or in
/// the server's, is answered in the words of the area it was meant for.
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration HEAD_WITHIN = Duration.ofSeconds(20);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    /// What is counted when an answer breaks off; its status has been sent before.
    private static final int BROKEN = 500;

    private static final String STARTED = "muster.started";
    private static final String REQUEST_ID = "muster.request-id";

    private final Javalin javalin;
    private final List<Area> areas;
    private final Observer observer;
    private static final int WAITING_TO_CONNECT = 1024;
    private static final int NO_LIMIT = 0;

    private final Places places;
    private final UnreadAnswers unread = UnreadAnswers.ofThisProcess();

    /// In the order of time, so that what is kept of requests lies in it too.
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    /// Hears of every answered request: the path of the route, never the one that was asked for.
    @FunctionalInterface
    public interface Observer {
        void answered(String area, String method, String route, int status, Duration duration);
    }

    /// Starts to listen.
    ///
    /// @param port 0 picks a free one
    /// @param atOnce how many requests are worked on at once; the others are sent away
    public static HttpServer start(String host, int port, List<Area> areas, Observer observer, int atOnce) {
        HttpServer server = new HttpServer(areas, observer, atOnce);
        server.javalin.start(host, port);
        return server;
    }

    private HttpServer(List<Area> areas, Observer observer, int atOnce) {
        this.places = new Places(atOnce);
        this.areas = List.copyOf(areas);
        this.observer = observer;
        this.javalin = Javalin.create(this::configure);
    }

    public int port() {
        return javalin.port();
    }

    /// Takes no new requests, finishes those in flight, stops.
    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        // Jetty's own knows how Jetty hands on its work: less of it changes threads than with Javalin's. How many are
        // worked on at once is for the places to say: a slow client would keep a thread for as long as it likes.
        config.jetty.threadPool = new VirtualThreadPool(NO_LIMIT);
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.router.ignoreTrailingSlashes = true;
        config.jetty.modifyServer(this::stopGracefully);
        config.jetty.modifyHttpConfiguration(HttpServer::limitHeaders);
        config.routes.exception(Exception.class, this::failed);
        // Named too: Javalin words its own refusals unless somebody asks for exactly these.
        config.routes.exception(HttpResponseException.class, this::failed);
        for (Area area : areas) {
            for (String base : area.bases()) {
                area.routes().forEach(route -> serve(config, area, base, route));
            }
        }
    }

    private void stopGracefully(Server server) {
        server.setStopTimeout(STOP_WITHIN.toMillis());
        server.setErrorHandler(new JettyErrors(areas));
        server.insertHandler(new FullHouse(places, areas, observer, this::newRequestId));
        server.insertHandler(new GracefulHandler());
        server.addEventListener(new SlowHeads(server, HEAD_WITHIN));
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                // Javalin makes the connectors after this; the usual fifty are soon full when many clients come back at
                // once.
                for (Connector connector : server.getConnectors()) {
                    if (connector instanceof ServerConnector listening) {
                        listening.setAcceptQueueSize(WAITING_TO_CONNECT);
                    }
                }
            }
        });
    }

    private static void limitHeaders(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(16 * 1024);
        http.setMaxResponseHeaderSize(16 * 1024); // to lead on to as long an address as may be asked for
        // Jetty remembers the headers of a connection, and would take a token in another case for the one
        // before it.
        http.setHeaderCacheCaseSensitive(true);
    }

    private void serve(JavalinConfig config, Area area, String base, Route route) {
        String path = base + route.path();
        for (HandlerType method : methods(route.method())) {
            config.routes.addEndpoint(
                    new Endpoint(method, path.isEmpty() ? "/" : path, context -> serve(context, area, path, route)));
        }
    }

    private void serve(Context context, Area area, String path, Route route) {
        requestId(context);
        if (area.underAnyLoad()) {
            Response response = answer(area, route, context, Integer.MAX_VALUE);
            UnreadBody.discard(context.req(), body -> body);
            send(context, area, path, response);
            return;
        }
        int left;
        try {
            left = places.take();
        } catch (Refused refused) {
            UnreadBody.discard(context.req(), body -> body);
            send(context, area, path, errors(area, context).refused(refused.refusal()));
            return;
        }
        try {
            Response response = answer(area, route, context, left);
            UnreadBody.discard(context.req(), places::from);
            send(context, area, path, response);
        } finally {
            places.leave();
        }
    }

    /// HEAD runs the route of GET; Jetty keeps the body back (RFC 9110 section 9.3.2).
    private static List<HandlerType> methods(Method method) {
        return method == Method.GET
                ? List.of(HandlerType.GET, HandlerType.HEAD)
                : List.of(HandlerType.findOrCreate(method.name()));
    }

    private Response answer(Area area, Route route, Context context, int left) {
        try {
            Request request = Requests.read(context, requestId(context), places);
            if (places.areKept(left) && !area.claim().isDue(request, left)) {
                throw Places.full();
            }
            return route.handler().answer(request);
        } catch (Refused refused) {
            return errors(area, context).refused(refused.refusal());
        } catch (Error fault) {
            // Of the JVM, such as a stack that overflowed: Javalin would answer without a word and log none.
            LOG.error("Request {} failed", requestId(context), fault);
            return errors(area, context).failed(requestId(context));
        }
    }

    /// What reaches this is a fault of ours, or the router's own refusal: no such address, no such method.
    private void failed(Exception exception, Context context) {
        Area area = Area.of(context.path(), areas);
        Area.Errors errors = errors(area, context);
        String requestId = requestId(context);
        Response response = switch (exception) {
            case Refused refused -> errors.refused(refused.refusal());
            case MethodNotAllowedResponse ignored -> errors.refused(new Refusal.MethodNotAllowed(allowed(context)));
            case HttpResponseException refused -> errors.refused(routerRefusal(refused));
            default -> {
                LOG.error("Request {} failed", requestId, exception);
                yield errors.failed(requestId);
            }
        };
        UnreadBody.discard(context.req(), body -> body);
        send(context, area, "", response);
    }

    private static Area.Errors errors(Area area, Context context) {
        String accepted = context.header("Accept-Language");
        return area.errors().in(accepted == null ? "" : accepted);
    }

    private static Refusal routerRefusal(HttpResponseException refused) {
        return switch (refused.getStatus()) {
            case 404 -> new Refusal.NotFound("this address");
            case 413 -> new Refusal.TooLarge(0);
            default -> new Refusal.InvalidSyntax("The request cannot be read.");
        };
    }

    private Set<String> allowed(Context context) {
        Set<String> allowed = new TreeSet<>();
        for (Method method : EnumSet.allOf(Method.class)) {
            HandlerType type = HandlerType.findOrCreate(method.name());
            if (!javalin.unsafe
                    .internalRouter
                    .findHttpHandlerEntries(type, context.path())
                    .isEmpty()) {
                allowed.add(method.name());
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return allowed;
    }

    private void send(Context context, Area area, String route, Response response) {
        context.status(response.status());
        // Javalin has set one before we answered; an answer without a body has none (RFC 9110 section 8.3).
        context.res().setContentType(null);
        response.headers().forEach(context::header);
        response.cookies().forEach(cookie -> context.res().addHeader("Set-Cookie", cookie.header()));
        context.header("X-Request-Id", requestId(context));
        int status = written(context, response) ? response.status() : BROKEN;
        Long started = context.attribute(STARTED);
        Duration duration = Duration.ofNanos(started == null ? 0 : System.nanoTime() - started);
        observer.answered(area.name(), context.method().name(), route, status, duration);
        LOG.debug(
                "{} {} {} {} in {} ms",
                requestId(context),
                context.method().name(),
                route,
                status,
                duration.toMillis());
    }

    private boolean written(Context context, Response response) {
        return switch (response.body()) {
            case Response.Body.Bytes(byte[] bytes) -> {
                if (bytes.length > 0) {
                    context.result(unread.of(context, bytes));
                }
                yield true;
            }
            case Response.Body.Streamed(Response.Writing writing) ->
                StreamedBody.write(context, writing, requestId(context), places, unread);
        };
    }

    private String requestId(Context context) {
        String id = context.attribute(REQUEST_ID);
        if (id == null) {
            id = newRequestId();
            context.attribute(REQUEST_ID, id);
            context.attribute(STARTED, System.nanoTime());
        }
        return id;
    }

    private String newRequestId() {
        return ids.generate().toString();
    }
}
