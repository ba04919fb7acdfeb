package dev.muster.directory.user;

import org.jspecify.annotations.Nullable;

/// Where a person stands: its status, and the removal that is held back, if one is.
record Standing(Status status, @Nullable HeldRemoval held) {

    static Standing of(Person person) {
        return new Standing(person.status(), person.held());
    }

    static Standing of(Status status) {
        return new Standing(status, null);
    }
}
