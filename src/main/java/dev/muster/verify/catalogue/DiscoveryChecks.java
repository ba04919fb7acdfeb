package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.BULK;
import static dev.muster.verify.Feature.CONFIG;
import static dev.muster.verify.Feature.ETAG;
import static dev.muster.verify.Feature.FILTER;
import static dev.muster.verify.Feature.PATCH;
import static dev.muster.verify.Feature.RESOURCE_TYPES;
import static dev.muster.verify.Feature.SCHEMAS;
import static dev.muster.verify.Trial.encoded;

import dev.muster.verify.Ask;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Need;
import dev.muster.verify.Offer;
import dev.muster.verify.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The three discovery endpoints, and whether what they promise is so.
final class DiscoveryChecks {

    private static final String CONFIG_URN = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    private static final String SCHEMA_URN = "urn:ietf:params:scim:schemas:core:2.0:Schema";
    private static final String LIST_URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final Set<String> SCHEMES = Set.of("oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest");

    private DiscoveryChecks() {}

    static List<Check> checks() {
        return Stream.of(config(), lists(), resourceTypes(), schemas(), promises())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Check> config() {
        return List.of(
                must("DSC-01", "GET /ServiceProviderConfig answers 200 with one object", "RFC 7644 section 4")
                        .reading(t -> config(t)
                                .is(200)
                                .holds(
                                        config(t).texts("/schemas").equals(List.of(CONFIG_URN)),
                                        "schemas [" + CONFIG_URN + "]")),
                must("DSC-02", "ServiceProviderConfig says of each feature whether it is there", "RFC 7643 section 5")
                        .needs(CONFIG)
                        .reading(t -> Stream.of("patch", "bulk", "filter", "changePassword", "sort", "etag")
                                .forEach(each -> config(t)
                                        .holds(
                                                config(t)
                                                        .at("/" + each + "/supported")
                                                        .isBoolean(),
                                                each + ".supported as true or false"))),
                must("DSC-02b", "ServiceProviderConfig lists authenticationSchemes", "RFC 7643 section 5")
                        .needs(CONFIG)
                        .reading(t -> config(t)
                                .holds(
                                        config(t).at("/authenticationSchemes").isArray(),
                                        "authenticationSchemes as an array")),
                must("DSC-03", "ServiceProviderConfig gives the limits of bulk and filter", "RFC 7643 section 5")
                        .needs(CONFIG)
                        .reading(t -> Stream.of("/bulk/maxOperations", "/bulk/maxPayloadSize", "/filter/maxResults")
                                .forEach(each -> config(t)
                                        .holds(
                                                config(t).at(each).isIntegralNumber(),
                                                each.substring(1).replace('/', '.') + " as an integer"))),
                must(
                                "DSC-04",
                                "Each authentication scheme has a legal type, a name and a description",
                                "RFC 7643 section 5")
                        .needs(CONFIG)
                        .reading(t -> config(t)
                                .at("/authenticationSchemes")
                                .forEach(scheme -> config(t)
                                        .holds(
                                                SCHEMES.contains(text(scheme, "type")),
                                                "authenticationSchemes.type as one of " + SCHEMES)
                                        .holds(
                                                !text(scheme, "name").isEmpty()
                                                        && !text(scheme, "description")
                                                                .isEmpty(),
                                                "name and description in each of authenticationSchemes"))),
                should("DSC-05", "ServiceProviderConfig can be read without credentials", "RFC 7643 section 5")
                        .needs(CONFIG)
                        .reading(t -> t.send(
                                        Ask.of("GET", "/ServiceProviderConfig").anonymous())
                                .is(200)),
                may("DSC-06", "ServiceProviderConfig has meta with resourceType and location", "RFC 7643 section 8.5")
                        .needs(CONFIG)
                        .reading(t -> config(t)
                                .has("/meta/resourceType", "ServiceProviderConfig")
                                .has("/meta/location")),
                should("DSC-22", "A query parameter that the server does not know is ignored", "RFC 7644 section 3.4.2")
                        .reading(t ->
                                t.get(t.users() + "?count=1&musterVerify=1").is(200)));
    }

    private static List<Check> lists() {
        return List.of(
                must("DSC-08", "GET /ResourceTypes answers all types in one ListResponse", "RFC 7644 section 4")
                        .reading(t -> isWhole(t.offer().resourceTypes().is(200))),
                must("DSC-08b", "GET /Schemas answers all schemas in one ListResponse", "RFC 7644 section 4")
                        .reading(t -> isWhole(t.offer().schemas().is(200))),
                must("DSC-09", "GET /ResourceTypes/{name} answers the bare object", "RFC 7644 section 4")
                        .needs(RESOURCE_TYPES)
                        .reading(t -> t.get("/ResourceTypes/User").is(200).has("/name", "User")),
                must("DSC-09b", "GET /Schemas/{urn} answers the bare object", "RFC 7644 section 4")
                        .needs(SCHEMAS)
                        .reading(t -> t.get("/Schemas/" + Offer.USER).is(200).has("/id", Offer.USER)),
                must("DSC-09c", "An unknown schema is 404", "RFC 7644 section 3.4.1")
                        .needs(SCHEMAS)
                        .reading(t -> t.get("/Schemas/urn:muster:verify:none").is(404)),
                must("DSC-09d", "An unknown resource type is 404", "RFC 7644 section 3.4.1")
                        .needs(RESOURCE_TYPES)
                        .reading(t -> t.get("/ResourceTypes/MusterVerify").is(404)),
                must("DSC-10", "Paging parameters on /Schemas are ignored", "RFC 7644 section 4")
                        .needs(SCHEMAS)
                        .reading(t -> sameSize(t, "/Schemas", t.offer().schemas())),
                must("DSC-10b", "Paging parameters on /ResourceTypes are ignored", "RFC 7644 section 4")
                        .needs(RESOURCE_TYPES)
                        .reading(t -> sameSize(t, "/ResourceTypes", t.offer().resourceTypes())),
                should("DSC-11", "A filter on /Schemas is refused with 403", "RFC 7644 section 4")
                        .needs(SCHEMAS)
                        .reading(t ->
                                t.get("/Schemas?filter=" + encoded("id pr")).is(403)),
                should("DSC-11b", "A filter on /ResourceTypes is refused with 403", "RFC 7644 section 4")
                        .needs(RESOURCE_TYPES)
                        .reading(t -> t.get("/ResourceTypes?filter=" + encoded("name pr"))
                                .is(403)),
                must("DSC-12", "Nobody can write to /ServiceProviderConfig", "RFC 7643 section 5")
                        .writing(t -> isReadOnly(t, "PUT", "/ServiceProviderConfig")),
                must("DSC-12b", "Nobody can write to /Schemas", "RFC 7643 section 7")
                        .writing(t -> isReadOnly(t, "POST", "/Schemas")),
                must("DSC-12c", "Nobody can write to /ResourceTypes", "RFC 7643 section 6")
                        .writing(t -> isReadOnly(t, "POST", "/ResourceTypes")));
    }

    private static List<Check> resourceTypes() {
        return List.of(
                must("DSC-13", "Each resource type names a schema that /Schemas has", "RFC 7643 section 6")
                        .needs(RESOURCE_TYPES, SCHEMAS)
                        .reading(t -> each(
                                t.offer().resourceTypes(),
                                type -> !text(type, "name").isEmpty()
                                        && !text(type, "endpoint").isEmpty()
                                        && t.offer()
                                                .schema(text(type, "schema"))
                                                .isPresent(),
                                "name, endpoint and a schema that /Schemas lists")),
                must(
                                "DSC-14",
                                "Each schema extension is in /Schemas and says whether it is required",
                                "RFC 7643 section 6")
                        .needs(RESOURCE_TYPES, SCHEMAS)
                        .reading(
                                t -> each(
                                        t.offer().resourceTypes(),
                                        type -> all(
                                                type.path("schemaExtensions"),
                                                extension -> t.offer()
                                                                .schema(text(extension, "schema"))
                                                                .isPresent()
                                                        && extension
                                                                .path("required")
                                                                .isBoolean()),
                                        "in each of schemaExtensions a schema that /Schemas lists, and required as true or false")),
                must("DSC-15", "The name of a type is the meta.resourceType of its resources", "RFC 7643 section 6")
                        .needs(RESOURCE_TYPES)
                        .reading(t -> each(
                                t.offer().resourceTypes(),
                                type -> all(
                                        t.get(text(type, "endpoint") + "?count=1")
                                                .json()
                                                .path("Resources"),
                                        resource -> resource.at("/meta/resourceType")
                                                .asString("")
                                                .equals(text(type, "name"))),
                                "a name that is also the meta.resourceType of what its endpoint lists")),
                must("DSC-16", "Each resource type has an endpoint of its own", "RFC 7643 section 6")
                        .needs(RESOURCE_TYPES)
                        .reading(t -> {
                            List<String> endpoints = t.offer().resourceTypes().resources().stream()
                                    .map(type -> text(type, "endpoint").toLowerCase(Locale.ROOT))
                                    .toList();
                            t.offer()
                                    .resourceTypes()
                                    .holds(
                                            endpoints.stream().distinct().count() == endpoints.size()
                                                    && endpoints.stream().noneMatch(each -> each.startsWith("http")),
                                            "a different endpoint for each type, relative to the base address");
                        }),
                must("DSC-17", "Each resource type has meta.resourceType and meta.location", "RFC 7643 section 3.1")
                        .needs(RESOURCE_TYPES)
                        .reading(t -> each(
                                t.offer().resourceTypes(),
                                type -> type.at("/meta/resourceType")
                                                .asString("")
                                                .equals("ResourceType")
                                        && !type.at("/meta/location")
                                                .asString("")
                                                .isEmpty(),
                                "meta with resourceType ResourceType and a location")));
    }

    private static List<Check> schemas() {
        return List.of(
                must("DSC-18", "The schema of everything that is listed stands in /Schemas", "RFC 7643 section 7")
                        .needs(SCHEMAS)
                        .reading(t -> {
                            Exchange users = t.get(t.users() + "?count=5").is(200);
                            each(
                                    users,
                                    user -> all(
                                            user.path("schemas"),
                                            urn -> t.offer()
                                                    .schema(urn.asString(""))
                                                    .isPresent()),
                                    "schemas of users that are all listed at /Schemas");
                        }),
                may("DSC-18b", "The schemas of the discovery documents stand in /Schemas too", "RFC 7643 section 8.7.2")
                        .needs(SCHEMAS)
                        .reading(t -> Stream.of("ServiceProviderConfig", "ResourceType", "Schema")
                                .forEach(name -> t.offer()
                                        .schemas()
                                        .holds(
                                                t.offer()
                                                        .schema("urn:ietf:params:scim:schemas:core:2.0:" + name)
                                                        .isPresent(),
                                                "the schema of " + name + " among Resources"))),
                must("DSC-19", "No message's URN is listed as a schema", "RFC 7644 section 3.1")
                        .needs(SCHEMAS)
                        .reading(t -> each(
                                t.offer().schemas(),
                                schema -> !text(schema, "id").contains(":api:messages:"),
                                "no id with :api:messages:")),
                must("DSC-20", "Each schema has schemas, id and meta", "RFC 7643 section 7")
                        .needs(SCHEMAS)
                        .reading(t -> each(
                                t.offer().schemas(),
                                schema -> schema.path("schemas")
                                                .path(0)
                                                .asString("")
                                                .equals(SCHEMA_URN)
                                        && text(schema, "id").startsWith("urn:")
                                        && schema.at("/meta/resourceType")
                                                .asString("")
                                                .equals("Schema"),
                                "schemas [" + SCHEMA_URN + "], a URN as id, and meta.resourceType Schema")),
                must("DSC-20b", "Each schema lists its attributes, each with a name and a type", "RFC 7643 section 7")
                        .needs(SCHEMAS)
                        .reading(t -> each(
                                t.offer().schemas(),
                                schema -> schema.path("attributes").isArray()
                                        && all(
                                                schema.path("attributes"),
                                                attribute ->
                                                        !text(attribute, "name").isEmpty()
                                                                && !text(attribute, "type")
                                                                        .isEmpty()),
                                "attributes as an array, each with name and type")),
                may("DSC-23", "The URN of a schema is matched whatever its case", "RFC 7644 section 3.10")
                        .needs(SCHEMAS)
                        .reading(t -> t.get("/Schemas/" + Offer.USER.toUpperCase(Locale.ROOT))
                                .is(200)));
    }

    private static List<Check> promises() {
        return List.of(
                must("DSC-07", "A server without PATCH answers 501 to it", "RFC 7644 section 3.5.2")
                        .needs(new Need.Off(PATCH))
                        .writing(t -> t.patch(
                                        t.user(), "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"x\"}")
                                .is(501, 405)),
                should("DSC-07b", "A server without bulk answers 501 to it", "RFC 7644 section 3.12")
                        .needs(new Need.Off(BULK))
                        .writing(t -> t.post(
                                        "/Bulk",
                                        "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": []}")
                                .is(501)),
                should("DSC-07c", "A server without ETags sends none", "RFC 7644 section 3.14")
                        .needs(new Need.Off(ETAG))
                        .writing(t -> t.user()
                                .made()
                                .holds(
                                        t.user().made().header("ETag").isEmpty(),
                                        "no ETag, as ServiceProviderConfig says")),
                must(
                                "FLT-01",
                                "A server without filters refuses one, and does not ignore it",
                                "RFC 7644 section 3.4.2.2")
                        .needs(new Need.Off(FILTER))
                        .reading(t -> t.get(t.users() + "?filter=" + encoded("userName eq \"nobody\""))
                                .is(400, 403, 501)));
    }

    private static Exchange config(Trial t) {
        return t.offer().config();
    }

    private static void isWhole(Exchange list) {
        list.holds(list.texts("/schemas").contains(LIST_URN), "a ListResponse")
                .holds(
                        list.total() == list.resources().size() && list.total() > 0,
                        "totalResults equal to the number of Resources, which are all in one page");
    }

    private static void sameSize(Trial t, String path, Exchange whole) {
        Exchange part = t.get(path + "?startIndex=2&count=1").is(200);
        part.holds(
                part.resources().size() == whole.resources().size(),
                "all " + whole.resources().size() + " Resources");
    }

    private static void isReadOnly(Trial t, String method, String path) {
        Exchange answer = t.send(Ask.of(method, path, "{\"schemas\": []}"));
        answer.holds(!answer.isGood(), "a refusal: 405, or 501");
        answer.is(405, 501, 404, 403, 400);
    }

    private static void each(Exchange list, java.util.function.Predicate<JsonNode> fact, String expected) {
        list.resources().forEach(resource -> list.holds(fact.test(resource), "of " + name(resource) + ": " + expected));
    }

    private static boolean all(JsonNode array, java.util.function.Predicate<JsonNode> fact) {
        for (JsonNode element : array) {
            if (!fact.test(element)) {
                return false;
            }
        }
        return true;
    }

    private static String name(JsonNode resource) {
        return text(resource, "id").isEmpty() ? text(resource, "name") : text(resource, "id");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
