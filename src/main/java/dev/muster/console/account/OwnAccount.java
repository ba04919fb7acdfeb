package dev.muster.console.account;

import dev.muster.access.account.Account;
import dev.muster.console.FilledForm;
import dev.muster.console.View;

/// Somebody's own account.
///
/// @param form for another password
public record OwnAccount(Account account, FilledForm form) implements View {
    @Override
    public String template() {
        return "account/own";
    }
}
