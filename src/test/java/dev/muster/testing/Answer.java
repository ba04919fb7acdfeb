package dev.muster.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the server answered to one request.
///
/// @param asked method and path, for the message of a failing test
public record Answer(String asked, int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(String asked, HttpResponse<byte[]> response) {
        return new Answer(asked, response.statusCode(), response.headers(), text(response));
    }

    /// The body; a missing node when there is none.
    public JsonNode json() {
        return text.isEmpty() ? JsonNodeFactory.instance.missingNode() : JSON.readTree(text);
    }

    /// The value at a JSON Pointer.
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String id() {
        return json().path("id").asString();
    }

    private static String text(HttpResponse<byte[]> response) {
        boolean zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return new String(zipped ? unzipped(response.body()) : response.body(), StandardCharsets.UTF_8);
    }

    private static byte[] unzipped(byte[] body) {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return asked + " was answered " + status + (text.isEmpty() ? " without a body" : ": " + text);
    }
}
