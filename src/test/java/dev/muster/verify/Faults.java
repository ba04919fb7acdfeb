package dev.muster.verify;

import dev.muster.verify.FaultyServer.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The ways to be wrong that the judge must see; which checks see which stands in `verify/faults.txt`.
final class Faults {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private Faults() {}

    static List<Fault> all() {
        return Stream.of(answers(), requests(), resources(), DiscoveryFaults.all(), coarse())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> answers() {
        return List.of(
                Fault.header("content type json", "Content-Type", "application/json"),
                Fault.header("no etag header", "ETag", ""),
                Fault.out(
                        "etag unquoted",
                        (asked, answered) ->
                                answered.headers().containsKey("ETag") ? answered.header("ETag", "v1") : answered),
                Fault.out(
                        "etag random",
                        (asked, answered) -> answered.headers().containsKey("ETag")
                                ? answered.header("ETag", "W/\"" + UUID.randomUUID() + "\"")
                                : answered),
                Fault.header("no location header", "Location", ""),
                Fault.header("no www-authenticate", "WWW-Authenticate", ""),
                Fault.header("www-authenticate without error", "WWW-Authenticate", "Bearer"),
                Fault.header("no cache-control", "Cache-Control", ""),
                Fault.header("no allow", "Allow", ""),
                Fault.header("content location elsewhere", "Content-Location", "https://elsewhere.example/"),
                Fault.status("200 for 201", 201, 200),
                Fault.status("202 for 204", 204, 202),
                Fault.status("400 for 404", 404, 400),
                Fault.status("400 for 409", 409, 400),
                Fault.status("409 for 412", 412, 409),
                Fault.status("403 for 401", 401, 403),
                Fault.status("404 for 403", 403, 404),
                Fault.status("500 for 400", 400, 500),
                Fault.status("404 for 501", 501, 404),
                Fault.status("500 for 501", 501, 500),
                Fault.status("400 for 415", 415, 400),
                Fault.status("400 for 413", 413, 400),
                Fault.status("200 for 304", 304, 200),
                Fault.status("200 for 405", 405, 200),
                errors("no scimType", json -> json.remove("scimType")),
                errors("scimType of its own", json -> json.put("scimType", "oops")),
                errors("error status as a number", json -> json.put("status", 400)),
                errors(
                        "stack traces",
                        json -> json.put(
                                "detail",
                                "java.lang.IllegalStateException: no\n\tat dev.muster.Main.main(Main.java:1)")),
                Fault.out(
                        "204 with a content type",
                        (asked, answered) -> answered.status() == 204
                                ? answered.header("Content-Type", "application/scim+json")
                                : answered),
                Fault.json("wrong totalResults", "/(Users|Groups).*", json -> {
                    if (json.path("totalResults").isInt()) {
                        json.put("totalResults", json.path("totalResults").asInt() + 1);
                    }
                }),
                Fault.json("list without schemas", "/(Users|Groups).*", json -> {
                    if (json.has("Resources")) {
                        json.remove("schemas");
                    }
                }),
                Fault.json(
                        "page without its numbers",
                        "/(Users|Groups).*",
                        json -> json.remove(List.of("itemsPerPage", "startIndex"))),
                Fault.json("cursor on every page", "/Users.*", json -> {
                    if (json.has("Resources")) {
                        json.put("nextCursor", "again/and+again").put("previousCursor", "x");
                    }
                }),
                Fault.json("no cursor", "/Users.*", json -> json.remove("nextCursor")));
    }

    private static List<Fault> requests() {
        return List.of(
                Fault.deaf("filter ignored", "filter"),
                Fault.deaf("sort ignored", "sortBy", "sortOrder"),
                Fault.in(
                        "sort turned",
                        asked -> asked.path().contains("sortBy=")
                                        && !asked.path().contains("sortOrder=")
                                ? asked.at(asked.path() + "&sortOrder=descending")
                                : asked),
                Fault.deaf("count ignored", "count"),
                Fault.deaf("start index ignored", "startIndex"),
                Fault.deaf("cursor ignored", "cursor"),
                Fault.deaf("attributes ignored", "attributes"),
                Fault.deaf("excluded attributes ignored", "excludedAttributes"),
                Fault.unheard("if-match ignored", "If-Match"),
                Fault.unheard("if-none-match ignored", "If-None-Match"),
                Fault.taken("patch does nothing", "PATCH", "GET"),
                Fault.taken("put does nothing", "PUT", "GET"),
                new Fault(
                        "delete does nothing",
                        asked -> asked.method().equals("DELETE")
                                ? new Asked("GET", asked.path(), asked.headers(), "")
                                : asked,
                        (asked, answered) -> asked.method().equals("DELETE") && answered.status() == 200
                                ? answered.status(204).body("")
                                : answered),
                Fault.out(
                        "head not offered",
                        (asked, answered) -> asked.method().equals("HEAD") ? answered.status(405) : answered),
                Fault.in(
                        "filters fold nothing",
                        asked -> asked.path().contains("filter=")
                                        && asked.path().matches(".*(MUSTER-VERIFY|USERNAME|%20EQ%20).*")
                                ? new Asked("GET", "/Users?filter=userName%20eq%20%22nobody%22", asked.headers(), "")
                                : asked),
                Fault.in(
                        "filters fold everything",
                        asked -> asked.path().contains("externalId")
                                ? new Asked("GET", "/Users", asked.headers(), "")
                                : asked),
                Fault.sent(
                        "user names differ by case",
                        body -> body.contains("@VERIFY.EXAMPLE")
                                ? body.replace("@VERIFY.EXAMPLE", UUID.randomUUID() + "@VERIFY.EXAMPLE")
                                : body),
                Fault.sent(
                        "user names are never taken",
                        body -> body.replaceFirst("\"userName\":\"", "\"userName\":\"" + UUID.randomUUID())),
                Fault.sent("attribute names have a case", body -> body.replace("\"TITLE\"", "\"unknownTitle\"")),
                Fault.sent("null is a word", body -> body.replace("\"title\":null", "\"title\":\"null\"")),
                Fault.sent(
                        "schemas are in order",
                        body -> body.contains("\"schemas\":[\"" + Offer.ENTERPRISE)
                                ? body.replace("\"" + Offer.ENTERPRISE + "\":{", "\"ignored\":{")
                                : body),
                Fault.in(
                        "scheme has a case",
                        asked -> asked.headers()
                                        .getOrDefault("Authorization", "")
                                        .startsWith("bearer")
                                ? new Asked(asked.method(), asked.path(), java.util.Map.of(), "")
                                : asked),
                Fault.in(
                        "address elsewhere",
                        asked -> asked.path().endsWith("/") || asked.path().contains("/?")
                                ? asked.at("/nowhere")
                                : asked));
    }

    private static List<Fault> resources() {
        return List.of(
                Fault.resource("no id", json -> json.remove("id")),
                Fault.resource(
                        "another id each time",
                        json -> json.put("id", UUID.randomUUID().toString())),
                Fault.resource("one id for all", json -> json.put("id", "1")),
                Fault.resource(
                        "id with bulkId",
                        json -> json.put("id", "bulkId:" + json.path("id").asString())),
                Fault.resource("no schemas", json -> json.remove("schemas")),
                Fault.resource(
                        "schemas twice",
                        json -> json.withArray("schemas")
                                .add(json.path("schemas").path(0))),
                Fault.resource(
                        "core schema alone",
                        json -> json.putArray("schemas")
                                .add(json.path("schemas").path(0))),
                Fault.resource("no meta", json -> json.remove("meta")),
                Fault.resource("relative location", json -> meta(json, "location", "/Users/1")),
                Fault.resource("wrong type", json -> meta(json, "resourceType", "Thing")),
                Fault.resource("time without zone", json -> meta(json, "created", "2026-11-23 10:00")),
                Fault.resource(
                        "created is now",
                        json -> meta(json, "created", Instant.now().toString())),
                Fault.resource(
                        "modified is now",
                        json -> meta(json, "lastModified", Instant.now().toString())),
                Fault.resource("modified is never", json -> meta(json, "lastModified", "2001-01-01T00:00:00Z")),
                Fault.resource("version of its own", json -> meta(json, "version", "W/\"x\"")),
                Fault.resource("external id made up", json -> json.put("externalId", "made-up")),
                Fault.resource("password answered", json -> json.put("password", Template.PASSWORD)),
                Fault.resource(
                        "undeclared attribute",
                        json -> json.put("musterVerify", "x").put("department", "x")),
                Fault.resource(
                        "user name folded",
                        json -> json.put(
                                "userName", json.path("userName").asString().toLowerCase(Locale.ROOT))),
                Fault.resource(
                        "boolean as text",
                        json -> json.put(
                                "active", String.valueOf(json.path("active").asBoolean()))),
                Fault.resource("always active", json -> json.put("active", true)),
                Fault.resource("nulls", json -> json.putNull("title").putNull("nickName")),
                Fault.resource("title always", json -> json.put("title", "Captain")),
                Fault.resource("no groups", json -> json.remove("groups")),
                Fault.resource(
                        "groups always",
                        json -> json.putArray("groups").addObject().put("value", "x")),
                Fault.resource("no members", json -> json.remove("members")),
                Fault.resource(
                        "members always",
                        json -> json.putArray("members").addObject().put("value", "x")),
                Fault.resource(
                        "bare members",
                        json -> json.path("members")
                                .forEach(each -> ((ObjectNode) each).remove(List.of("$ref", "type")))),
                Fault.resource(
                        "values twice",
                        json -> Stream.of("emails", "phoneNumbers", "members")
                                .filter(json::has)
                                .forEach(name -> ((ArrayNode) json.path(name))
                                        .addAll((ArrayNode) json.path(name).deepCopy()))),
                Fault.resource(
                        "all primary",
                        json -> json.path("emails").forEach(each -> ((ObjectNode) each).put("primary", true))),
                Fault.resource("no names", json -> json.remove(List.of("name", "displayName", "userName"))),
                Fault.resource("names always", json -> {
                    json.put("displayName", "Ada");
                    json.putObject("name").put("givenName", "Ada").put("familyName", "Lovelace");
                }),
                Fault.resource(
                        "manager invented",
                        json -> json.withObject("/" + Offer.ENTERPRISE)
                                .putObject("manager")
                                .put("displayName", "Somebody Else")),
                Fault.resource("no phones", json -> json.remove("phoneNumbers")),
                Fault.resource("phones always", json -> {
                    json.putArray("phoneNumbers").addObject().put("value", "1");
                    json.putArray("addresses").addObject().put("locality", "x");
                }),
                Fault.resource(
                        "ascii only",
                        json -> json.put(
                                "displayName",
                                json.path("displayName").asString().replaceAll("[^\\x00-\\x7f]", "?"))),
                Fault.json(
                        "bulk results bare",
                        "/Bulk",
                        json -> json.path("Operations")
                                .forEach(each -> ((ObjectNode) each)
                                        .remove(List.of("location", "bulkId", "version", "response")))),
                Fault.json(
                        "bulk status as an object",
                        "/Bulk",
                        json -> json.path("Operations").forEach(each -> {
                            String code = each.path("status").asString();
                            ((ObjectNode) each).putObject("status").put("code", code);
                        })),
                Fault.json("bulk without schemas", "/Bulk", json -> json.remove("schemas")),
                Fault.json("bulk results lost", "/Bulk", json -> json.putArray("Operations")),
                Fault.in(
                        "bulk does nothing",
                        asked -> asked.path().equals("/Bulk")
                                ? new Asked(
                                        "POST",
                                        "/Bulk",
                                        asked.headers(),
                                        "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": []}")
                                : asked),
                Fault.sent("fail on errors ignored", body -> body.replaceAll("\"failOnErrors\": *\\d+,", "")),
                Fault.sent(
                        "versions in bulk ignored",
                        body -> body.replaceAll(", \"version\": \"(?:[^\"\\\\]|\\\\.)*\"", "")));
    }

    /// What no server would do all the time, for what finer faults do not reach.
    private static List<Fault> coarse() {
        return List.of(
                refused("patches are refused", asked -> asked.method().equals("PATCH")),
                refused("puts are refused", asked -> asked.method().equals("PUT")),
                refused(
                        "reads are refused",
                        asked -> asked.method().equals("GET") && asked.path().matches("/(Users|Groups)/[^?]+")),
                refused(
                        "questions are refused",
                        asked -> asked.path().contains("?") && !asked.path().equals("/Users?count=1")),
                refused("searches are refused", asked -> asked.path().contains("/.search")),
                refused(
                        "other types are refused",
                        asked -> asked.headers().values().stream()
                                .anyMatch(value -> value.matches("application/json|image/png"))),
                Fault.out(
                        "passwords are found",
                        (asked, answered) -> asked.path().contains("password")
                                ? answered.status(200).body("{\"totalResults\": 1}")
                                : answered));
    }

    private static Fault refused(String name, Predicate<Asked> rule) {
        return Fault.out(name, (asked, answered) -> rule.test(asked) ? answered.status(500) : answered);
    }

    private static Fault errors(String name, java.util.function.Consumer<ObjectNode> edit) {
        return Fault.json(name, ".*", json -> {
            if (json.path("schemas").toString().contains(ERROR)) {
                edit.accept(json);
            }
        });
    }

    private static void meta(ObjectNode json, String name, String value) {
        if (json.path("meta") instanceof ObjectNode meta) {
            meta.put(name, value);
        }
    }
}
