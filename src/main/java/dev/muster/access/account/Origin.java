package dev.muster.access.account;

import dev.muster.activity.Actor;
import java.util.UUID;

/// Where somebody's request comes from, who may not be signed in yet.
///
/// @param address of the machine that sent it
public record Origin(String address, String requestId) {

    Actor actor(UUID account) {
        return new Actor(Actor.Kind.ACCOUNT, account, requestId, address);
    }

    /// Somebody who has not said who they are, or lied.
    Actor nobody() {
        return new Actor(Actor.Kind.ACCOUNT, null, requestId, address);
    }
}
