package dev.muster.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A user as an identity provider writes it, built up in the words of a test:
/// `user("ada").department("Sales")`.
public record UserBody(ObjectNode json) {

    public static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final JsonMapper JSON = new JsonMapper();

    /// Somebody with a userName, and an address made from it.
    public static UserBody user(String userName) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(CORE).add(ENTERPRISE);
        json.put("userName", userName);
        json.put("active", true);
        return new UserBody(json).email(userName + "@acme.example");
    }

    public UserBody email(String address) {
        ObjectNode changed = json.deepCopy();
        ArrayNode emails = changed.putArray("emails");
        emails.addObject().put("value", address).put("type", "work").put("primary", true);
        return new UserBody(changed);
    }

    public UserBody department(String department) {
        ObjectNode changed = json.deepCopy();
        changed.withObject("/" + ENTERPRISE).put("department", department);
        return new UserBody(changed);
    }

    public UserBody externalId(String externalId) {
        return with("externalId", JsonNodeFactory.instance.stringNode(externalId));
    }

    public UserBody inactive() {
        return with("active", JsonNodeFactory.instance.booleanNode(false));
    }

    /// Any further attribute, its value written as JSON.
    public UserBody with(String attribute, String value) {
        return with(attribute, JSON.readTree(value));
    }

    private UserBody with(String attribute, JsonNode value) {
        ObjectNode changed = json.deepCopy();
        changed.set(attribute, value);
        return new UserBody(changed);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
