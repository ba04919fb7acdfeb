package dev.muster.scim.user;

import dev.muster.directory.Stored;
import dev.muster.schema.AttributePath;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import dev.muster.schema.UserSchema;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.message.MemberIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// What users' managers are called. That is read from the managers themselves: the client gives their ids only
/// (RFC 7643 section 4.3).
record ReportingLines(Map<UUID, String> names) {

    private static final String URN = UserSchema.ENTERPRISE.urn();
    private static final AttributePath NAME = Paths.require(ResourceType.USER, URN + ":manager.displayName", 0);

    /// The names of all managers come from one query, and from none when nobody asked for them.
    static ReportingLines of(ScimCaller caller, AttributeSelection selection, List<Stored> users) {
        List<UUID> ids = selection.wants(NAME)
                ? users.stream()
                        .flatMap(user -> manager(user.json()).flatMap(ReportingLines::id).stream())
                        .distinct()
                        .toList()
                : List.of();
        return new ReportingLines(caller.users().displayNames(ids));
    }

    void complete(ObjectNode user) {
        manager(user)
                .ifPresent(manager -> id(manager).map(names::get).ifPresent(name -> manager.put("displayName", name)));
    }

    private static Optional<ObjectNode> manager(ObjectNode user) {
        return user.path(URN).path("manager") instanceof ObjectNode manager ? Optional.of(manager) : Optional.empty();
    }

    /// Clients may send an id of their own until they know ours.
    private static Optional<UUID> id(ObjectNode manager) {
        return MemberIds.known(manager.path("value").asString(""));
    }
}
