package dev.muster.console.account;

import dev.muster.console.FilledForm;
import dev.muster.console.View;

/// The page on which one signs in.
///
/// @param next where it leads then
public record SignInForm(FilledForm form, String next) implements View {
    @Override
    public String template() {
        return "account/sign-in";
    }
}
