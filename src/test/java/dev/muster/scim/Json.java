package dev.muster.scim;

import dev.muster.scim.message.JsonBody;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/// JSON in tests: `'` stands for a double quote, and a backtick for one inside a string.
public final class Json {

    private Json() {}

    public static ObjectNode json(String text) {
        String json = text.replace("'", "\"").replace("`", "\\\"");
        return JsonBody.read(json.getBytes(StandardCharsets.UTF_8), null);
    }
}
