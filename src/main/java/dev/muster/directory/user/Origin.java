package dev.muster.directory.user;

import java.util.Locale;

/// How a person first came into the company.
public enum Origin {
    SCIM,
    IMPORT,
    API;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Origin of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
