package dev.muster.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the server says about itself: the three documents of discovery, read once before anything is checked
/// (RFC 7644 section 4).
public record Offer(Exchange config, Exchange resourceTypes, Exchange schemas) {

    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /// @throws CannotVerify when nobody answers there, or the token opens nothing
    static Offer read(Wire wire) {
        Exchange config = wire.send(Ask.of("GET", "/ServiceProviderConfig"));
        if (config.status() == 0) {
            throw new CannotVerify("The server at " + wire.base() + " cannot be reached: " + config.fault() + ".");
        }
        Offer offer =
                new Offer(config, wire.send(Ask.of("GET", "/ResourceTypes")), wire.send(Ask.of("GET", "/Schemas")));
        Exchange users = wire.send(Ask.of("GET", offer.endpoint(Feature.USERS) + "?count=1"));
        if (users.status() == 401 || users.status() == 403) {
            throw new CannotVerify("The server answers " + users.status() + " to GET " + offer.endpoint(Feature.USERS)
                    + ": the token is not accepted.");
        }
        if (!config.isGood() && !users.isGood()) {
            throw new CannotVerify("There is no SCIM server at " + wire.base() + ": GET /ServiceProviderConfig is"
                    + " answered " + config.status() + ", GET " + offer.endpoint(Feature.USERS) + " "
                    + users.status() + ".");
        }
        return offer;
    }

    /// Where resources of a type are, from its ResourceType or as RFC 7644 section 3.2 names it.
    public String endpoint(Feature type) {
        return type(type)
                .map(json -> json.path("endpoint").asString(""))
                .filter(text -> !text.isBlank())
                .map(text -> text.startsWith("/") ? text : "/" + text)
                .orElse("/" + type.published() + "s");
    }

    public int limit(String pointer, int otherwise) {
        JsonNode limit = config.at(pointer);
        return limit.isIntegralNumber() ? limit.asInt() : otherwise;
    }

    /// The attributes of users: those of the core schema.
    public JsonNode userAttributes() {
        return schema(USER).map(json -> json.path("attributes")).orElse(JsonNodeFactory.instance.arrayNode());
    }

    public Optional<JsonNode> schema(String urn) {
        return schemas.resources().stream()
                .filter(each -> each.path("id").asString("").equalsIgnoreCase(urn))
                .findFirst();
    }

    /// The extensions that a user must have.
    public List<String> requiredExtensions() {
        List<String> urns = new ArrayList<>();
        type(Feature.USERS)
                .ifPresent(json -> json.path("schemaExtensions").forEach(extension -> {
                    if (extension.path("required").asBoolean(false)) {
                        urns.add(extension.path("schema").asString(""));
                    }
                }));
        return urns;
    }

    /// Why a check that needs this is skipped.
    Optional<String> lacks(Need need) {
        return switch (need) {
            case Feature feature -> lacks(feature);
            case Need.Attribute attribute -> lacks(attribute.name());
            case Need.Off off ->
                config.at(pointer(off.feature())).isBoolean()
                                && !config.at(pointer(off.feature())).asBoolean()
                        ? Optional.empty()
                        : Optional.of("the server offers it: " + off.feature().published());
        };
    }

    private Optional<String> lacks(Feature feature) {
        return switch (feature) {
            case CONFIG -> unread(config, feature);
            case RESOURCE_TYPES -> unread(resourceTypes, feature);
            case SCHEMAS -> unread(schemas, feature);
            case USERS, GROUPS ->
                type(feature).isPresent() || !resourceTypes.isGood()
                        ? Optional.empty()
                        : Optional.of("/ResourceTypes has no " + feature.published());
            case PATCH, FILTER, BULK, SORT, ETAG, CURSOR -> unsaid(feature);
        };
    }

    private Optional<String> unsaid(Feature feature) {
        JsonNode flag = config.at(pointer(feature));
        if (flag.isBoolean()) {
            return flag.asBoolean()
                    ? Optional.empty()
                    : Optional.of("ServiceProviderConfig says false for " + feature.published());
        }
        // What nearly every server has is asked for although nothing promises it.
        return feature == Feature.PATCH || feature == Feature.FILTER
                ? Optional.empty()
                : Optional.of("ServiceProviderConfig does not offer " + feature.published());
    }

    private Optional<String> lacks(String attribute) {
        int colon = attribute.lastIndexOf(':');
        String urn = colon < 0 ? USER : attribute.substring(0, colon);
        if (!schemas.isGood()) {
            return colon < 0 ? Optional.empty() : Optional.of("/Schemas cannot be read, and " + urn + " is optional");
        }
        String[] names = attribute.substring(colon + 1).split("\\.", 2);
        JsonNode found = named(
                schema(urn).map(json -> json.path("attributes")).orElse(JsonNodeFactory.instance.arrayNode()),
                names[0]);
        if (names.length == 2) {
            found = named(found.path("subAttributes"), names[1]);
        }
        if (found.isMissingNode()) {
            return Optional.of("the schema " + urn + " has no " + attribute.substring(colon + 1));
        }
        return found.path("mutability").asString("").equals("readOnly")
                ? Optional.of(attribute + " is readOnly here")
                : Optional.empty();
    }

    public static JsonNode named(JsonNode attributes, String name) {
        for (JsonNode attribute : attributes) {
            if (attribute.path("name").asString("").equalsIgnoreCase(name)) {
                return attribute;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    private Optional<JsonNode> type(Feature type) {
        return resourceTypes.resources().stream()
                .filter(each -> each.path("name").asString("").equals(type.published()))
                .findFirst();
    }

    private static Optional<String> unread(Exchange document, Feature feature) {
        return document.isGood()
                ? Optional.empty()
                : Optional.of(feature.published() + " is answered " + document.status());
    }

    private static String pointer(Feature feature) {
        return "/" + feature.published().replace('.', '/');
    }
}
