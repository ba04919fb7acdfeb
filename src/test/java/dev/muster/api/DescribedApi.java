package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// An OpenAPI document, as far as ours goes: enough of JSON Schema to check an answer against it.
record DescribedApi(JsonNode document) {

    JsonNode at(String reference) {
        return document.at(reference.substring(1));
    }

    /// The template and description of the path that was called.
    Optional<Map.Entry<String, JsonNode>> path(String called) {
        return document.path("paths").properties().stream()
                .filter(path -> Pattern.matches(path.getKey().replaceAll("\\{[a-z]+}", "[^/]+"), called))
                .findFirst();
    }

    JsonNode response(JsonNode operation, int status) {
        JsonNode responses = operation.path("responses");
        assertThat(responses.has(String.valueOf(status)))
                .as("%s answers %d", operation.path("operationId"), status)
                .isTrue();
        return resolved(responses.path(String.valueOf(status)));
    }

    void check(ApiClient.Exchange exchange, JsonNode response) {
        String where = exchange.method() + " " + exchange.path();
        if (!response.has("content")) {
            assertThat(exchange.answer().raw().body()).as(where).isEmpty();
            return;
        }
        String type =
                exchange.answer().raw().headers().firstValue("Content-Type").orElseThrow();
        assertThat(response.path("content").has(type)).as(where + " " + type).isTrue();
        if (type.startsWith("text/")) {
            assertThat(exchange.answer().raw().body()).as(where).isNotEmpty();
            return;
        }
        check(exchange.answer().json(), response.path("content").path(type).path("schema"), where);
    }

    private void check(JsonNode value, JsonNode reference, String where) {
        if (reference.has("oneOf")) {
            checkNullable(value, reference.path("oneOf"), where);
            return;
        }
        JsonNode schema = resolved(reference);
        checkType(value, schema.path("type"), where);
        if (schema.has("enum")) {
            assertThat(schema.path("enum").values()).as(where).contains(value);
        }
        if (schema.has("pattern")) {
            assertThat(value.stringValue())
                    .as(where)
                    .matches(schema.path("pattern").stringValue());
        }
        if (value.isObject()) {
            checkMembers(value, schema, where);
        }
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            check(value.get(i), schema.path("items"), where + "[" + i + "]");
        }
    }

    /// The only choice that we describe: a schema, or null.
    private void checkNullable(JsonNode value, JsonNode choices, String where) {
        assertThat(choices.path(1).path("type").asString()).as(where).isEqualTo("null");
        if (!value.isNull()) {
            check(value, choices.path(0), where);
        }
    }

    private void checkMembers(JsonNode value, JsonNode schema, String where) {
        schema.path("required")
                .forEach(name -> assertThat(value.propertyNames()).as(where).contains(name.stringValue()));
        JsonNode additional = schema.path("additionalProperties");
        value.properties().forEach(member -> {
            String path = where + "." + member.getKey();
            if (schema.path("properties").has(member.getKey())) {
                check(member.getValue(), schema.path("properties").path(member.getKey()), path);
            } else if (additional.isObject()) {
                check(member.getValue(), additional, path);
            } else {
                assertThat(additional.isMissingNode())
                        .as("%s is described", path)
                        .isTrue();
            }
        });
    }

    private static void checkType(JsonNode value, JsonNode types, String where) {
        String actual = switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() && !types.toString().contains("number") ? "integer" : "number";
            case BINARY, MISSING, POJO -> "none";
        };
        assertThat(types.toString()).as("%s is %s", where, actual).contains("\"" + actual + "\"");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? at(node.path("$ref").stringValue()) : node;
    }
}
