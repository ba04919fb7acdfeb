package dev.muster.fuzz.route;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies, filters and patches for the attributes that `/Schemas` tells of.
///
/// @param schemas the list that `/Schemas` answers
record FromScimSchemas(JsonNode schemas, Chance chance) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> OPERATORS =
            List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ", "pr", "is");

    String resource(String type) {
        ObjectNode resource = NODES.objectNode();
        ArrayNode urns = resource.putArray("schemas");
        for (JsonNode schema : schemas.path("Resources")) {
            String urn = schema.path("id").asString();
            boolean isCore = urn.endsWith(":core:2.0:" + type);
            if (isCore || (urn.contains(":extension:") && chance.one(2))) {
                urns.add(chance.one(20) ? chance.text() : urn);
                ObjectNode into = isCore ? resource : resource.putObject(urn);
                schema.path("attributes").forEach(attribute -> put(into, attribute));
            }
        }
        return resource.toString();
    }

    private void put(ObjectNode into, JsonNode attribute) {
        boolean isName = attribute.path("required").asBoolean(false);
        if (isName ? !chance.one(20) : chance.one(3)) {
            JsonNode value = value(attribute);
            boolean many = attribute.path("multiValued").asBoolean(false) != chance.one(15);
            into.set(
                    attribute.path("name").asString(),
                    many ? NODES.arrayNode().add(value).add(value(attribute)) : value);
        }
    }

    private JsonNode value(JsonNode attribute) {
        if (chance.one(10)) {
            return chance.anything(0);
        }
        return switch (attribute.path("type").asString()) {
            case "complex" -> {
                ObjectNode complex = NODES.objectNode();
                attribute.path("subAttributes").forEach(part -> put(complex, part));
                yield complex;
            }
            case "boolean" -> NODES.booleanNode(chance.random().nextBoolean());
            case "integer" -> NODES.numberNode(chance.random().nextInt());
            case "decimal" -> NODES.numberNode(chance.random().nextDouble());
            default -> NODES.stringNode(chance.text());
        };
    }

    String filter() {
        StringBuilder filter = new StringBuilder();
        for (int i = chance.random().nextInt(4); i >= 0; i--) {
            String operator = chance.of(OPERATORS);
            filter.append(chance.one(6) ? "not (" : chance.one(6) ? "(" : "")
                    .append(path())
                    .append(' ')
                    .append(operator)
                    .append(operator.equals("pr") ? "" : " " + literal())
                    .append(chance.one(6) ? ")" : "")
                    .append(i == 0 ? "" : chance.one(2) ? " and " : " or ");
        }
        return filter.toString();
    }

    private String literal() {
        return chance.one(3)
                ? chance.of(List.of("true", "false", "null", "1", "-0.5", "ada"))
                : NODES.stringNode(chance.text()).toString();
    }

    String path() {
        List<String> paths = new ArrayList<>();
        for (JsonNode schema : schemas.path("Resources")) {
            for (JsonNode attribute : schema.path("attributes")) {
                String name = attribute.path("name").asString();
                paths.add(name);
                paths.add(schema.path("id").asString() + ":" + name);
                attribute.path("subAttributes").forEach(part -> {
                    paths.add(name + "." + part.path("name").asString());
                    paths.add(name + "[" + part.path("name").asString() + " eq \"work\"]."
                            + part.path("name").asString());
                });
            }
        }
        return chance.one(15) ? chance.text() : chance.of(paths);
    }

    String patch() {
        ObjectNode patch = NODES.objectNode();
        patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        ArrayNode operations = patch.putArray("Operations");
        for (int i = chance.random().nextInt(3); i >= 0; i--) {
            ObjectNode operation = operations.addObject();
            operation.put("op", chance.of(List.of("add", "replace", "remove", "Replace", "move")));
            if (!chance.one(4)) {
                operation.put("path", path());
            }
            if (!chance.one(4)) {
                operation.set("value", chance.anything(0));
            }
        }
        return patch.toString();
    }
}
