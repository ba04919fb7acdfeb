package dev.muster.console.account;

import dev.muster.access.Role;
import dev.muster.access.account.Doorkeeper;
import dev.muster.access.account.EmailAddress;
import dev.muster.access.account.Invitations;
import dev.muster.access.account.Roles;
import dev.muster.access.key.ApiKey;
import dev.muster.access.key.KeyRing;
import dev.muster.company.CompanyId;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Visit;
import dev.muster.console.Visitor;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may come in: accounts, invitations and API keys, of a company or of the installation.
public record AdmissionPages(Console console, Doorkeeper doorkeeper, KeyRing ring, Clock clock) {

    private static final String EMAIL = "email";
    private static final String ROLE = "role";
    private static final String NAME = "name";
    private static final String DAYS = "days";
    private static final int MOST_DAYS = 3650;
    private static final UUID START = new UUID(0, 0);

    public Response ofCompany(Visit visit, Request request) {
        return show(200, realm(visit, request), null, null, null);
    }

    public Response ofInstallation(Visitor visitor, Request request) {
        return show(200, realm(visitor, request), null, null, null);
    }

    public Response invite(Visit visit, Request request) {
        return invite(realm(visit, request), request);
    }

    public Response inviteOperator(Visitor visitor, Request request) {
        return invite(realm(visitor, request), request);
    }

    public Response revokeInvitation(Visit visit, Request request) {
        return revokeInvitation(realm(visit, request), request);
    }

    public Response revokeOperatorInvitation(Visitor visitor, Request request) {
        return revokeInvitation(realm(visitor, request), request);
    }

    public Response changeRole(Visit visit, Request request) {
        Realm realm = realm(visit, request);
        Role role = role(FilledForm.sent(realm.page(), request), realm);
        doorkeeper.roles().change(realm.actor(), visit.company().id(), request.pathId("account"), role);
        return console.done(realm.base(), "role-changed");
    }

    public Response remove(Visit visit, Request request) {
        Realm realm = realm(visit, request);
        doorkeeper.roles().remove(realm.actor(), visit.company().id(), request.pathId("account"));
        return console.done(realm.base(), "access-removed");
    }

    public Response removeOperator(Visitor visitor, Request request) {
        Realm realm = realm(visitor, request);
        doorkeeper.roles().removeOperator(realm.actor(), request.pathId("account"));
        return console.done(realm.base(), "access-removed");
    }

    public Response createKey(Visit visit, Request request) {
        return createKey(realm(visit, request), request);
    }

    public Response createOperatorKey(Visitor visitor, Request request) {
        return createKey(realm(visitor, request), request);
    }

    public Response revokeKey(Visit visit, Request request) {
        return revokeKey(realm(visit, request), request);
    }

    public Response revokeOperatorKey(Visitor visitor, Request request) {
        return revokeKey(realm(visitor, request), request);
    }

    /// The one answer that holds the link: nothing keeps it to show it again.
    private Response invite(Realm realm, Request request) {
        FilledForm form = FilledForm.sent(realm.page(), request);
        String email = form.text(EMAIL, EmailAddress.LONGEST);
        Role role = role(form, realm);
        Invitations.@Nullable Issued issued = form.isWrong()
                ? null
                : form.attempt(() ->
                        doorkeeper.invitations().invite(realm.actor(), role, realm.company(), new EmailAddress(email)));
        if (issued == null) {
            return show(422, realm, form, null, null);
        }
        String link = console.baseUrl() + "/invitation/" + issued.secret().text();
        return show(200, realm, null, null, new AccessView.Fresh("invitation", link));
    }

    private Response revokeInvitation(Realm realm, Request request) {
        doorkeeper.invitations().revoke(realm.actor(), realm.company(), request.pathId("invitation"));
        return console.done(realm.base(), "invitation-revoked");
    }

    private Response createKey(Realm realm, Request request) {
        FilledForm form = FilledForm.sent(realm.page(), request);
        String name = form.text(NAME, ApiKey.LONGEST_NAME);
        Role role = role(form, realm);
        @Nullable
        Instant end = form.typed(DAYS).isBlank()
                ? null
                : clock.instant().plus(Duration.ofDays(form.number(DAYS, 1, MOST_DAYS)));
        if (form.isWrong()) {
            return show(422, realm, null, form, null);
        }
        KeyRing.Issued issued = ring.create(realm.actor(), realm.company(), new KeyRing.Wanted(role, name, end));
        AccessView.Fresh fresh = new AccessView.Fresh("key", issued.secret().text());
        return show(200, realm, null, null, fresh);
    }

    private Response revokeKey(Realm realm, Request request) {
        ring.revoke(realm.actor(), realm.company(), request.pathId("key"));
        return console.done(realm.base(), "key-revoked");
    }

    private Response show(
            int status,
            Realm realm,
            @Nullable FilledForm invite,
            @Nullable FilledForm key,
            AccessView.@Nullable Fresh fresh) {
        @Nullable CompanyId company = realm.company();
        Roles roles = doorkeeper.roles();
        FilledForm empty = FilledForm.fresh(realm.page(), Map.of());
        return console.show(
                status,
                realm.page(),
                new AccessView(
                        realm.base(),
                        realm.roles(),
                        company == null ? roles.operators() : roles.ofCompany(company),
                        realm.page().mayChange() ? doorkeeper.invitations().open(company) : List.of(),
                        ring.page(company, START, Roles.MOST),
                        invite == null ? empty : invite,
                        key == null ? empty : key,
                        fresh,
                        realm.visitor().account().id()));
    }

    /// What was not chosen from the list is the role that may least.
    private static Role role(FilledForm form, Realm realm) {
        return realm.roles().stream()
                .filter(role -> role.word().equals(form.typed(ROLE)))
                .findFirst()
                .orElse(realm.roles().getFirst());
    }

    private Realm realm(Visit visit, Request request) {
        return Realm.ofCompany(
                console.page(request, visit), visit.visitor(), visit.company().id());
    }

    private Realm realm(Visitor visitor, Request request) {
        return Realm.ofInstallation(console.page(request, visitor), visitor);
    }
}
