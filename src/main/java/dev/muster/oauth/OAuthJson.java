package dev.muster.oauth;

import dev.muster.http.Response;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers of the token address: JSON that nobody keeps on the way (RFC 6749 section 5.1).
final class OAuthJson {

    private OAuthJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Response response(int status, ObjectNode body) {
        return Response.of(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache");
    }
}
