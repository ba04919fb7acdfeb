package dev.muster.directory.user;

import dev.muster.directory.group.PlannedGroups;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What an edit of a setting would change for one person (rule R1).
///
/// @param user the target user
/// @param before the values of the fields that change, by key; a field without one is missing
/// @param left the groups that the person's rules no longer give
/// @param joined the groups that they give from then on
/// @param vacated those of `left` that no hand holds the person in either
public record PersonChange(
        UUID user,
        Map<String, JsonNode> before,
        Map<String, JsonNode> after,
        List<PlannedGroups.Place> left,
        List<PlannedGroups.Place> joined,
        List<UUID> vacated) {

    private static final int ID_CHARACTERS = 36;

    boolean isNone() {
        return before.isEmpty() && after.isEmpty() && left.isEmpty() && joined.isEmpty();
    }

    PersonChange joining(UnaryOperator<PlannedGroups.Place> place) {
        return new PersonChange(
                user, before, after, left, joined.stream().map(place).toList(), vacated);
    }

    /// About how long it is when it is written.
    long characters() {
        long values = Stream.of(before, after)
                .flatMap(side -> side.values().stream())
                .mapToLong(value -> value.asString().length())
                .sum();
        return values
                + Stream.of(left, joined)
                        .flatMap(List::stream)
                        .mapToLong(place -> place.name().length() + ID_CHARACTERS)
                        .sum();
    }

    /// How many fields change.
    int fields() {
        int filled = (int)
                after.keySet().stream().filter(key -> !before.containsKey(key)).count();
        return before.size() + filled;
    }
}
