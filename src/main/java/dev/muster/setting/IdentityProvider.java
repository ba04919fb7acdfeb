package dev.muster.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The identity providers that are known by name; all others are `GENERIC`. Which one it is decides what an
/// administrator reads, and never how a client is understood: that is the [Dialect]'s.
public enum IdentityProvider {
    ENTRA,
    OKTA,
    ONELOGIN,
    JUMPCLOUD,
    GENERIC;

    static final List<String> WORDS =
            Arrays.stream(values()).map(IdentityProvider::word).toList();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<IdentityProvider> of(String word) {
        return Arrays.stream(values())
                .filter(provider -> provider.word().equals(word))
                .findFirst();
    }

    /// The one that a setting is called after.
    public static IdentityProvider namedIn(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("azure") || lower.contains("microsoft")) {
            return ENTRA;
        }
        return Arrays.stream(values())
                .filter(provider -> lower.contains(provider.word()))
                .findFirst()
                .orElse(GENERIC);
    }
}
