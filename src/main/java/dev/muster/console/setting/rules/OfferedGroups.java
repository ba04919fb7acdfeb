package dev.muster.console.setting.rules;

import dev.muster.directory.group.TargetGroup;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The groups that may be chosen as the target group. A company may have more than anybody looks through: then the
/// others are found by a part of their names.
///
/// @param all in the order of their names
/// @param part of the name, as it was asked for; empty when nothing was
/// @param noneFound whether no group has the part in its name
/// @param hasMore whether more groups have it than are offered
public record OfferedGroups(List<TargetGroup.Reference> all, String part, boolean noneFound, boolean hasMore) {

    public static final int MOST = 200;

    /// @param found those that have the part in their names, one more than are offered at most
    /// @param meant those that have to be offered in any case
    static OfferedGroups of(String part, List<TargetGroup.Reference> found, List<TargetGroup.Reference> meant) {
        Map<UUID, TargetGroup.Reference> offered = new LinkedHashMap<>();
        found.stream().limit(MOST).forEach(group -> offered.put(group.id(), group));
        meant.forEach(group -> offered.putIfAbsent(group.id(), group));
        List<TargetGroup.Reference> named = offered.values().stream()
                .sorted(Comparator.comparing(TargetGroup.Reference::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return new OfferedGroups(named, part, found.isEmpty(), found.size() > MOST);
    }

    /// Whether there is something to search among.
    public boolean areMany() {
        return hasMore || !part.isEmpty();
    }
}
