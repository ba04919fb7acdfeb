package dev.muster.scim.patch;

import dev.muster.directory.group.MemberChange;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// A patch of a group, parted: what concerns the document, and what concerns the members, who are never loaded.
///
/// @param touchesAttributes false when the patch is about members only
/// @param members to be executed in order
public record GroupPatch(UnaryOperator<ObjectNode> attributes, boolean touchesAttributes, List<MemberChange> members) {

    public GroupPatch {
        members = List.copyOf(members);
    }
}
