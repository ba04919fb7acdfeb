package dev.muster.directory.group;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The groups into which one request has put other groups. A circle of groups may be closed by the request that
/// has made its other part too, as a bulk may (RFC 7644 section 3.7.1), and by no other.
public final class Nesting {

    private final Set<UUID> outer = new HashSet<>();

    /// To be told of a group that other groups have been put into.
    void into(UUID group) {
        outer.add(group);
    }

    /// Those of the groups that this request has put nothing into: they may close no circle.
    List<UUID> untouched(Collection<UUID> groups) {
        return groups.stream().filter(group -> !outer.contains(group)).toList();
    }
}
