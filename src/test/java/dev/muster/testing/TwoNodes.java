package dev.muster.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Two nodes on one database behind a balancer without any memory: each request goes to the other node than the one
/// before it.
public final class TwoNodes {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "http2-settings", "upgrade", "transfer-encoding", "expect");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer balancer;
    private final List<TestServer> nodes;
    private final AtomicInteger requests = new AtomicInteger();

    private TwoNodes() throws IOException {
        balancer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI url = URI.create("http://127.0.0.1:" + balancer.getAddress().getPort());
        TestDatabase database = TestPostgres.freshDatabase();
        nodes = List.of(TestServer.reachedAt(url, database), TestServer.reachedAt(url, database));
        balancer.createContext("/", this::pass);
        balancer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        balancer.start();
    }

    private static final class Shared {
        private static final TwoNodes INSTANCE = begin();

        private static TwoNodes begin() {
            try {
                TwoNodes nodes = new TwoNodes();
                TestPostgres.beforeStop(nodes::close);
                return nodes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// One pair for all tests of a run.
    public static TwoNodes shared() {
        return Shared.INSTANCE;
    }

    /// A new company, whose clients come by the balancer.
    public TestCompany company(String name) {
        TestCompany made = TestCompany.on(nodes.getFirst(), name);
        String path = made.api().base().getPath();
        return new TestCompany(
                made.id(), new Http(url().resolve(path), made.api().headers()));
    }

    /// How many requests have been passed on.
    public int requests() {
        return requests.get();
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + balancer.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            TestServer node = nodes.get(requests.getAndIncrement() % nodes.size());
            answer(exchange, client.send(request(exchange, node), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(HttpExchange exchange, TestServer node) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(node.url() + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (isPassedOn(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty =
                response.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
        if (!empty) {
            exchange.getResponseBody().write(response.body());
        }
    }

    private static boolean isPassedOn(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }

    private void close() {
        balancer.stop(0);
        client.shutdownNow();
        nodes.forEach(TestServer::close);
    }
}
