package dev.muster.simulator;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The bodies that Microsoft Entra ID sends, in its own words: capitalised operations, a private schema of
/// groups, one member a PATCH. Source:
/// https://learn.microsoft.com/en-us/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
public final class EntraMessages {

    private static final String CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String MICROSOFT_GROUP =
            "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private EntraMessages() {}

    public static ObjectNode user(Person person) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.putArray("schemas").add(CORE_USER).add(ENTERPRISE_USER);
        user.put("externalId", person.externalId());
        user.put("userName", person.userName());
        user.put("active", person.active());
        user.put("displayName", person.displayName());
        user.putArray("emails")
                .addObject()
                .put("primary", true)
                .put("type", "work")
                .put("value", person.userName());
        user.putObject("meta").put("resourceType", "User");
        name(user.putObject("name"), person);
        user.put("title", person.title());
        user.putArray("addresses").addObject().put("type", "work").put("country", person.country());
        if (!person.phoneNumber().isEmpty()) {
            user.putArray("phoneNumbers").addObject().put("type", "work").put("value", person.phoneNumber());
        }
        user.putArray("roles");
        person.department()
                .ifPresent(department -> user.putObject(ENTERPRISE_USER).put("department", department));
        return user;
    }

    private static void name(ObjectNode name, Person person) {
        name.put("formatted", person.displayName());
        name.put("familyName", person.familyName());
        name.put("givenName", person.givenName());
    }

    public static ObjectNode group(String externalId, String displayName) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.putArray("schemas").add(CORE_GROUP).add(MICROSOFT_GROUP);
        group.put("externalId", externalId);
        group.put("displayName", displayName);
        group.putObject("meta").put("resourceType", "Group");
        return group;
    }

    public static ObjectNode addMember(String id) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("schemas").add(PATCH);
        ObjectNode operation = patch.putArray("Operations").addObject();
        operation.put("op", "Add").put("path", "members");
        operation.putArray("value").addObject().putNull("$ref").put("value", id);
        return patch;
    }
}
