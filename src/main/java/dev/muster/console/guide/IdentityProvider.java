package dev.muster.console.guide;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The identity providers that have words of their own; all others are `GENERIC`. The key of its name in the texts
/// is `provider.` and its word.
public enum IdentityProvider {
    ENTRA,
    OKTA,
    ONELOGIN,
    JUMPCLOUD,
    GENERIC;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The key of its name.
    public String key() {
        return "provider." + word();
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
