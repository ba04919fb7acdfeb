package dev.muster.directory.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// In which order a reader walks through people.
public enum PeopleOrder {
    /// By first and last name; who has no name stands by address or userName.
    NAME,
    NEWEST,
    OLDEST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PeopleOrder> of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word().equals(word))
                .findFirst();
    }

    boolean isDescending() {
        return this == NEWEST;
    }

    /// As an `order by` has it. Ids are given in the order of time.
    String columns(boolean backwards) {
        String way = isDescending() == backwards ? "" : " desc";
        return (this == NAME ? "name_key" + way + ", " : "") + "id" + way;
    }
}
