package dev.muster.directory.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page of people begins and how long it is.
///
/// @param from the person next to the page, who is not on it; null for the first page
/// @param isBackwards whether the page stands before that person
public record PeopleWalk(PeopleOrder order, @Nullable UUID from, boolean isBackwards, int limit) {

    public PeopleWalk {
        isBackwards = isBackwards && from != null;
    }
}
