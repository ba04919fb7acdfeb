package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who is in which SCIM group, as the users see it.
public final class ScimMemberships {

    private final Change change;
    private final ScimMemberStore members;

    public ScimMemberships(Change change) {
        this.change = change;
        this.members = new ScimMemberStore(change.transaction());
    }

    /// An element of a group's `members` (RFC 7643 section 4.2).
    ///
    /// @param type `User` or `Group`
    public record Member(UUID id, String type, @Nullable String display) {}

    /// An element of a user's `groups` (RFC 7643 section 4.1.2); not direct means through a group in the group.
    public record Membership(UUID groupId, @Nullable String display, boolean direct) {}

    public Map<UUID, List<Membership>> groupsOf(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : members.groupsOf(ids);
    }

    /// A resource that was deleted leaves all groups; each of them is a new version.
    public void forget(UUID resource) {
        List<UUID> left = members.removeEverywhere(resource);
        new ScimGroupStore(change.transaction()).touch(left, change.now());
        change.events()
                .append(left.stream()
                        .map(group -> membersChanged(group, List.of(), List.of(resource)))
                        .toList());
    }

    static Event membersChanged(UUID group, Collection<UUID> added, Collection<UUID> removed) {
        return new Event("scim-group.members", "scim-group", group, null, ids("removed", removed), ids("added", added));
    }

    private static ObjectNode ids(String name, Collection<UUID> ids) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ids.forEach(id -> object.withArray(name).add(id.toString()));
        return object;
    }
}
