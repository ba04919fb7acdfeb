package dev.muster.directory.user;

import dev.muster.directory.group.PlannedGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Adds up what a preview finds. It remembers groups, never people, each of them in a few bytes whatever its name but
/// for the first, which are told by their names, and not more of them than there is room for.
final class PreviewTally {

    /// So many groups are told by their names.
    static final int MOST_NAMED = 20;

    private static final int MOST_GROUPS = 1_000_000;
    private static final int SIZES_AT_ONCE = 2_000;

    private final CountedGroups groups = new CountedGroups();
    private final Map<String, PlannedGroups.Place> created = new LinkedHashMap<>();
    private final List<UUID> emptied = new ArrayList<>();
    private long people;
    private long fieldChanges;
    private long groupChanges;
    private long addressesKept;

    void add(PersonChange change) {
        people++;
        fieldChanges += change.fields();
        groupChanges += change.left().size() + change.joined().size();
        for (PlannedGroups.Place place : change.joined()) {
            groups.joined(place);
            if (place.appears() && created.size() < MOST_NAMED) {
                created.putIfAbsent(place.key(), place);
            }
        }
        change.vacated().forEach(groups::vacated);
    }

    void addKept(int addresses) {
        addressesKept += addresses;
    }

    boolean isFull() {
        return groups.size() >= MOST_GROUPS;
    }

    /// @param sizes tells how many people are in groups today
    Preview.Counts counts(Function<List<UUID>, Map<UUID, Long>> sizes) {
        long left = 0;
        emptied.clear();
        // Only where those who leave are all that a group has does it end without a member.
        for (Map<UUID, Long> some : groups.vacated(SIZES_AT_ONCE)) {
            Map<UUID, Long> today = sizes.apply(List.copyOf(some.keySet()));
            List<UUID> ending = some.entrySet().stream()
                    .filter(group -> group.getValue().equals(today.get(group.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
            left += ending.size();
            ending.stream().limit(MOST_NAMED - (long) emptied.size()).forEach(emptied::add);
        }
        return new Preview.Counts(people, fieldChanges, groupChanges, groups.appearing(), left, addressesKept);
    }

    /// The first groups that are made or come back, in the spelling of the first who needs one (rule G3).
    List<PlannedGroups.Place> created() {
        return List.copyOf(created.values());
    }

    /// The first groups that end without a member, as they were counted.
    List<UUID> emptied() {
        return List.copyOf(emptied);
    }
}
