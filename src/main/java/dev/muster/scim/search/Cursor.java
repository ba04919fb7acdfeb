package dev.muster.scim.search;

import dev.muster.directory.query.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How far a walk has come. All of it is in the cursor that the client holds: we remember nothing (RFC 9865
/// section 5).
///
/// @param count the page size with which the walk began
record Cursor(Instant issuedAt, int count, Position after) {

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", issuedAt.getEpochSecond());
        json.put("count", count);
        json.put("id", after.id().toString());
        ArrayNode keys = json.putArray("keys");
        after.keys().forEach(keys::add);
        return json;
    }

    static Cursor of(JsonNode json) {
        List<@Nullable String> keys = new ArrayList<>();
        json.path("keys").forEach(key -> keys.add(key.isNull() ? null : key.stringValue()));
        return new Cursor(
                Instant.ofEpochSecond(json.path("at").longValue()),
                json.path("count").intValue(),
                new Position(keys, UUID.fromString(json.path("id").stringValue())));
    }
}
