package dev.muster.verify;

import dev.muster.verify.FaultyServer.Asked;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be wrong with discovery.
final class DiscoveryFaults {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private DiscoveryFaults() {}

    static List<Fault> all() {
        String config = "/ServiceProviderConfig";
        return List.of(
                Fault.json(
                        "config in a list",
                        config,
                        json -> json.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse")),
                Fault.json(
                        "config without features",
                        config,
                        json -> json.remove(List.of("sort", "authenticationSchemes"))),
                Fault.json(
                        "config without limits",
                        config,
                        json -> json.putObject("filter").put("supported", true)),
                Fault.json(
                        "config with an odd scheme",
                        config,
                        json -> ((ObjectNode) json.path("authenticationSchemes").path(0)).put("type", "magic")),
                Fault.json("config without meta", config, json -> json.remove("meta")),
                Fault.json(
                        "config without index", config, json -> ((ObjectNode) json.path("pagination")).remove("index")),
                Fault.json(
                        "config says no",
                        config,
                        json -> Stream.of("patch", "bulk", "etag", "filter")
                                .forEach(name -> ((ObjectNode) json.path(name)).put("supported", false))),
                Fault.out(
                        "config behind the door",
                        (asked, answered) ->
                                asked.path().equals(config) && !asked.headers().containsKey("Authorization")
                                        ? answered.status(401)
                                        : answered),
                Fault.json(
                        "discovery lists too short", "/(Schemas|ResourceTypes)", json -> json.put("totalResults", 1)),
                Fault.json("discovery pages", "/(Schemas|ResourceTypes)\\?.*", json -> json.putArray("Resources")),
                Fault.json(
                        "discovery wrapped", "/(Schemas|ResourceTypes)/.*", json -> json.remove(List.of("id", "name"))),
                new Fault(
                        "discovery filters",
                        asked -> asked.path().matches("/(Schemas|ResourceTypes)\\?filter.*")
                                ? new Asked("GET", asked.path().replaceFirst("\\?.*", ""), asked.headers(), "")
                                : asked,
                        (asked, answered) -> answered),
                new Fault(
                        "discovery written",
                        asked -> asked.method().matches("PUT|POST")
                                        && asked.path().matches("/(Schemas|ResourceTypes|ServiceProviderConfig)")
                                ? new Asked("GET", asked.path(), asked.headers(), "")
                                : asked,
                        (asked, answered) -> answered),
                Fault.json(
                        "types bare",
                        "/ResourceTypes",
                        json -> json.path("Resources").forEach(each -> {
                            ((ObjectNode) each)
                                    .put("schema", "urn:none")
                                    .put("endpoint", "/Users")
                                    .remove("meta");
                            ((ObjectNode) each)
                                    .putArray("schemaExtensions")
                                    .addObject()
                                    .put("schema", "urn:none");
                        })),
                Fault.json(
                        "schemas bare",
                        "/Schemas",
                        json -> json.path("Resources")
                                .forEach(each -> ((ObjectNode) each).remove(List.of("schemas", "meta")))),
                Fault.json(
                        "schemas without attributes",
                        "/Schemas",
                        json -> json.path("Resources").forEach(each -> ((ObjectNode) each).remove("attributes"))),
                Fault.in(
                        "urns have a case",
                        asked -> asked.path().contains("/Schemas/URN") ? asked.at("/nowhere") : asked),
                Fault.attribute("uniqueness everywhere", each -> each.put("uniqueness", "none")),
                Fault.json(
                        "schemas of messages",
                        "/Schemas",
                        json -> ((ArrayNode) json.path("Resources")).addObject().put("id", ERROR)),
                Fault.json(
                        "schemas without users",
                        "/Schemas",
                        json -> ((ArrayNode) json.path("Resources"))
                                .removeIf(each -> each.path("id").asString().matches(".*core:2.0:(User|Schema)"))),
                Fault.attribute(
                        "attributes odd",
                        each -> each.put("name", "odd name").put("type", "text").put("mutability", "sometimes")),
                Fault.attribute(
                        "attributes nested",
                        each -> each.withArray("subAttributes")
                                .addObject()
                                .put("name", "deep")
                                .put("type", "complex")),
                Fault.attribute(
                        "attributes turned around",
                        each -> each.put("required", false)
                                .put("caseExact", true)
                                .put("uniqueness", "none")
                                .put("mutability", "readWrite")
                                .put("returned", "default")
                                .put("type", "decimal")),
                Fault.attribute(
                        "parts turned around",
                        each -> each.path("subAttributes")
                                .forEach(sub -> ((ObjectNode) sub)
                                        .put("mutability", "readWrite")
                                        .put("caseExact", false)
                                        .put("type", "string")
                                        .remove("canonicalValues"))),
                Fault.attribute("no lists", each -> each.put("multiValued", false)),
                Fault.json(
                        "extension as the core",
                        "/Schemas",
                        json -> named(
                                json,
                                "extension:enterprise",
                                each -> ((ArrayNode) each.path("attributes"))
                                        .addObject()
                                        .put("name", "userName")
                                        .put("type", "string"))),
                Fault.json(
                        "extension cut",
                        "/Schemas",
                        json -> named(
                                json,
                                "extension:enterprise",
                                each -> ((ArrayNode) each.path("attributes"))
                                        .removeIf(attribute -> attribute
                                                .path("name")
                                                .asString()
                                                .equals("costCenter")))),
                Fault.json(
                        "common attributes listed",
                        "/Schemas",
                        json -> named(
                                json,
                                "core:2.0:User",
                                each -> ((ArrayNode) each.path("attributes"))
                                        .addObject()
                                        .put("name", "id")
                                        .put("type", "string"))));
    }

    private static void named(ObjectNode schemas, String urn, java.util.function.Consumer<JsonNode> edit) {
        schemas.path("Resources").forEach(each -> {
            if (each.path("id").asString().contains(urn)) {
                edit.accept(each);
            }
        });
    }
}
