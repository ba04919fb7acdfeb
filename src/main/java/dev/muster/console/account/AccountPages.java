package dev.muster.console.account;

import dev.muster.access.account.Doorkeeper;
import dev.muster.access.account.Origin;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.SessionCookie;
import dev.muster.console.Visitor;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.Map;

/// One's own account: another password, and leaving, here or everywhere.
public record AccountPages(Console console, Doorkeeper doorkeeper, SessionCookie cookie) {

    private static final String PRESENT = "present";
    private static final String PASSWORD = "password";

    public Response get(Visitor visitor, Request request) {
        Page page = console.page(request, visitor);
        return console.show(page, new OwnAccount(visitor.account(), FilledForm.fresh(page, Map.of())));
    }

    /// All other sessions end: somebody who fears for the password wants nobody else to stay in.
    public Response changePassword(Visitor visitor, Request request) {
        Page page = console.page(request, visitor);
        FilledForm form = FilledForm.sent(page, request);
        String present = form.password(PRESENT);
        String wanted = form.password(PASSWORD);
        Response changed = form.isWrong()
                ? null
                : form.attempt(() -> doorkeeper
                        .signIn()
                        .changePassword(visitor.account().id(), present, wanted, origin(request))
                        .map(session -> cookie.giveWith(console.done("/account", "password-changed"), session))
                        .orElseGet(() -> wrongPresent(page, visitor, form)));
        return changed == null ? again(page, visitor, form) : changed;
    }

    private Response wrongPresent(Page page, Visitor visitor, FilledForm form) {
        form.wrong(PRESENT, page.text("account.present.wrong"));
        return again(page, visitor, form);
    }

    private Response again(Page page, Visitor visitor, FilledForm form) {
        return console.show(422, page, new OwnAccount(visitor.account(), form));
    }

    public Response endSessions(Visitor visitor, Request request) {
        doorkeeper.sessions().endAll(visitor.account(), origin(request));
        return cookie.takeWith(console.done("/sign-in", "signed-out-everywhere"));
    }

    private static Origin origin(Request request) {
        return new Origin(request.address(), request.id());
    }

    public Response signOut(Visitor visitor, Request request) {
        cookie.of(request).ifPresent(secret -> doorkeeper.sessions().end(secret, origin(request)));
        return cookie.takeWith(console.done("/sign-in", "signed-out"));
    }
}
