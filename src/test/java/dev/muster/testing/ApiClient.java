package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the admin API over HTTP with one key. Bodies are JSON in which `'` may stand for `"`.
public record ApiClient(String base, String key, Consumer<Exchange> heard) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ApiClient(String base, String key) {
        this(base, key, exchange -> {});
    }

    /// What was asked and answered.
    public record Exchange(String method, String path, Answer answer) {}

    /// @param json the body, or a missing node when it is empty or no JSON
    public record Answer(int status, HttpResponse<String> raw, JsonNode json) {

        public Answer is(int expected) {
            assertThat(status).as("status of %s: %s", raw.uri(), raw.body()).isEqualTo(expected);
            return this;
        }

        /// A refusal that names exactly these fields, in this order.
        public Answer refuses(int expected, String... fields) {
            is(expected);
            assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            List<String> named = new ArrayList<>();
            json.path("errors").forEach(error -> named.add(error.path("field").asString()));
            assertThat(named).as(raw.body()).containsExactly(fields);
            return this;
        }

        public String text(String member) {
            return json.path(member).asString();
        }

        public String id() {
            return text("id");
        }

        /// One member of each item of a list.
        public List<String> items(String member) {
            List<String> values = new ArrayList<>();
            json.path("items").forEach(item -> values.add(item.path(member).asString()));
            return values;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    public Answer post(String path, String body) {
        return send("POST", path, body.replace('\'', '"'), "application/json");
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body.replace('\'', '"'), "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, "application/json");
    }

    public Answer send(String method, String path, @Nullable String body, String contentType) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response, json(response));
            heard.accept(new Exchange(method, path, answer));
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson ? JSON.readTree(response.body()) : JSON.missingNode();
    }

    /// Makes a company and answers its path.
    public String company(String name) {
        return "/companies/"
                + post("/companies", "{'name':'" + name + "'}").is(201).id();
    }

    /// The path of the one whose member has that value, found by listing.
    public String pathOf(String list, String member, String value) {
        for (JsonNode item : get(list + "?limit=1000").is(200).json().path("items")) {
            if (item.path(member).asString().equals(value)) {
                return list + "/" + item.path("id").asString();
            }
        }
        throw new AssertionError("No " + value + " in " + list);
    }

    /// Waits until the job of a 202 is over.
    public Answer finished(String company, Answer accepted) {
        String job = company + "/jobs/"
                + accepted.is(202).json().path("job").path("id").asString();
        for (int i = 0; i < 600; i++) {
            Answer answer = get(job).is(200);
            if (!answer.text("state").equals("running")) {
                return answer;
            }
            sleep();
        }
        throw new AssertionError("The job does not end");
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
