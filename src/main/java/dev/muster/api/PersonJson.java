package dev.muster.api;

import dev.muster.directory.Lock;
import dev.muster.directory.group.Membership;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Resource;
import dev.muster.field.Field;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Words people as target users.
///
/// @param shown the keys of the fields that are in use; those switched off are hidden, their values kept (rule
/// F3)
/// @param groups of each of the people, by their ids
/// @param locks of each of the people, by their ids
record PersonJson(List<String> shown, Map<UUID, List<Membership>> groups, Map<UUID, List<Lock>> locks) {

    ObjectNode json(Person person) {
        @Nullable Resource resource = person.resource();
        ObjectNode json = Json.object()
                .put("id", person.id().toString())
                .put("resourceId", resource == null ? null : text(resource.id()));
        putValues(json, person);
        json.put("status", person.status().word())
                .put("held", person.held() != null)
                .put("origin", person.origin().word())
                .put("settingId", text(person.settingId()))
                .put("userName", resource == null ? null : resource.identity().userName())
                .put("externalId", resource == null ? null : resource.identity().externalId());
        putGroups(json.putArray("groups"), person);
        json.set("locks", LockJson.of(locks.getOrDefault(person.id(), List.of())));
        return json.put("createdAt", person.createdAt().toString())
                .put("updatedAt", person.updatedAt().toString());
    }

    private void putValues(ObjectNode json, Person person) {
        for (String key : Field.STANDARD) {
            json.put(key, shown.contains(key) ? person.text(key).orElse(null) : null);
        }
        ObjectNode custom = json.putObject("fields");
        person.values().forEach((key, value) -> {
            if (shown.contains(key) && !Field.STANDARD.contains(key)) {
                custom.set(key, value);
            }
        });
    }

    private void putGroups(ArrayNode array, Person person) {
        for (Membership membership : groups.getOrDefault(person.id(), List.of())) {
            TargetGroup.Reference group = membership.group();
            array.addObject()
                    .put("id", group.id().toString())
                    .put("name", group.name())
                    .put("origin", group.origin().word())
                    .set("lock", LockJson.of(membership.lock()));
        }
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
