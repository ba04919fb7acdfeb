package dev.muster.access.account;

import dev.muster.access.Role;
import dev.muster.activity.Actor;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Database;
import dev.muster.store.Handle;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One-time links that make accounts. There is no mail server: whoever invites hands the link on.
public record Invitations(
        Database database, Clock clock, Ids ids, SecureRandom random, Passwords passwords, Sessions sessions) {

    static final Duration KEPT = Duration.ofDays(7);
    static final Duration FIRST_START_KEPT = Duration.ofHours(24);

    /// More are not shown on one page.
    private static final int MOST = 500;

    /// @param secret shown this once
    public record Issued(Invitation invitation, Secret secret) {}

    /// What somebody chose who has no account yet.
    public record Newcomer(String email, String name, String password) {

        @Override
        public String toString() {
            return "Newcomer[not shown]";
        }
    }

    /// A link of the first start, as long as there is no operator. Several nodes may start on one database: each
    /// log's link is good for a day, until one of them has made the first operator.
    public Optional<Secret> firstStart() {
        return database.acrossCompanies(handle -> {
            if (new AccountStore(handle).hasOperator()) {
                new InvitationStore(handle).deleteFirstStarts();
                return Optional.empty();
            }
            Issued issued = issue(
                    handle,
                    id -> new Invitation(id, Role.OPERATOR, null, null, null, now(), now().plus(FIRST_START_KEPT)));
            return Optional.of(issued.secret());
        });
    }

    /// A link for one more operator, who chooses an address.
    public Secret inviteOperator() {
        return database.acrossCompanies(handle -> {
            Issued issued = issue(
                    handle,
                    id -> new Invitation(id, Role.OPERATOR, null, null, null, now(), now().plus(FIRST_START_KEPT)));
            AccountAudit.of(handle, clock, Actor.system()).ofInvitation("invitation.created", issued.invitation());
            return issued.secret();
        });
    }

    /// A link that gives a role to whoever opens it first.
    ///
    /// @param company null for an operator
    public Issued invite(Actor actor, Role role, @Nullable CompanyId company, EmailAddress email) {
        return database.acrossCompanies(handle -> {
            Issued issued =
                    issue(handle, id -> new Invitation(id, role, company, email, actor.id(), now(), now().plus(KEPT)));
            AccountAudit.of(handle, clock, actor).ofInvitation("invitation.created", issued.invitation());
            return issued;
        });
    }

    /// Those that nobody has accepted yet.
    ///
    /// @param company null for those of operators
    public List<Invitation> open(@Nullable CompanyId company) {
        return database.acrossCompanies(handle -> new InvitationStore(handle).open(company, now(), MOST));
    }

    public void revoke(Actor actor, @Nullable CompanyId company, UUID id) {
        database.acrossCompanies(handle -> {
            InvitationStore invitations = new InvitationStore(handle);
            Invitation open = invitations
                    .read(company, id)
                    .filter(found -> invitations.take(found.id()))
                    .orElseThrow(() -> new Refused(new Refusal.NotFound("invitation " + id)));
            AccountAudit.of(handle, clock, actor).ofInvitation("invitation.revoked", open);
            return open;
        });
    }

    public Optional<Invitation> read(Secret secret) {
        return database.acrossCompanies(handle -> new InvitationStore(handle).read(secret, now()));
    }

    /// Makes an account of the link and signs it in. An account of the same address is never taken over: who has
    /// one signs in and takes the link with it.
    ///
    /// @return the secret of a session; empty when the link has been used or is too old
    public Optional<Secret> accept(Secret secret, Newcomer newcomer, Origin from) {
        Optional<Invitation> open = read(secret);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        EmailAddress invited = open.get().email();
        EmailAddress email = invited == null ? new EmailAddress(newcomer.email()) : invited;
        Passwords.check(newcomer.password(), email);
        String hash = passwords.hash(newcomer.password());
        return database.acrossCompanies(handle -> taken(handle, secret).map(invitation -> {
            Account account = new Account(ids.next(), email, newcomer.name(), false, now(), null);
            if (!new AccountStore(handle).insert(account, hash)) {
                throw new Refused(new Refusal.Uniqueness(
                        "email", "This address has an account already. Sign in, then open the link again."));
            }
            give(handle, account.id(), invitation, from);
            new AccountStore(handle).signedIn(account.id(), now());
            return sessions.begin(handle, account.id());
        }));
    }

    /// Gives what the link gives to an account that there is.
    ///
    /// @return whether the link was good
    public boolean accept(Secret secret, UUID account, Origin from) {
        return database.acrossCompanies(handle -> {
            Optional<Invitation> taken = taken(handle, secret);
            taken.ifPresent(invitation -> give(handle, account, invitation, from));
            return taken.isPresent();
        });
    }

    /// Of two who open a link at the same time one gets it.
    private Optional<Invitation> taken(Handle handle, Secret secret) {
        InvitationStore invitations = new InvitationStore(handle);
        return invitations.read(secret, now()).filter(found -> invitations.take(found.id()));
    }

    private void give(Handle handle, UUID account, Invitation invitation, Origin from) {
        AccountStore accounts = new AccountStore(handle);
        CompanyId company = invitation.company();
        if (company == null) {
            accounts.makeOperator(account);
            new InvitationStore(handle).deleteFirstStarts();
        } else {
            accounts.give(account, company, invitation.role(), now());
        }
        AccountAudit audit = AccountAudit.of(handle, clock, from.actor(account));
        audit.ofInvitation("invitation.accepted", invitation);
        audit.ofRole("role.given", company, account, invitation.role());
    }

    private Issued issue(Handle handle, Function<UUID, Invitation> making) {
        InvitationStore invitations = new InvitationStore(handle);
        invitations.deleteExpired(now());
        Secret secret = Secret.generate(random);
        Invitation invitation = making.apply(ids.next());
        invitations.insert(invitation, secret);
        return new Issued(invitation, secret);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
