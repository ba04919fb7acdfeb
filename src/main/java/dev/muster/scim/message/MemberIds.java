package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.dialect.Habit;
import dev.muster.scim.dialect.Habits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The ids in a list of group members (RFC 7643 section 4.2). Only `value` counts: type, name and `$ref` are
/// the server's to know.
public record MemberIds(Habits habits) {

    private static final String VALUE = "members.value";

    /// Reads the ids of all members.
    ///
    /// @param members an array of member objects, or one object
    /// @return each id once, in the order sent
    public List<UUID> read(JsonNode members) {
        if (!members.isArray()) {
            return member(members).map(List::of).orElse(List.of());
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (JsonNode member : members) {
            member(member).ifPresent(ids::add);
        }
        return new ArrayList<>(ids);
    }

    private Optional<UUID> member(JsonNode member) {
        if (!member.isObject()) {
            throw new Refused(new Refusal.InvalidValue("members", "must be objects with a value"));
        }
        @Nullable JsonNode value = ValueReader.member(member, "value");
        if (value == null || !value.isString()) {
            throw new Refused(new Refusal.InvalidValue(VALUE, "must be the id of a user or a group"));
        }
        return id(value.stringValue());
    }

    /// Text that is no id of ours names nobody: skipped or refused, as an unknown id is.
    public Optional<UUID> id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return Optional.of(id);
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for an id in another spelling
        }
        if (habits.understand(Habit.UNKNOWN_MEMBER)) {
            return Optional.empty();
        }
        throw new Refused(new Refusal.InvalidValue(VALUE, "must be the id of a user or a group"));
    }
}
