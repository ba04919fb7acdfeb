package dev.muster.api;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies of the admin API: a JSON object within limits that are set here, because the library has none for the
/// whole document.
final class Json {

    static final int BODY_LIMIT = 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(32)
                            .maxStringLength(64 * 1024)
                            .maxNameLength(256)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<String> TYPES = List.of("application/json", "application/merge-patch+json");

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// The object in the body.
    ///
    /// @throws Refused when the media type, the size or the text is not what is asked for
    static ObjectNode read(Request request) {
        requireJson(request.header("Content-Type").orElse("application/json"));
        byte[] body = request.body(BODY_LIMIT);
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw bad("The JSON is too deep, or has too long a text, name or number.");
        } catch (NumberFormatException e) {
            // What the parser throws for an exponent that no int holds.
            throw bad("A number is too large or too small.");
        } catch (JacksonException e) {
            throw bad("The body is not one well-formed JSON object without repeated names%s."
                    .formatted(
                            e.getLocation() == null
                                    ? ""
                                    : ": line " + e.getLocation().getLineNr()));
        }
        throw bad("The body must be a JSON object.");
    }

    /// What we wrote ourselves.
    static JsonNode parsed(String json) {
        return MAPPER.readTree(json);
    }

    static Response response(int status, JsonNode body) {
        return Response.of(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void requireJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw new Refused(new Refusal.UnsupportedMediaType("Send the body as application/json."));
        }
    }

    private static Refused bad(String message) {
        return new Refused(new Refusal.InvalidSyntax(message));
    }
}
