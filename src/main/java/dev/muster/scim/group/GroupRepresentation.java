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

/// A group as the client gets it; its members are read only when they are asked for.
public record GroupRepresentation(ResourceUrls urls, ScimCaller caller, AttributeSelection selection) {

    public List<ObjectNode> of(List<Stored> groups) {
        Map<UUID, List<ScimMemberships.Member>> members = selection.wants("members")
                ? caller.groups().membersOf(groups.stream().map(Stored::id).toList())
                : Map.of();
        return groups.stream()
                .map(group -> of(group, members.getOrDefault(group.id(), List.of())))
                .toList();
    }

    private ObjectNode of(Stored group, List<ScimMemberships.Member> members) {
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
