package dev.muster.console.account;

import dev.muster.access.Companies;
import dev.muster.access.account.Account;
import dev.muster.access.account.Doorkeeper;
import dev.muster.access.account.EmailAddress;
import dev.muster.access.account.Invitation;
import dev.muster.access.account.Invitations;
import dev.muster.access.account.Origin;
import dev.muster.access.account.Secret;
import dev.muster.company.Company;
import dev.muster.company.CompanyId;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Visitor;
import dev.muster.console.Visitors;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one-time links lead to: the first start, and invitations.
public record InvitationPages(Console console, Doorkeeper doorkeeper, Companies companies, Visitors visitors) {

    private static final String EMAIL = "email";
    private static final String NAME = "name";
    private static final String PASSWORD = "password";
    private static final int LONGEST_SECRET = 100;

    public Response form(Gate.Anybody anybody, Request request) {
        Page page = page(request);
        return invitation(request)
                .map(open -> console.show(page, view(FilledForm.fresh(page, Map.of()), open, request)))
                .orElseGet(() -> gone(page));
    }

    public Response accept(Gate.Anybody anybody, Request request) {
        Page page = page(request);
        Optional<Invitation> open = invitation(request);
        if (open.isEmpty()) {
            return gone(page);
        }
        return join(page, open.get(), request);
    }

    /// Somebody who is signed in takes it for the account that they have. It stands behind the gate that asks for
    /// the token of the session's forms: nobody else can make a browser do it.
    public Response take(Visitor visitor, Request request) {
        Page page = console.page(request, visitor);
        return doorkeeper
                        .invitations()
                        .accept(secret(request), visitor.account().id(), origin(request))
                ? console.done("/", "welcome")
                : gone(page);
    }

    private Response join(Page page, Invitation open, Request request) {
        FilledForm form = FilledForm.sent(page, request);
        String email = open.email() == null ? form.text(EMAIL, EmailAddress.LONGEST) : "";
        String name = form.text(NAME, Account.LONGEST_NAME);
        String password = form.password(PASSWORD);
        Response joined = form.isWrong()
                ? null
                : form.attempt(() -> doorkeeper
                        .invitations()
                        .accept(secret(request), new Invitations.Newcomer(email, name, password), origin(request))
                        .map(session -> visitors.cookie().giveWith(console.done("/", "welcome"), session))
                        .orElseGet(() -> gone(page)));
        return joined == null ? console.show(422, page, view(form, open, request)) : joined;
    }

    private Page page(Request request) {
        return visitors.find(request)
                .map(visitor -> console.page(request, visitor))
                .orElseGet(() -> console.page(request));
    }

    private Optional<Invitation> invitation(Request request) {
        return doorkeeper.invitations().read(secret(request));
    }

    private InvitationForm view(FilledForm form, Invitation open, Request request) {
        @Nullable CompanyId company = open.company();
        String name = company == null
                ? ""
                : companies.read(company).map(Company::name).orElse("");
        return new InvitationForm(form, open, name, request.path());
    }

    private Response gone(Page page) {
        return console.show(404, page, new InvitationGone());
    }

    private static Origin origin(Request request) {
        return new Origin(request.address(), request.id());
    }

    private static Secret secret(Request request) {
        String text = request.pathParameter("link");
        return new Secret(text.length() <= LONGEST_SECRET ? text : "");
    }
}
