package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Habit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
        return read(members, this::id);
    }

    /// The same for members who shall leave: who is unknown is in no group, and has left already (RFC 7644
    /// section 3.5.2.2).
    public List<UUID> removed(JsonNode members) {
        return read(members, MemberIds::known);
    }

    private static List<UUID> read(JsonNode members, Function<String, Optional<UUID>> id) {
        if (!members.isArray()) {
            return id.apply(value(members)).map(List::of).orElse(List.of());
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (JsonNode member : members) {
            id.apply(value(member)).ifPresent(ids::add);
        }
        return new ArrayList<>(ids);
    }

    private static String value(JsonNode member) {
        if (!member.isObject()) {
            throw new Refused(new Refusal.InvalidValue("members", "must be objects with a value"));
        }
        @Nullable JsonNode value = ValueReader.member(member, "value");
        if (value == null || !value.isString()) {
            throw nobody();
        }
        return value.stringValue();
    }

    /// Text that is no id of ours names nobody: skipped or refused, as an unknown id is.
    public Optional<UUID> id(String text) {
        Optional<UUID> id = known(text);
        if (id.isEmpty() && !habits.understand(Habit.UNKNOWN_MEMBER)) {
            throw nobody();
        }
        return id;
    }

    /// The id that the text is, in the one spelling that ids have (RFC 7643 section 3.1).
    public static Optional<UUID> known(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refused nobody() {
        return new Refused(new Refusal.InvalidValue(VALUE, "must be the id of a user or a group"));
    }
}
