package dev.muster.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Spoils one place of a body, as a broken client or an attacker would.
record Mutation(RandomGenerator random) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> JUNK = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "99999999999999999999999999",
            "\"\"",
            "\" \"",
            "\"True\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"🎉\"",
            "\"" + "x".repeat(70_000) + "\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]",
            "{\"value\": null}",
            "{\"value\": {\"value\": []}}",
            "\"emails[type eq \\\"work\\\"\"",
            "\"emails[type eq \\\"work\\\"].value.value\"",
            "\"members[value eq 1]\"",
            "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:\"",
            "\"name.givenName.x\"",
            "\"..\"",
            "\"'; drop table target_user; --\"",
            "\"00000000-0000-4000-8000-000000000000\"");

    JsonNode of(JsonNode body) {
        JsonNode spoiled = body.deepCopy();
        List<JsonNode> containers = new ArrayList<>();
        collect(spoiled, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode junk = JSON.readTree(JUNK.get(random.nextInt(JUNK.size())));
        switch (container) {
            case ObjectNode object -> spoil(object, junk);
            case ArrayNode array when array.isEmpty() -> array.add(junk);
            case ArrayNode array -> array.set(random.nextInt(array.size()), junk);
            default -> throw new IllegalStateException("Not a container: " + container);
        }
        return spoiled;
    }

    private void spoil(ObjectNode object, JsonNode junk) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty()) {
            object.set("junk", junk);
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + ".x", junk);
            default -> object.set(name, junk);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
