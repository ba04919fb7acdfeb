package dev.muster.directory.group;

import dev.muster.activity.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The events of target groups and of who is in them. They tell enough to rebuild both: a person is in a group as
/// long as anybody, a hand or a rule, holds it there, and a deleted group holds nobody.
final class GroupEvents {

    private static final String GROUP = "target-group";

    private GroupEvents() {}

    /// @param kind `group.created` or `group.restored`
    static Event appeared(
            String kind,
            UUID group,
            String name,
            TargetGroup.Origin origin,
            @Nullable UUID setting,
            @Nullable String rule) {
        ObjectNode after =
                named(name).put("origin", origin.word()).put("settingId", setting == null ? null : setting.toString());
        return new Event(kind, GROUP, group, rule, null, after);
    }

    static Event renamed(UUID group, String before, String after, @Nullable String rule) {
        return new Event("group.renamed", GROUP, group, rule, named(before), named(after));
    }

    /// One event, however many the members are that it takes with it.
    static Event deleted(TargetGroup.Reference group, @Nullable String rule) {
        return new Event(
                "group.deleted",
                GROUP,
                group.id(),
                rule,
                named(group.name()).put("origin", group.origin().word()),
                null);
    }

    static Event joined(UUID user, UUID group, String name, String giver, @Nullable String rule) {
        return new Event("member.added", "user", user, rule, null, membership(group, name, giver));
    }

    static Event left(UUID user, TargetGroup.Reference group, String giver, @Nullable String rule) {
        return new Event("member.removed", "user", user, rule, membership(group.id(), group.name(), giver), null);
    }

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private static ObjectNode membership(UUID group, String name, String giver) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("groupId", group.toString())
                .put("groupName", name)
                .put("givenBy", giver);
    }
}
