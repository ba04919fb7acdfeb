package dev.muster.directory;

import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A jsonb column as an object. Numbers stay as exact as the client sent them (RFC 7643 section 2.3.3): read as
/// binary fractions, they would be rounded and written back so by the next change of the resource.
public final class StoredJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /// For a value with others after it.
    private static final ObjectReader MEMBER = JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StoredJson() {}

    public static ArrayNode array(String json) {
        return (ArrayNode) JSON.readTree(json);
    }

    public static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /// Some of the members of an object; of the others no value is made.
    public static ObjectNode object(String json, Predicate<String> wanted) {
        ObjectNode object = JSON.createObjectNode();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (wanted.test(name)) {
                    object.set(name, MEMBER.readTree(parser));
                } else {
                    parser.skipChildren();
                }
            }
        }
        return object;
    }
}
