package dev.muster.fuzz;

import dev.muster.refusal.Refused;
import dev.muster.schema.FoldedResource;
import dev.muster.schema.Folding;
import dev.muster.schema.ResourceType;
import dev.muster.schema.UserNameKey;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.JsonBody;
import dev.muster.scim.message.ResourceReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Resources that are read and patched, and what must hold of each that comes out.
final class Resources {

    static final List<ResourceType> TYPES = List.of(ResourceType.USER, ResourceType.GROUP);

    static final ObjectNode ADA = json("""
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
             "userName": "ada", "externalId": "e1", "title": "Countess", "active": true,
             "name": {"givenName": "Ada", "familyName": "Lovelace"},
             "emails": [{"value": "a@home", "type": "home"}, {"value": "a@acme", "type": "work", "primary": true}],
             "phoneNumbers": [{"value": "1", "type": "work"}, {"value": "2", "type": "mobile"}],
             "addresses": [{"country": "GB", "type": "work"}],
             "roles": [{"value": "r1", "primary": true}],
             "x509Certificates": [{"value": "MIIB"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                 {"department": "Engines", "manager": {"value": "m"}},
             "urn:acme:2.0:User": {"badge": {"colour": "red"}, "tags": ["x", 1], "size": 4.50}}""");

    static final ObjectNode ENGINES = json("""
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
             "displayName": "Engines", "externalId": "g1", "urn:acme:2.0:Group": {"floor": 3}}""");

    private Resources() {}

    /// By name: to compare all attributes of the types would take most of the time.
    static boolean isUser(ResourceType type) {
        return type.name().equals(ResourceType.USER.name());
    }

    /// A resource of the type, as a setting with these habits stores it.
    static ObjectNode stored(ResourceType type, Habits habits) {
        return readAgain(type, habits, isUser(type) ? ADA : ENGINES);
    }

    /// A stored resource could have come by a POST, and nothing is lost on its way into the database.
    static void check(ResourceType type, Habits habits, ObjectNode resource) {
        Invariant.same(resource.toString(), readAgain(type, habits, resource).toString());
        storable(resource);
        storable(FoldedResource.of(type, resource));
        if (isUser(type)) {
            checkUserName(resource.path("userName").asString());
        }
        Invariant.holds(JsonBody.write(resource).length > 0, "it is written");
    }

    /// A key of a user name is its own key.
    private static void checkUserName(String userName) {
        try {
            String key = UserNameKey.of(userName).value();
            Invariant.same(key, UserNameKey.mapped(key));
        } catch (Refused refused) {
            // a name that cannot be one
        }
    }

    private static ObjectNode readAgain(ResourceType type, Habits habits, ObjectNode resource) {
        ResourceReader reader = ResourceReader.of(type, habits);
        return isUser(type)
                ? reader.user(resource.deepCopy())
                : reader.group(resource.deepCopy()).resource();
    }

    private static void storable(JsonNode node) {
        if (node.isString()) {
            Invariant.holds(Folding.isStorable(node.stringValue()), "text can be stored");
        }
        node.propertyNames().forEach(name -> Invariant.holds(Folding.isStorable(name), "names can be stored"));
        node.forEach(Resources::storable);
    }

    static ObjectNode json(String text) {
        return JsonBody.read(text.getBytes(StandardCharsets.UTF_8), null);
    }
}
