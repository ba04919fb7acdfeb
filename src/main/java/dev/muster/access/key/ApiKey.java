package dev.muster.access.key;

import dev.muster.access.Role;
import dev.muster.company.CompanyId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An API key as it is kept: everything but the secret.
///
/// @param company null for one of an operator
/// @param hint the last characters of the secret, to tell keys apart
/// @param createdBy the account that made it; null when a key did
/// @param expiresAt null when it lives on
/// @param lastUsedAt to the minute; null when it was never used
public record ApiKey(
        UUID id,
        @Nullable CompanyId company,
        Role role,
        String name,
        String hint,
        @Nullable UUID createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    public static final int LONGEST_NAME = 256;

    public ApiKey {
        if ((role == Role.OPERATOR) != (company == null)) {
            throw new IllegalArgumentException("An operator's key belongs to no company, and every other to one");
        }
    }
}
