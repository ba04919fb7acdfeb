package dev.muster.console;

import dev.muster.access.Caller;
import dev.muster.access.account.Account;

/// Somebody who is signed in.
///
/// @param caller what is open to them, and what their changes are recorded under
/// @param csrfToken the secret of their session's forms
public record Visitor(Account account, Caller caller, String csrfToken) {

    /// As the top bar shows it.
    public String name() {
        return account.name();
    }

    @Override
    public String toString() {
        return "Visitor[" + caller.actor() + "]";
    }
}
