package dev.muster.directory.user;

import java.util.Locale;

/// Where a person is in life (rules L1, L2).
public enum Status {
    ACTIVE,
    INACTIVE,
    DELETED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
