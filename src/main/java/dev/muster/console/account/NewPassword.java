package dev.muster.console.account;

import dev.muster.access.account.Account;
import dev.muster.console.FilledForm;
import dev.muster.console.View;

/// What a link to a new password shows: whose it is, and the form.
///
/// @param address where the form is sent
public record NewPassword(FilledForm form, Account account, String address) implements View {
    @Override
    public String template() {
        return "account/new-password";
    }
}
