package dev.muster.console.account;

import dev.muster.console.View;

/// A link that was used, is too old, or never was.
public record InvitationGone() implements View {
    @Override
    public String template() {
        return "account/gone";
    }
}
