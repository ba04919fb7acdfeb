package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who is in which SCIM group, as the users see it.
public final class ScimMemberships {

    private static final int MEMBERS_IN_AN_EVENT = 1000;

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

    /// A resource that was deleted leaves all groups; each of them is a new version.
    public void forget(UUID resource) {
        List<UUID> left = members.removeEverywhere(resource);
        new ScimGroupStore(change.transaction()).touch(left, change.now());
        change.events()
                .append(left.stream()
                        .flatMap(group -> membersChanged(group, List.of(), List.of(resource)).stream())
                        .toList());
    }

    /// So many members at most stand in one event: whoever reads it must be able to hold it.
    static List<Event> membersChanged(UUID group, List<UUID> added, List<UUID> removed) {
        List<Event> events = new ArrayList<>();
        for (int from = 0; from < Math.max(added.size(), removed.size()); from += MEMBERS_IN_AN_EVENT) {
            events.add(new Event(
                    "scim-group.members",
                    "scim-group",
                    group,
                    null,
                    ids("removed", part(removed, from)),
                    ids("added", part(added, from))));
        }
        return events;
    }

    private static List<UUID> part(List<UUID> ids, int from) {
        return ids.subList(Math.min(ids.size(), from), Math.min(ids.size(), from + MEMBERS_IN_AN_EVENT));
    }

    private static ObjectNode ids(String name, Collection<UUID> ids) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ids.forEach(id -> object.withArray(name).add(id.toString()));
        return object;
    }
}
