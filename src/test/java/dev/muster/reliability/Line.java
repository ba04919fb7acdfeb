package dev.muster.reliability;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line of the ledger: one resource, by the name that its owner gave it. Its owner alone changes it, and looks
/// at it by one thread at a time.
final class Line {

    private final boolean group;
    private final String name;
    private volatile @Nullable Known known;
    private volatile @Nullable Intent open;

    Line(boolean group, String name) {
        this.group = group;
        this.name = name;
    }

    boolean isGroup() {
        return group;
    }

    String name() {
        return name;
    }

    /// As it was acknowledged last; empty when nothing is there.
    Optional<Known> known() {
        return Optional.ofNullable(known);
    }

    /// What was asked for and not answered with a yes or a no.
    Optional<Intent> open() {
        return Optional.ofNullable(open);
    }

    void asks(Intent intent) {
        open = intent;
    }

    /// The answer was yes.
    void acknowledged(@Nullable Known now) {
        known = now;
        open = null;
    }

    /// The answer was no.
    void refused() {
        open = null;
    }

    /// Somebody else's deletion took a member away, which may have been a change of the group.
    void loses(String member) {
        Known before = known;
        if (before != null && before.content().members().contains(member)) {
            known = new Known(before.id(), before.content().onlyMembers(other -> !other.equals(member)), null, null);
        }
    }

    /// What does not fit between what was told and what is there; empty when all fits.
    Optional<String> complaint(@Nullable Known found) {
        Known told = known;
        Intent asked = open;
        boolean asTold = told == null ? found == null : found != null && told.is(found);
        boolean asAsked = asked != null
                && (asked.wanted() == null
                        ? found == null
                        : found != null && asked.wanted().equals(found.content()));
        return asTold || asAsked
                ? Optional.empty()
                : Optional.of(
                        name + " was acknowledged as " + told + ", asked for was " + asked + ", there is " + found);
    }
}
