package dev.muster.directory.group;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of target groups for a reader. Their members are counted up to [#MOST_COUNTED]; a greater number says only
/// that there are more.
///
/// @param previous the group before which the page before this one stands; null on the first page
/// @param next the group after which the next page stands; null on the last one
public record GroupPage(
        List<TargetGroup> groups,
        @Nullable UUID previous,
        @Nullable UUID next) {

    public static final int MOST_COUNTED = 1_000;

    public GroupPage {
        groups = List.copyOf(groups);
    }

    /// @param found in the direction of the walk, one more than a page shows where there are more
    static GroupPage of(GroupWalk walk, List<TargetGroup> found) {
        boolean more = found.size() > walk.limit();
        List<TargetGroup> shown = found.subList(0, Math.min(walk.limit(), found.size()));
        @Nullable UUID onwards = more ? shown.getLast().id() : null;
        @Nullable
        UUID back = walk.from() == null
                ? null
                : shown.isEmpty() ? walk.from() : shown.getFirst().id();
        return walk.isBackwards()
                ? new GroupPage(shown.reversed(), onwards, back)
                : new GroupPage(shown, back, onwards);
    }
}
