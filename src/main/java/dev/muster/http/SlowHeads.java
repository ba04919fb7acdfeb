package dev.muster.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes connections on which the head of a request does not come to its end. Jetty closes those that are silent; one
/// that sends a byte now and then would stay for ever.
final class SlowHeads implements LifeCycle.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(SlowHeads.class);

    private final Server server;
    private final Duration patience;
    private final Map<EndPoint, Head> heads = new ConcurrentHashMap<>();

    /// What had come on a connection when its last request was complete, and since when we know.
    private record Head(long requests, long bytes, long since) {}

    SlowHeads(Server server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    @Override
    public void lifeCycleStarted(LifeCycle started) {
        schedule();
    }

    private void schedule() {
        if (server.isRunning()) {
            connectors()
                    .findFirst()
                    .ifPresent(any ->
                            any.getScheduler().schedule(this::look, patience.toMillis() / 4, TimeUnit.MILLISECONDS));
        }
    }

    private Stream<ServerConnector> connectors() {
        return Arrays.stream(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .map(ServerConnector.class::cast);
    }

    private void look() {
        try {
            Set<EndPoint> open = new HashSet<>();
            connectors().forEach(connector -> open.addAll(connector.getConnectedEndPoints()));
            heads.keySet().retainAll(open);
            open.forEach(this::look);
        } catch (RuntimeException | Error e) {
            // The server's scheduler would drop it, and nobody look any more.
            LOG.error("Slow heads were not looked for, the next time comes", e);
        } finally {
            schedule();
        }
    }

    private void look(EndPoint endPoint) {
        @Nullable Connection connection = endPoint.getConnection();
        if (connection == null) {
            return;
        }
        long requests = connection.getMessagesIn();
        boolean atWork = requests != connection.getMessagesOut();
        @Nullable Head head = heads.get(endPoint);
        if (head == null || atWork || head.requests() != requests) {
            heads.put(endPoint, new Head(requests, requests == 0 ? 0 : connection.getBytesIn(), System.nanoTime()));
        } else if (connection.getBytesIn() > head.bytes() && System.nanoTime() - head.since() > patience.toNanos()) {
            endPoint.close();
        }
    }
}
