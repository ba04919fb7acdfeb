package dev.muster.simulator.trial;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The parts of bodies that several clients write alike.
final class Bodies {

    static final String CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private Bodies() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    static JsonNode truth(boolean value) {
        return JsonNodeFactory.instance.booleanNode(value);
    }

    static ObjectNode of(String... schemas) {
        ObjectNode body = object();
        List.of(schemas).forEach(body.putArray("schemas")::add);
        return body;
    }

    static ObjectNode patch(ObjectNode... operations) {
        return patch(List.of(operations));
    }

    static ObjectNode patch(List<ObjectNode> operations) {
        ObjectNode patch = of(PATCH);
        operations.forEach(patch.putArray("Operations")::add);
        return patch;
    }

    static ObjectNode operation(String op, String path, JsonNode value) {
        return object().put("op", op).put("path", path).set("value", value);
    }

    /// A replace without a path, whose value is an object.
    static ObjectNode replace(ObjectNode value) {
        return object().put("op", "replace").set("value", value);
    }

    static ObjectNode removeMember(String id) {
        return object().put("op", "remove").put("path", "members[value eq \"" + id + "\"]");
    }

    static ObjectNode email(Account account) {
        return object().put("value", account.userName()).put("type", "work");
    }

    static ObjectNode phone(Account account) {
        return object().put("value", account.person().phoneNumber()).put("type", "work");
    }

    static ObjectNode name(Account account) {
        return object().put("givenName", account.person().givenName())
                .put("familyName", account.person().familyName());
    }
}
