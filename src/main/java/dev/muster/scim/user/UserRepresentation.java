package dev.muster.scim.user;

import dev.muster.directory.Stored;
import dev.muster.directory.group.ScimMemberships;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.message.Representation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A user as the client gets it: what it sent, with id, groups and meta, as far as it asked for them.
public record UserRepresentation(ResourceUrls urls, ScimCaller caller, AttributeSelection selection) {

    ObjectNode of(Stored user) {
        return of(List.of(user)).getFirst();
    }

    /// The groups of all users come from one query, and from none when nobody asked for them.
    public List<ObjectNode> of(List<Stored> users) {
        Map<UUID, List<ScimMemberships.Membership>> groups = selection.wants("groups")
                ? caller.users().groupsOf(users.stream().map(Stored::id).toList())
                : Map.of();
        ReportingLines managers = ReportingLines.of(caller, selection, users);
        return users.stream()
                .map(user -> of(user, groups.getOrDefault(user.id(), List.of()), managers))
                .toList();
    }

    private ObjectNode of(Stored user, List<ScimMemberships.Membership> memberships, ReportingLines managers) {
        ArrayNode groups = JsonNodeFactory.instance.arrayNode();
        for (ScimMemberships.Membership membership : memberships) {
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
