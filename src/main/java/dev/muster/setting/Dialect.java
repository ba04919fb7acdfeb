package dev.muster.setting;

import java.util.Locale;

/// How a setting reads what its client writes: with the habits of known clients understood, or by the letter of
/// the RFCs only.
public enum Dialect {
    TOLERANT,
    STRICT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
