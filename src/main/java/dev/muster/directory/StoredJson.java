package dev.muster.directory;

import tools.jackson.databind.DeserializationFeature;
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

    private StoredJson() {}

    public static ArrayNode array(String json) {
        return (ArrayNode) JSON.readTree(json);
    }

    public static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
