package dev.muster.directory.user;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of people for a reader.
///
/// @param previous the person before whom the page before this one stands; null on the first page
/// @param next the person after whom the next page stands; null on the last one
/// @param isCutShort whether the page is short because there was too much to look through for one page; the next one
/// goes on there
public record PeoplePage(
        List<Person> people,
        @Nullable UUID previous,
        @Nullable UUID next,
        boolean isCutShort) {

    /// How many people are looked at for one page.
    static final int LOOKED_AT = 5_000;

    public PeoplePage {
        people = List.copyOf(people);
    }

    /// @param found in the direction of the walk, one more than a page shows where there are more
    /// @param last the last person that was looked at, where there may be more behind
    static PeoplePage of(PeopleWalk walk, List<Person> found, @Nullable UUID last) {
        boolean more = found.size() > walk.limit();
        List<Person> shown = found.subList(0, Math.min(walk.limit(), found.size()));
        @Nullable UUID onwards = more ? shown.getLast().id() : last;
        @Nullable
        UUID back = walk.from() == null
                ? null
                : shown.isEmpty() ? walk.from() : shown.getFirst().id();
        return walk.isBackwards()
                ? new PeoplePage(shown.reversed(), onwards, back, !more && last != null)
                : new PeoplePage(shown, back, onwards, !more && last != null);
    }
}
