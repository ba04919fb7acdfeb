package dev.muster.directory.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A removal that the client asked for and that waits for an administrator (rule H2).
///
/// @param becomes what the person would be after it: inactive or deleted
/// @param since when the client asked for it
/// @param requestId the client's request
public record HeldRemoval(
        Status becomes, Instant since, @Nullable String requestId) {

    public HeldRemoval {
        if (becomes == Status.ACTIVE) {
            throw new IllegalArgumentException("Nobody is removed by becoming active");
        }
    }
}
