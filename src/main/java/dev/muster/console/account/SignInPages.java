package dev.muster.console.account;

import dev.muster.access.account.Doorkeeper;
import dev.muster.access.account.EmailAddress;
import dev.muster.access.account.Origin;
import dev.muster.access.account.Secret;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.OwnAddress;
import dev.muster.console.Page;
import dev.muster.console.Visitors;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Signing in.
public record SignInPages(Console console, Doorkeeper doorkeeper, Visitors visitors) {

    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";
    private static final String NEXT = "next";

    public Response form(Gate.Anybody anybody, Request request) {
        OwnAddress next = new OwnAddress(request.parameter(NEXT).orElse(""));
        if (visitors.find(request).isPresent()) {
            return Response.seeOther(next.text());
        }
        Page page = console.page(request);
        return console.show(page, new SignInForm(FilledForm.fresh(page, Map.of()), next.text()));
    }

    public Response signIn(Gate.Anybody anybody, Request request) {
        Page page = console.page(request);
        FilledForm form = FilledForm.sent(page, request);
        OwnAddress next = new OwnAddress(form.typed(NEXT));
        String email = form.text(EMAIL, EmailAddress.LONGEST);
        String password = form.password(PASSWORD);
        if (form.isWrong()) {
            return console.show(422, page, new SignInForm(form, next.text()));
        }
        try {
            Optional<Secret> session = doorkeeper.signIn().signIn(email, password, origin(request));
            if (session.isPresent()) {
                return entered(request, session.get(), next);
            }
            form.wrong("", page.text("sign-in.wrong"));
            return console.show(422, page, new SignInForm(form, next.text()));
        } catch (Refused refused) {
            return later(page, form, next, refused);
        }
    }

    /// Whatever session the browser had before ends: it may be somebody else's.
    private Response entered(Request request, Secret session, OwnAddress next) {
        visitors.cookie().of(request).ifPresent(old -> doorkeeper.sessions().end(old, origin(request)));
        return visitors.cookie().giveWith(Response.seeOther(next.text()), session);
    }

    private static Origin origin(Request request) {
        return new Origin(request.address(), request.id());
    }

    private Response later(Page page, FilledForm form, OwnAddress next, Refused refused) {
        return switch (refused.refusal()) {
            case Refusal.TooManyRequests many ->
                wait(
                        429,
                        page,
                        form,
                        next,
                        many.retryAfter(),
                        page.text("sign-in.too-many", minutes(many.retryAfter())));
            case Refusal.Unavailable busy -> wait(503, page, form, next, busy.retryAfter(), page.text("sign-in.busy"));
            default -> throw refused;
        };
    }

    private Response wait(
            int status, Page page, FilledForm form, OwnAddress next, Duration retryAfter, String message) {
        form.wrong("", message);
        return console.show(status, page, new SignInForm(form, next.text()))
                .with("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    private static long minutes(Duration duration) {
        return duration.plusSeconds(59).toMinutes();
    }
}
