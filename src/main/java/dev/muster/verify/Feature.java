package dev.muster.verify;

import java.util.Locale;

/// What a server may leave out, by the name that discovery has for it.
public enum Feature implements Need {
    PATCH("patch.supported"),
    BULK("bulk.supported"),
    FILTER("filter.supported"),
    SORT("sort.supported"),
    ETAG("etag.supported"),
    CURSOR("pagination.cursor"),
    USERS("User"),
    GROUPS("Group"),
    SCHEMAS("/Schemas"),
    RESOURCE_TYPES("/ResourceTypes"),
    CONFIG("/ServiceProviderConfig");

    private final String published;

    Feature(String published) {
        this.published = published;
    }

    /// The flag, resource type or address.
    String published() {
        return published;
    }

    /// As people and `--only` write it.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
