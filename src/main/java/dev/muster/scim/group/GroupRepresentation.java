package dev.muster.scim.group;

import dev.muster.directory.Stored;
import dev.muster.directory.group.ScimMemberships;
import dev.muster.schema.ResourceType;
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

/// A group as the client gets it; its members are read only when they are asked for, and when they are too many to be
/// held in memory, while the answer is written.
public record GroupRepresentation(ResourceUrls urls, ScimCaller caller, AttributeSelection selection) {

    static final UUID START = new UUID(0, 0);

    /// So many members of all groups of an answer are held in memory.
    private static final int HELD = 1_000;

    private static final int PAGE = 500;

    public List<ObjectNode> of(List<Stored> groups) {
        int most = HELD / Math.max(1, groups.size());
        Map<UUID, List<ScimMemberships.Member>> members = selection.wants("members")
                ? caller.groups().membersOf(groups.stream().map(Stored::id).toList(), START, most + 1)
                : Map.of();
        return groups.stream()
                .map(group -> of(group, members.getOrDefault(group.id(), List.of()), most))
                .toList();
    }

    private ObjectNode of(Stored group, List<ScimMemberships.Member> members, int most) {
        if (members.size() <= most) {
            return of(group, members);
        }
        ObjectNode json = of(group, members.subList(0, most));
        if (json.path("members") instanceof ArrayNode first) {
            UUID last = members.get(most - 1).id();
            json.putPOJO("members", new ManyMembers(this, group, first, last));
        }
        return json;
    }

    /// A page of what comes after the members that are held.
    List<ScimMemberships.Member> after(Stored group, UUID member) {
        return caller.groups().membersOf(List.of(group.id()), member, PAGE).getOrDefault(group.id(), List.of());
    }

    ObjectNode of(Stored group, List<ScimMemberships.Member> members) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ScimMemberships.Member member : members) {
            boolean isUser = member.type().equals("User");
            array.addObject()
                    .put("value", member.id().toString())
                    .put("$ref", isUser ? urls.user(member.id()) : urls.group(member.id()))
                    .put("type", member.type())
                    .put("display", member.display());
        }
        Representation representation = new Representation(ResourceType.GROUP, urls.base());
        return selection.of(representation.of(
                group.id(),
                group.json(),
                group.createdAt(),
                group.updatedAt(),
                group.version(),
                Map.of("members", array)));
    }
}
