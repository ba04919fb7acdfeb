package dev.muster.scim.observed;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads our own answers for the log, as far as they are kept. A list is read up to its resources when it is long: whom
/// it showed beside so many others tells nobody anything, and to note each of them costs more than to find them.
final class AnswerToKeep {

    /// A list of more is a long one.
    static final int MOST_SHOWN = 20;

    private static final String COUNT = "itemsPerPage";
    private static final String RESOURCES = "Resources";

    /// An answer may name what we would not take from a client, such as a NUL.
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswerToKeep() {}

    /// The message; of a long list without its `Resources`, which come last.
    static JsonNode read(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return JSON.readTree(body);
            }
            ObjectNode message = JsonNodeFactory.instance.objectNode();
            String name = parser.nextName();
            while (name != null) {
                parser.nextToken();
                if (name.equals(RESOURCES) && message.path(COUNT).asInt(0) > MOST_SHOWN) {
                    return message;
                }
                message.set(name, parser.<JsonNode>readValueAsTree());
                name = parser.nextName();
            }
            return message;
        }
    }

    static boolean isLongList(JsonNode message) {
        return message.has(COUNT) && !message.has(RESOURCES);
    }
}
