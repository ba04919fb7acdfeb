package dev.muster.directory.user;

import dev.muster.directory.group.PlannedGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Adds up what a preview finds. It remembers groups, never people, so that its size follows the number of groups.
final class PreviewTally {

    private long people;
    private long fieldChanges;
    private long groupChanges;
    private final Set<String> appearing = new HashSet<>();
    private final Set<String> joined = new HashSet<>();
    private final Map<UUID, Long> vacated = new HashMap<>();

    void add(PersonChange change) {
        people++;
        fieldChanges += change.fields();
        groupChanges += change.left().size() + change.joined().size();
        for (PlannedGroups.Place place : change.joined()) {
            joined.add(place.key());
            if (place.appears()) {
                appearing.add(place.key());
            }
        }
        change.vacated().forEach(group -> vacated.merge(group, 1L, Long::sum));
    }

    /// The groups that end without a member only if those who leave are all that they have.
    List<UUID> vacated() {
        List<UUID> groups = new ArrayList<>(vacated.keySet());
        groups.removeIf(group -> joined.contains(group.toString()));
        return groups;
    }

    /// @param sizes of the [#vacated()] groups today
    Preview.Counts counts(Map<UUID, Long> sizes) {
        long emptied = vacated().stream()
                .filter(group -> sizes.getOrDefault(group, 0L).equals(vacated.get(group)))
                .count();
        return new Preview.Counts(people, fieldChanges, groupChanges, appearing.size(), emptied);
    }
}
