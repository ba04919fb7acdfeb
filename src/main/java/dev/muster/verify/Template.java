package dev.muster.verify;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that this server should take: a userName, what most servers ask for besides, and whatever its own schemas
/// require.
public record Template(Offer offer, Names names) {

    public static final String PASSWORD = "N0t-a-real-secret!";

    /// A new user.
    ///
    /// @param word tells the user from the others in names
    public ObjectNode user(String word) {
        String address = names.address(word);
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        ArrayNode schemas = user.putArray("schemas").add(Offer.USER);
        user.put("userName", address);
        if (has("name")) {
            user.putObject("name").put("givenName", "Ada").put("familyName", "Lovelace");
        }
        if (has("displayName")) {
            user.put("displayName", names.marker() + " " + word);
        }
        if (has("emails")) {
            ObjectNode email = user.putArray("emails").addObject();
            email.put("value", address).put("type", "work").put("primary", true);
        }
        fill(user, offer.userAttributes());
        for (String urn : offer.requiredExtensions()) {
            schemas.add(urn);
            ObjectNode extension = user.putObject(urn);
            offer.schema(urn).ifPresent(schema -> fill(extension, schema.path("attributes")));
        }
        return user;
    }

    /// A new group without members.
    public ObjectNode group(String word) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.putArray("schemas").add(Offer.GROUP);
        group.put("displayName", names.next(word));
        offer.schema(Offer.GROUP).ifPresent(schema -> fill(group, schema.path("attributes")));
        return group;
    }

    private boolean has(String attribute) {
        return offer.lacks(new Need.Attribute(attribute)).isEmpty();
    }

    private void fill(ObjectNode body, JsonNode attributes) {
        for (JsonNode attribute : attributes) {
            String name = attribute.path("name").asString("");
            boolean wanted = attribute.path("required").asBoolean(false)
                    && !attribute.path("mutability").asString("").equals("readOnly");
            if (wanted && !body.has(name)) {
                JsonNode value = value(attribute);
                boolean many = attribute.path("multiValued").asBoolean(false);
                body.set(name, many ? JsonNodeFactory.instance.arrayNode().add(value) : value);
            }
        }
    }

    private JsonNode value(JsonNode attribute) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode suggested = attribute.path("canonicalValues").path(0);
        if (!suggested.isMissingNode()) {
            return suggested;
        }
        return switch (attribute.path("type").asString("string")) {
            case "boolean" -> json.booleanNode(true);
            case "integer", "decimal" -> json.numberNode(1);
            case "dateTime" -> json.stringNode("2026-01-01T00:00:00Z");
            case "binary" -> json.stringNode("YQ==");
            case "reference" -> json.stringNode("https://verify.example/");
            case "complex" -> {
                ObjectNode complex = json.objectNode();
                fill(complex, attribute.path("subAttributes"));
                if (complex.isEmpty() && !attribute.path("subAttributes").isEmpty()) {
                    JsonNode first = attribute.path("subAttributes").path(0);
                    complex.set(first.path("name").asString("value"), value(first));
                }
                yield complex;
            }
            default -> json.stringNode(names.next("required"));
        };
    }
}
