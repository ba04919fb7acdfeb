package dev.muster.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/// A server with one fault: our own behind a proxy that distorts what goes in or what comes out.
final class FaultyServer implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "http2-settings", "upgrade", "transfer-encoding", ":status");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final URI behind;
    private final Fault fault;

    private FaultyServer(HttpServer server, URI behind, Fault fault) {
        this.server = server;
        this.behind = behind;
        this.fault = fault;
    }

    /// @param path with its query
    record Asked(String method, String path, Map<String, String> headers, String body) {

        Asked at(String other) {
            return new Asked(method, other, headers, body);
        }
    }

    record Answered(int status, Map<String, String> headers, String body) {

        Answered status(int other) {
            return new Answered(other, headers, body);
        }

        Answered body(String other) {
            return new Answered(status, headers, other);
        }

        Answered header(String name, String value) {
            Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            changed.putAll(headers);
            if (value.isEmpty()) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
            return new Answered(status, changed, body);
        }
    }

    static FaultyServer before(URI behind, Fault fault) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FaultyServer faulty = new FaultyServer(http, behind, fault);
        http.createContext("/", faulty::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return faulty;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            Asked asked = new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
            answer(exchange, fault.distorted(asked, this::forward));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answered forward(Asked asked) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + asked.path()))
                .method(
                        asked.method(),
                        asked.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(asked.body(), StandardCharsets.ISO_8859_1));
        asked.headers().forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                request.header(name, value);
            }
        });
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Answered(response.statusCode(), headers, response.body());
    }

    private static void answer(HttpExchange exchange, Answered answered) throws IOException {
        answered.headers().forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.of(value));
            }
        });
        byte[] bytes = answered.body().getBytes(StandardCharsets.UTF_8);
        boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answered.status(), empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
