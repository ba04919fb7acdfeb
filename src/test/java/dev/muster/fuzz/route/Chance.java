package dev.muster.fuzz.route;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values by chance, from a seed: plausible ones, and such as nobody should send.
record Chance(Random random) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "ada",
            "Ada Lovelace",
            "ada@acme.example",
            "true",
            "null",
            "-1",
            "1e999",
            "9999999999999999999999",
            "2026-11-28T12:00:00Z",
            "0000-00-00",
            "'; drop table event; --",
            "%",
            "_",
            "\\",
            "\"",
            "{{7*7}}",
            "${jndi:x}",
            "<script>",
            "../../etc/passwd",
            "=1+1",
            "\u0000",
            "\ufffe",
            "\ud800",
            "\u202e",
            "İ",
            "ß",
            "ﬀ",
            "👩‍💻",
            "\u0301",
            "members[value eq \"x\"]",
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "and",
            "a eq",
            "((((((((",
            "W/\"1\"",
            "*");

    boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String text() {
        return switch (random.nextInt(12)) {
            case 0 -> "x".repeat(1 << random.nextInt(17));
            case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 2 -> scrawl();
            case 3 -> of(TEXTS) + of(TEXTS);
            default -> of(TEXTS);
        };
    }

    /// Any code points, assigned or not.
    private String scrawl() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            text.appendCodePoint(random.nextInt(one(2) ? 0x80 : 0x110000));
        }
        return text.toString();
    }

    /// Any JSON.
    JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(30)));
            case 4, 5 -> NODES.stringNode(text());
            case 6 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(anything(depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(text(), anything(depth + 1));
                }
                yield object;
            }
        };
    }
}
