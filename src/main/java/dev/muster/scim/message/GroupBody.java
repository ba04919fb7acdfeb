package dev.muster.scim.message;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// A group as a client sent it, parted into what is stored as a document and what is stored as rows.
///
/// @param resource the group without its members
/// @param members ids of users or groups, each once, in the order sent; empty when the body has no members
public record GroupBody(ObjectNode resource, Optional<List<UUID>> members) {

    public GroupBody {
        members = members.map(List::copyOf);
    }
}
