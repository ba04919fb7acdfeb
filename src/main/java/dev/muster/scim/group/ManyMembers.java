package dev.muster.scim.group;

import dev.muster.directory.Stored;
import dev.muster.directory.group.ScimMemberships;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.node.ArrayNode;

/// The members of a large group, read while they are written, in the order of their ids. Who comes or goes
/// meanwhile may be told as before or as after; the group's version is the one from before, so a client that
/// changes the group by what it has read is refused then.
final class ManyMembers extends JacksonSerializable.Base {

    private final GroupRepresentation representation;
    private final Stored group;
    private final ArrayNode first;
    private final UUID last;

    /// @param first those who are known already, `last` the id of the last of them
    ManyMembers(GroupRepresentation representation, Stored group, ArrayNode first, UUID last) {
        this.representation = representation;
        this.group = group;
        this.first = first;
        this.last = last;
    }

    @Override
    public void serialize(JsonGenerator out, SerializationContext context) {
        out.writeStartArray();
        first.forEach(out::writeTree);
        List<ScimMemberships.Member> page = representation.after(group, last);
        while (!page.isEmpty()) {
            for (JsonNode member : representation.of(group, page).path("members")) {
                out.writeTree(member);
            }
            page = representation.after(group, page.getLast().id());
        }
        // A group that was deleted meanwhile has no members: what was told of it must not read as the whole.
        representation.caller().groups().read(group.id());
        out.writeEndArray();
    }

    @Override
    public void serializeWithType(JsonGenerator out, SerializationContext context, TypeSerializer type) {
        serialize(out, context);
    }
}
