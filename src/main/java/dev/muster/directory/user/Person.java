package dev.muster.directory.user;

import dev.muster.directory.group.Mirror;
import dev.muster.field.Field;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A target user: a person of the company.
///
/// @param settingId the setting that owns the person, or null
/// @param resource what the client said; null for a person that never came from SCIM
/// @param version counts the changes of the resource; it is the ETag over SCIM
/// @param rulesVersion the version of the setting's rules that the values were projected with (rule R2)
/// @param values what the fields hold, by key
/// @param own the values given by a hand, an import or the API; they fill the fields that no mapping fills
/// @param activeSince when the person became one of its setting's active people; null for who is none, and
/// where it is longer ago than is known
/// @param held the removal that waits for an administrator (rule H2)
public record Person(
        UUID id,
        @Nullable UUID settingId,
        @Nullable Resource resource,
        long version,
        long rulesVersion,
        Origin origin,
        Status status,
        Map<String, JsonNode> values,
        Map<String, JsonNode> own,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant activeSince,
        @Nullable HeldRemoval held) {

    public Person {
        values = sorted(values);
        own = sorted(own);
    }

    /// A field's value as text, or empty.
    public Optional<String> text(String fieldKey) {
        return Optional.ofNullable(values.get(fieldKey)).map(JsonNode::asString);
    }

    public Optional<String> email() {
        return text(Field.EMAIL);
    }

    /// What a reader calls the person: first and last name, else the address, else the userName.
    public Optional<String> name() {
        String names =
                (text(Field.FIRST_NAME).orElse("") + " " + text(Field.LAST_NAME).orElse("")).strip();
        return names.isEmpty()
                ? email().or(() -> Optional.ofNullable(resource)
                        .map(said -> said.identity().userName()))
                : Optional.of(names);
    }

    /// The person as the groups of the identity provider know it.
    Mirror.Resident resident() {
        return new Mirror.Resident(id, resource == null ? null : resource.id());
    }

    /// The resource of a person that came from SCIM.
    public Resource scim() {
        if (resource == null) {
            throw new IllegalStateException("The person has no SCIM resource");
        }
        return resource;
    }

    /// The removal of a person of whom one is held.
    public HeldRemoval removal() {
        if (held == null) {
            throw new IllegalStateException("No removal of the person is held");
        }
        return held;
    }

    private static Map<String, JsonNode> sorted(Map<String, JsonNode> values) {
        return java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
