package dev.muster.setting;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
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

    /// What is done with a token of a trial is in no log and in no count: so nobody else gives one its name.
    static void refuseNameOfATrial(String name) {
        if (name.strip().equals(OF_A_TRIAL)) {
            throw new Refused(new Refusal.InvalidValue("name", "is kept for trial runs; choose another"));
        }
    }

    boolean isOfATrial() {
        return name.equals(OF_A_TRIAL);
    }

    IssuedToken ending(Instant end) {
        return new IssuedToken(id, setting, name, hint, createdAt, end, lastUsedAt);
    }
}
