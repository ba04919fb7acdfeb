package dev.muster.fuzz.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Requests of the admin API as its description has them, and off it by a little.
record FromOpenApi(JsonNode document, Chance chance) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
                if (List.of("get", "post", "put", "patch", "delete").contains(member.getKey())
                        && !path.getValue().has("servers")) {
                    List<JsonNode> parameters = new ArrayList<>();
                    path.getValue().path("parameters").forEach(parameters::add);
                    member.getValue().path("parameters").forEach(parameters::add);
                    operations.add(new Operation(
                            member.getKey().toUpperCase(Locale.ROOT), path.getKey(), parameters, member.getValue()));
                }
            }
        }
        return operations;
    }

    record Operation(String method, String path, List<JsonNode> parameters, JsonNode described) {}

    /// Name and value of some of the parameters of the query.
    Map<String, String> query(Operation operation) {
        Map<String, String> query = new LinkedHashMap<>();
        for (JsonNode reference : operation.parameters()) {
            JsonNode parameter = resolved(reference);
            if (parameter.path("in").asString().equals("query") && chance.one(2)) {
                JsonNode value = value(parameter.path("schema"), 0);
                query.put(
                        parameter.path("name").asString(), value.isValueNode() ? value.asString("") : value.toString());
            }
        }
        return query;
    }

    /// A body as described, changed in a place now and then; empty when the operation takes none.
    String body(Operation operation) {
        JsonNode content = resolved(operation.described().path("requestBody")).path("content");
        if (content.has("application/json")) {
            return value(content.path("application/json").path("schema"), 0).toString();
        }
        if (content.has("text/csv")) {
            return "email,group,firstName\n" + chance.text() + "," + chance.text() + "\n\"" + chance.text() + "\n";
        }
        return "";
    }

    private JsonNode value(JsonNode reference, int depth) {
        JsonNode schema = resolved(reference);
        if (depth > 6 || chance.one(12)) {
            return chance.anything(depth);
        }
        if (schema.has("oneOf")) {
            return value(
                    schema.path("oneOf")
                            .path(chance.random().nextInt(schema.path("oneOf").size())),
                    depth + 1);
        }
        if (schema.has("enum") && !chance.one(4)) {
            return schema.path("enum")
                    .path(chance.random().nextInt(schema.path("enum").size()));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asString() : type.asString()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> NODES.numberNode(chance.of(List.of(-1, 0, 1, 50, 1000, Integer.MAX_VALUE)));
            case "boolean" -> NODES.booleanNode(chance.random().nextBoolean());
            default -> NODES.stringNode(chance.text());
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            if (!chance.one(3)) {
                object.set(member.getKey(), value(member.getValue(), depth + 1));
            }
        }
        if (chance.one(6)) {
            object.set(chance.text(), chance.anything(depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = chance.random().nextInt(4); i > 0; i--) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
    }
}
