package dev.muster.scim.search;

import dev.muster.directory.Stored;
import dev.muster.directory.query.ResourceKind;
import dev.muster.directory.query.ResourcePage;
import dev.muster.schema.ResourceType;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.ScimLimits;
import dev.muster.scim.group.GroupRepresentation;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.user.UserRepresentation;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// How the resources of a list are shown: with the attributes that the client selected (RFC 7644 section
/// 3.4.2.5).
record Shown(Map<ResourceKind, AttributeSelection> selections, ResourceUrls urls, ScimCaller caller) {

    static Shown of(Map<ResourceKind, ResourceType> types, Search search, ResourceUrls urls, ScimCaller caller) {
        Map<ResourceKind, AttributeSelection> selections = new EnumMap<>(ResourceKind.class);
        types.forEach((kind, type) ->
                selections.put(kind, AttributeSelection.named(type, search.attributes(), search.excludedAttributes())));
        return new Shown(selections, urls, caller);
    }

    /// The largest page: smaller when groups bring their members.
    int perPage() {
        AttributeSelection groups = selections.get(ResourceKind.GROUPS);
        return groups != null && groups.wants("members") ? ScimLimits.WITH_MEMBERS_PER_PAGE : ScimLimits.PER_PAGE;
    }

    /// Whether the groups of users are shown.
    boolean withGroups() {
        AttributeSelection users = selections.get(ResourceKind.USERS);
        return users != null && users.wants("groups");
    }

    /// In the order of the page; each type is read at once.
    List<ObjectNode> of(ResourcePage page) {
        Map<UUID, ObjectNode> shown = new HashMap<>();
        selections.forEach((kind, selection) -> {
            List<Stored> stored = page.of(kind);
            List<ObjectNode> resources = of(kind, stored, selection);
            for (int i = 0; i < stored.size(); i++) {
                shown.put(stored.get(i).id(), resources.get(i));
            }
        });
        return page.found().stream()
                .map(found -> Objects.requireNonNull(shown.get(found.stored().id())))
                .toList();
    }

    private List<ObjectNode> of(ResourceKind kind, List<Stored> stored, AttributeSelection selection) {
        return switch (kind) {
            case USERS -> new UserRepresentation(urls, caller, selection).of(stored);
            case GROUPS -> new GroupRepresentation(urls, caller, selection).of(stored);
        };
    }
}
