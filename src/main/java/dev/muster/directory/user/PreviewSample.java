package dev.muster.directory.user;

import dev.muster.directory.group.PlannedGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The first people whom an edit changes, as many as are asked for, or fewer when their values are very large.
final class PreviewSample {

    private static final long MOST_CHARACTERS = 2 << 20;

    private final int limit;
    private final List<PersonChange> changes = new ArrayList<>();
    private long characters;
    private boolean full;

    /// Groups that would appear, in the spelling of the first who needs one (rule G3).
    private final Map<String, PlannedGroups.Place> appearing = new HashMap<>();

    PreviewSample(int limit) {
        this.limit = limit;
    }

    /// @param more those who come next
    void add(List<PersonChange> more) {
        for (PersonChange change : more) {
            // One more than are shown tells that there is a next page.
            full |= changes.size() == limit || characters > MOST_CHARACTERS;
            if (full) {
                return;
            }
            changes.add(change.joining(this::first));
            characters += change.characters();
        }
    }

    private PlannedGroups.Place first(PlannedGroups.Place place) {
        return place.appears() ? appearing.computeIfAbsent(place.key(), key -> place) : place;
    }

    /// Whether there are more who change than are shown.
    boolean isFull() {
        return full;
    }

    List<PersonChange> shown() {
        return List.copyOf(changes);
    }

    Optional<UUID> last() {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.getLast().user());
    }
}
