package dev.muster.scim.user;

import dev.muster.directory.ScimMembership;
import dev.muster.directory.Stored;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.message.Representation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A user as the client gets it: what it sent, with id, groups and meta, as far as it asked for them.
public record UserRepresentation(ResourceUrls urls, ScimCaller caller, AttributeSelection selection) {

    ObjectNode of(Stored user) {
        return of(List.of(user)).getFirst();
    }

    public List<ObjectNode> of(List<Stored> users) {
        ReportingLines managers = ReportingLines.of(caller, selection, users);
        return users.stream().map(user -> of(user, managers)).toList();
    }

    private ObjectNode of(Stored user, ReportingLines managers) {
        ArrayNode groups = JsonNodeFactory.instance.arrayNode();
        for (ScimMembership membership : user.groups()) {
            groups.addObject()
                    .put("value", membership.groupId().toString())
                    .put("$ref", urls.group(membership.groupId()))
                    .put("display", membership.display())
                    .put("type", membership.direct() ? "direct" : "indirect");
        }
        Representation representation = new Representation(caller.userType().shown(user.json()), urls.base());
        ObjectNode whole = representation.of(
                user.id(), user.json(), user.createdAt(), user.updatedAt(), user.version(), Map.of("groups", groups));
        managers.complete(whole);
        return selection.of(whole);
    }
}
