package dev.muster.directory.group;

import java.util.Arrays;
import java.util.Optional;

/// Who holds a person in a group (rule G5).
public enum Givers {
    NOBODY(""),
    HAND("hand"),
    RULE("rule"),
    BOTH("hand; rule");

    private final String text;

    Givers(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Givers of(boolean hand, boolean rule) {
        if (hand) {
            return rule ? BOTH : HAND;
        }
        return rule ? RULE : NOBODY;
    }

    static Optional<Givers> of(String text) {
        return Arrays.stream(values())
                .filter(givers -> givers.text.equalsIgnoreCase(text))
                .findFirst();
    }

    boolean hand() {
        return this == HAND || this == BOTH;
    }

    boolean rule() {
        return this == RULE || this == BOTH;
    }
}
