package dev.muster.directory.user;

/// How many people there are, as far as it is worth counting.
///
/// @param number of those that were counted
/// @param isExact whether these are all; otherwise there are at least so many
public record PeopleCount(long number, boolean isExact) {

    /// Past this nobody counts on.
    public static final int MOST = 1_000;

    static PeopleCount of(long found, boolean all) {
        return found > MOST ? new PeopleCount(MOST, false) : new PeopleCount(found, all);
    }
}
