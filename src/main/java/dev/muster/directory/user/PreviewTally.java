package dev.muster.directory.user;

import dev.muster.directory.group.PlannedGroups;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Adds up what a preview finds. It remembers groups, never people, each of them in a few bytes whatever its name, and
/// not more of
/// them than there is room for.
final class PreviewTally {

    private static final int MOST_GROUPS = 1_000_000;
    private static final int SIZES_AT_ONCE = 2_000;

    private final CountedGroups groups = new CountedGroups();
    private long people;
    private long fieldChanges;
    private long groupChanges;

    void add(PersonChange change) {
        people++;
        fieldChanges += change.fields();
        groupChanges += change.left().size() + change.joined().size();
        for (PlannedGroups.Place place : change.joined()) {
            groups.joined(place);
        }
        change.vacated().forEach(groups::vacated);
    }

    boolean isFull() {
        return groups.size() >= MOST_GROUPS;
    }

    /// @param sizes tells how many people are in groups today
    Preview.Counts counts(Function<List<UUID>, Map<UUID, Long>> sizes) {
        long emptied = 0;
        // Only where those who leave are all that a group has does it end without a member.
        for (Map<UUID, Long> some : groups.vacated(SIZES_AT_ONCE)) {
            Map<UUID, Long> today = sizes.apply(List.copyOf(some.keySet()));
            emptied += some.entrySet().stream()
                    .filter(group -> group.getValue().equals(today.get(group.getKey())))
                    .count();
        }
        return new Preview.Counts(people, fieldChanges, groupChanges, groups.appearing(), emptied);
    }
}
