package dev.muster.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Sends SCIM requests with one token and one client's headers. When the server says that it is busy (429, 503)
/// it waits as long as the server asks and sends the same again, some times.
public final class ScimConnection implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 10;
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI scimUrl;
    private final Map<String, String> headers;
    private final String contentType;
    private final Pace pace;
    private final IntConsumer answered;

    /// @param headers of every request, the authorization among them
    /// @param contentType of every body
    /// @param answered hears the status of every answer, from any thread
    public ScimConnection(
            URI scimUrl, Map<String, String> headers, String contentType, Pace pace, IntConsumer answered) {
        this.scimUrl = scimUrl;
        this.headers = Map.copyOf(headers);
        this.contentType = contentType;
        this.pace = pace;
        this.answered = answered;
    }

    /// @param json a missing node when there is no body, or one that is no JSON
    public record Reply(int status, JsonNode json) {

        public boolean isGood() {
            return status / 100 == 2;
        }
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    public Reply post(String path, JsonNode body) throws IOException, InterruptedException {
        return write("POST", path, body);
    }

    public Reply patch(String path, JsonNode body) throws IOException, InterruptedException {
        return write("PATCH", path, body);
    }

    public Reply put(String path, JsonNode body) throws IOException, InterruptedException {
        return write("PUT", path, body);
    }

    public Reply delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE().build());
    }

    private Reply write(String method, String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(scimUrl + path)).timeout(ANSWER);
        headers.forEach(request::header);
        return request;
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            pace.next();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            answered.accept(response.statusCode());
            boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
            if (!busy || attempt == ATTEMPTS) {
                return new Reply(response.statusCode(), json(response.body()));
            }
            pace.sleep(wait(response));
        }
    }

    /// Retry-After in seconds (RFC 9110 section 10.2.3); a date, which it may also be, counts as one second.
    private static Duration wait(HttpResponse<String> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("1");
        boolean number = seconds.matches("[0-9]{1,4}");
        return Duration.ofSeconds(number ? Math.min(Integer.parseInt(seconds), LONGEST_WAIT_SECONDS) : 1);
    }

    private static JsonNode json(String text) {
        try {
            return text.startsWith("{") ? JSON.readTree(text) : JsonNodeFactory.instance.missingNode();
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
