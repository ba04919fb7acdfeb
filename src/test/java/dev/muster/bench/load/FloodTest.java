package dev.muster.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A load that does not wait for answers.
class FloodTest {

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_slow_server_gets_no_fewer_requests() throws Exception {
        answers(200, 300);

        Flood flood = Flood.run(server.getAddress(), () -> REQUEST, 50, Duration.ofSeconds(1), 100);

        assertThat(flood.offered()).isEqualTo(50);
        assertThat(flood.replies()).hasSize(flood.offered()).allMatch(reply -> reply.millis() >= 290);
        assertThat(flood.unsent()).isZero();
        assertThat(flood.broken()).isZero();
    }

    @Test
    void what_finds_no_free_connection_is_told_apart_from_what_was_refused() throws Exception {
        answers(503, 400);

        Flood flood = Flood.run(server.getAddress(), () -> REQUEST, 50, Duration.ofSeconds(1), 5);

        assertThat(flood.replies()).allMatch(reply -> reply.status() == 503 && reply.hasRetryAfter());
        assertThat(flood.unsent()).isPositive();
        assertThat(flood.unsent() + flood.replies().size()).isEqualTo(flood.offered());
    }

    private void answers(int status, long millis) {
        server.createContext("/", exchange -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseHeaders().add("Retry-After", "1");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }
}
