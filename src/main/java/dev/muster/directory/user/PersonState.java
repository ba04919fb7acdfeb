package dev.muster.directory.user;

import dev.muster.setting.ScimSetting;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The steps from one state of a person to the next.
final class PersonState {

    private PersonState() {}

    /// A person who was not known before.
    static Person fresh(UUID id, Origin origin, Instant now) {
        return new Person(id, null, null, 0, 0, origin, Status.ACTIVE, Map.of(), Map.of(), now, now, null, null, null);
    }

    /// The person with another resource, projected by the rules of the setting.
    static Person resourced(
            Person person,
            Standing standing,
            ScimSetting setting,
            Resource resource,
            Map<String, JsonNode> values,
            Instant now) {
        return new Person(
                person.id(),
                setting.id(),
                resource,
                person.version() + 1,
                setting.rulesVersion(),
                person.origin(),
                standing.status(),
                values,
                person.own(),
                person.createdAt(),
                now,
                null,
                activeSince(person, setting.id(), standing.status(), now),
                standing.held());
    }

    /// The same resource under newer rules: another projection, the same version over SCIM.
    static Person projectedAgain(Person person, long rulesVersion, Map<String, JsonNode> values, Instant now) {
        return new Person(
                person.id(),
                person.settingId(),
                person.resource(),
                person.version(),
                rulesVersion,
                person.origin(),
                person.status(),
                values,
                person.own(),
                person.createdAt(),
                values.equals(person.values()) ? person.updatedAt() : now,
                person.deletedAt(),
                person.activeSince(),
                person.held());
    }

    /// The resource in the form of the fields that it has values for; a new version, since answers change.
    static Person settled(Person person, ObjectNode json, Instant now) {
        Resource old = person.scim();
        return new Person(
                person.id(),
                person.settingId(),
                new Resource(old.id(), old.identity(), json, old.createdAt(), now),
                person.version() + 1,
                person.rulesVersion(),
                person.origin(),
                person.status(),
                person.values(),
                person.own(),
                person.createdAt(),
                now,
                person.deletedAt(),
                person.activeSince(),
                person.held());
    }

    static Person deleted(Person person, Instant now) {
        return withoutResource(person, Standing.of(Status.DELETED), now);
    }

    /// The person whose resource the client deleted: deleted itself, or as it was with that held (rule H2).
    static Person withoutResource(Person person, Standing standing, Instant now) {
        boolean deleted = standing.status() == Status.DELETED;
        return new Person(
                person.id(),
                person.settingId(),
                withoutId(person.resource(), now),
                person.version() + 1,
                person.rulesVersion(),
                person.origin(),
                standing.status(),
                person.values(),
                person.own(),
                person.createdAt(),
                now,
                deleted ? now : null,
                activeSince(person, person.settingId(), standing.status(), now),
                standing.held());
    }

    /// An administrator has applied or discarded what was held (rule H2); the resource is what the client made
    /// it long before.
    static Person decided(Person person, Status status, Instant now) {
        return new Person(
                person.id(),
                person.settingId(),
                person.resource(),
                person.version(),
                person.rulesVersion(),
                person.origin(),
                status,
                person.values(),
                person.own(),
                person.createdAt(),
                now,
                status == Status.DELETED ? now : null,
                activeSince(person, person.settingId(), status, now),
                null);
    }

    /// Values given by a hand; `values` is what the fields hold then.
    static Person edited(
            Person person, Status status, Map<String, JsonNode> own, Map<String, JsonNode> values, Instant now) {
        return new Person(
                person.id(),
                person.settingId(),
                person.resource(),
                person.version(),
                person.rulesVersion(),
                person.origin(),
                status,
                values,
                own,
                person.createdAt(),
                now,
                person.deletedAt(),
                activeSince(person, person.settingId(), status, now),
                person.held());
    }

    /// Owned by nobody any more: what the setting gave is the person's own from now on.
    static Person released(Person person, Status status, Instant now) {
        return new Person(
                person.id(),
                null,
                null,
                person.version() + 1,
                person.rulesVersion(),
                person.origin(),
                status,
                person.values(),
                person.values(),
                person.createdAt(),
                now,
                status == Status.DELETED && person.deletedAt() == null ? now : person.deletedAt(),
                null,
                null);
    }

    private static @Nullable Resource withoutId(@Nullable Resource resource, Instant now) {
        return resource == null
                ? null
                : new Resource(null, resource.identity(), resource.json(), resource.createdAt(), now);
    }

    private static @Nullable Instant activeSince(Person before, @Nullable UUID setting, Status status, Instant now) {
        if (setting == null || status != Status.ACTIVE) {
            return null;
        }
        boolean goesOn = before.status() == Status.ACTIVE && setting.equals(before.settingId());
        return goesOn ? before.activeSince() : now;
    }
}
