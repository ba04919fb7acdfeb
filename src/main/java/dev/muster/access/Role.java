package dev.muster.access;

import java.util.Arrays;
import java.util.Locale;

/// What somebody may do: run the installation, run one company, or only look at it.
public enum Role {
    OPERATOR,
    ADMINISTRATOR,
    VIEWER;

    /// As it is stored and as the API names it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No role is called so"));
    }
}
