package dev.muster.directory.group;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which target groups a reader looks for, and where a page of them begins. They stand in the order of their names.
///
/// @param search a part of the name, in any case, or an empty text
/// @param origin null for groups of every origin
/// @param from the group next to the page, which is not on it; null for the first page
/// @param isBackwards whether the page stands before that group
public record GroupWalk(
        String search,
        TargetGroup.@Nullable Origin origin,
        @Nullable UUID from,
        boolean isBackwards,
        int limit) {

    public GroupWalk {
        isBackwards = isBackwards && from != null;
    }
}
