package dev.muster.scim.patch;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Small JSON values.
final class Json {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final JsonNode NULL = NullNode.instance;

    private Json() {}

    static ObjectNode object(String name, JsonNode value) {
        return NODES.objectNode().set(name, value);
    }
}
