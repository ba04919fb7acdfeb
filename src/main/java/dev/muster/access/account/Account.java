package dev.muster.access.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who can sign in.
///
/// @param operator whether all companies are theirs
/// @param lastSignInAt null for somebody who never has
public record Account(
        UUID id,
        EmailAddress email,
        String name,
        boolean operator,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {

    public static final int LONGEST_NAME = 200;

    /// A record would print who it is.
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
