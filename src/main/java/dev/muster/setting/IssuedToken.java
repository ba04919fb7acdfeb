package dev.muster.setting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A token as it is kept: everything but the secret (rules T1, T2).
///
/// @param hint the last characters of the secret, to tell tokens apart
/// @param expiresAt null when it lives on
/// @param lastUsedAt null when it was never used
public record IssuedToken(
        UUID id,
        UUID setting,
        String name,
        String hint,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /// The name of the token that a trial run works with. What is done with it is not its client's doing.
    public static final String OF_A_TRIAL = "Trial run (made by Muster)";

    boolean isOfATrial() {
        return name.equals(OF_A_TRIAL);
    }

    IssuedToken ending(Instant end) {
        return new IssuedToken(id, setting, name, hint, createdAt, end, lastUsedAt);
    }
}
