package dev.muster.directory.group;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What holds a person in a group, and the event that told it.
///
/// @param giver `hand` or `rule`
/// @param rule the number of the rule as the event has it
/// @param setting whose client sent the request; null when it was no client of SCIM
public record GivenMembership(
        TargetGroup.Reference group,
        String giver,
        @Nullable String rule,
        @Nullable UUID eventId,
        @Nullable Instant at,
        @Nullable String requestId,
        @Nullable UUID setting) {

    public boolean byHand() {
        return giver.equals(MembershipStore.HAND);
    }
}
