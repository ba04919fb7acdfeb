package dev.muster.console.account;

import dev.muster.access.Role;
import dev.muster.access.account.Invitation;
import dev.muster.console.FilledForm;
import dev.muster.console.View;

/// What a one-time link shows: what it gives, and the form for a new account.
///
/// @param company the name of the company, or an empty text for an operator's
/// @param address where the form is sent
public record InvitationForm(FilledForm form, Invitation invitation, String company, String address) implements View {
    @Override
    public String template() {
        return "account/invitation";
    }

    public boolean isForOperator() {
        return invitation.role() == Role.OPERATOR;
    }

    /// Where somebody accepts it who is signed in.
    public String acceptance() {
        return "/invitation" + address.substring(address.lastIndexOf('/')) + "/acceptance";
    }

    /// Whether the address of the account is known already.
    public boolean isAddressed() {
        return invitation.email() != null;
    }

    public String email() {
        return invitation.email() == null ? "" : invitation.email().text();
    }

    public String role() {
        return invitation.role().word();
    }
}
