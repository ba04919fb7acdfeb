package dev.muster.console.table;

import dev.muster.console.Place;
import java.util.Locale;

/// What a table is about.
public enum TableKind {
    PEOPLE(Place.PEOPLE),
    GROUPS(Place.GROUPS);

    private final Place place;

    TableKind(Place place) {
        this.place = place;
    }

    public Place place() {
        return place;
    }

    /// The part of the keys of its words.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
