package dev.muster.console;

import dev.muster.access.Caller;

/// Somebody who is signed in.
///
/// @param caller what is open to them, and what their changes are recorded under
/// @param name as the top bar shows it
/// @param csrfToken the secret of their session's forms
public record Visitor(Caller caller, String name, String csrfToken) {

    @Override
    public String toString() {
        return "Visitor[" + caller.actor() + "]";
    }
}
