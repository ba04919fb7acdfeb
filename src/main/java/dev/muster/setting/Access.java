package dev.muster.setting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long the tokens and OAuth clients of a setting let its client in.
///
/// @param open whether one of them has no end
/// @param until when the last of the others ends; null when there is no other
public record Access(boolean open, @Nullable Instant until) {

    public Access {
        until = open ? null : until;
    }

    /// Whether none is valid any more.
    public boolean hasEnded(Instant now) {
        return !open && (until == null || !until.isAfter(now));
    }
}
