package dev.muster.verify;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// One request and what came back. What a check says about it throws a [Violation] when it is not so.
///
/// @param status 0 when nothing came back
/// @param fault why nothing came back, or empty
public record Exchange(Ask ask, int status, HttpHeaders headers, String body, JsonNode json, String fault) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    static Exchange answered(Ask ask, int status, HttpHeaders headers, String body) {
        return new Exchange(ask, status, headers, body, parsed(body), "");
    }

    static Exchange unanswered(Ask ask, String fault) {
        return new Exchange(
                ask,
                0,
                HttpHeaders.of(java.util.Map.of(), (name, value) -> true),
                "",
                JsonNodeFactory.instance.missingNode(),
                fault);
    }

    public boolean isGood() {
        return status / 100 == 2;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    public String text(String pointer) {
        return json.at(pointer).asString("");
    }

    public List<JsonNode> resources() {
        return StreamSupport.stream(json.path("Resources").spliterator(), false).toList();
    }

    public List<String> ids() {
        return resources().stream().map(each -> each.path("id").asString("")).toList();
    }

    public int total() {
        return json.path("totalResults").asInt(-1);
    }

    /// The status is one of these.
    public Exchange is(Integer... statuses) {
        return holds(
                Arrays.asList(statuses).contains(status),
                "status " + Arrays.stream(statuses).map(String::valueOf).collect(Collectors.joining(" or ")));
    }

    public Exchange isGoodAnswer() {
        return holds(isGood(), "success (a status from 200 to 299)");
    }

    /// A SCIM error (RFC 7644 section 3.12) that bears this keyword.
    public Exchange says(String scimType) {
        return holds(text("/scimType").equals(scimType), "a SCIM error with scimType " + scimType);
    }

    public Exchange isScimError() {
        holds(json.isObject(), "a JSON object in the body of the error");
        holds(texts("/schemas").contains(ERROR), "schemas with " + ERROR);
        holds(json.path("status").isString(), "status as a string in the body of the error");
        return has("/status", String.valueOf(status));
    }

    public Exchange has(String pointer, Object value) {
        return holds(
                json.at(pointer).asString("").equals(value.toString()),
                name(pointer) + " with the value \"" + value + "\"");
    }

    /// As [#has], whatever the case.
    public Exchange hasInAnyCase(String pointer, String value) {
        return holds(
                text(pointer).toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)),
                name(pointer) + " with the value \"" + value + "\"");
    }

    public Exchange has(String pointer) {
        return holds(!isEmpty(json.at(pointer)), name(pointer) + " with a value");
    }

    public Exchange hasNo(String pointer) {
        return holds(isEmpty(json.at(pointer)), "no " + name(pointer));
    }

    public Exchange finds(String id) {
        return holds(ids().contains(id), "the resource with the id " + id + " among Resources");
    }

    public Exchange findsNot(String id) {
        return holds(!ids().contains(id), "Resources without the one with the id " + id);
    }

    public Exchange holds(boolean fact, String expected) {
        if (!fact) {
            throw Violation.of(this, expected);
        }
        return this;
    }

    /// The texts of an array; empty when it is none.
    public List<String> texts(String pointer) {
        List<String> texts = new ArrayList<>();
        json.at(pointer).forEach(element -> texts.add(element.asString("")));
        return texts;
    }

    /// Unassigned: absent, null, an empty array (RFC 7643 section 2.5).
    public static boolean isEmpty(JsonNode node) {
        return node.isMissingNode() || node.isNull() || ((node.isArray() || node.isObject()) && node.isEmpty());
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace("~1", "/").replace('/', '.');
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.missingNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
