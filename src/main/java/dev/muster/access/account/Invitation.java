package dev.muster.access.account;

import dev.muster.access.Role;
import dev.muster.company.CompanyId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a one-time link gives to whoever opens it first.
///
/// @param company null for an operator's
/// @param email the address of the account; null when whoever accepts it chooses one
/// @param invitedBy the account that invites; null for the first start and for a key
public record Invitation(
        UUID id,
        Role role,
        @Nullable CompanyId company,
        @Nullable EmailAddress email,
        @Nullable UUID invitedBy,
        Instant createdAt,
        Instant expiresAt) {

    public Invitation {
        if ((role == Role.OPERATOR) != (company == null)) {
            throw new IllegalArgumentException("An operator belongs to no company, and everybody else to one");
        }
    }
}
