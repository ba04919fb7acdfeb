package dev.muster.directory.user;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The refusal of a SCIM request whose address belongs to somebody else (rules L5, L6), with what an
/// administrator needs to settle it. Nothing of it is in the answer.
public final class AddressTaken extends Refused {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // refusals never leave the process
    private final Claim claim;

    AddressTaken(Claim claim) {
        super(new Refusal.Uniqueness("emails", claim.kind().message()));
        this.claim = claim;
    }

    /// @param emailKey the folded address
    /// @param resource what the client sent, or what its change would have led to
    /// @param changed the person of the setting whose change was refused; null for a POST
    record Claim(
            Conflict.Kind kind,
            String emailKey,
            ObjectNode resource,
            @Nullable UUID changed) {}

    Claim claim() {
        return claim;
    }
}
