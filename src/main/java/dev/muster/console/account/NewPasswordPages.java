package dev.muster.console.account;

import dev.muster.access.account.Account;
import dev.muster.access.account.Doorkeeper;
import dev.muster.access.account.Origin;
import dev.muster.access.account.Secret;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.SessionCookie;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.Map;
import java.util.Optional;

/// What the link of `muster password-link` leads to. It shows nothing of whoever is signed in in this browser: the
/// link may be somebody else's.
public record NewPasswordPages(Console console, Doorkeeper doorkeeper, SessionCookie cookie) {

    private static final String PASSWORD = "password";
    private static final int LONGEST_SECRET = 100;

    public Response form(Gate.Anybody anybody, Request request) {
        Page page = console.page(request);
        return owner(request)
                .map(account ->
                        console.show(page, new NewPassword(FilledForm.fresh(page, Map.of()), account, request.path())))
                .orElseGet(() -> gone(page));
    }

    public Response change(Gate.Anybody anybody, Request request) {
        Page page = console.page(request);
        Optional<Account> account = owner(request);
        if (account.isEmpty()) {
            return gone(page);
        }
        FilledForm form = FilledForm.sent(page, request);
        String wanted = form.password(PASSWORD);
        Response changed = form.isWrong() ? null : form.attempt(() -> entered(page, request, wanted));
        return changed == null
                ? console.show(422, page, new NewPassword(form, account.get(), request.path()))
                : changed;
    }

    /// Whatever session the browser had before ends: it may be somebody else's.
    private Response entered(Page page, Request request, String wanted) {
        Origin from = new Origin(request.address(), request.id());
        return doorkeeper
                .passwordLinks()
                .use(secret(request), wanted, from)
                .map(session -> {
                    cookie.of(request).ifPresent(old -> doorkeeper.sessions().end(old, from));
                    return cookie.giveWith(console.done("/", "password-changed"), session);
                })
                .orElseGet(() -> gone(page));
    }

    private Optional<Account> owner(Request request) {
        return doorkeeper.passwordLinks().read(secret(request));
    }

    private Response gone(Page page) {
        return console.show(404, page, new InvitationGone());
    }

    private static Secret secret(Request request) {
        String text = request.pathParameter("link");
        return new Secret(text.length() <= LONGEST_SECRET ? text : "");
    }
}
