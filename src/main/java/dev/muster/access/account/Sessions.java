package dev.muster.access.account;

import dev.muster.access.Caller;
import dev.muster.access.Role;
import dev.muster.activity.Actor;
import dev.muster.company.CompanyId;
import dev.muster.store.Database;
import dev.muster.store.Handle;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who is signed in. Every request asks the database, so that a session that was ended is ended on every node,
/// and a role that was taken is gone, with the next request.
public record Sessions(Database database, Clock clock, SecureRandom random) {

    /// A working day without use ends a session, and a day in any case.
    static final Duration LONGEST_IDLE = Duration.ofHours(8);

    static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    /// Somebody who is signed in.
    public record SignedIn(Account account, Caller caller) {}

    /// @param secret what a browser sent
    /// @param requestId goes into what the caller causes
    public Optional<SignedIn> find(Secret secret, String requestId, String address) {
        Instant now = now();
        return database.acrossCompanies(handle -> {
            SessionStore sessions = new SessionStore(handle);
            Optional<SessionStore.Open> open = sessions.find(secret, now.minus(LONGEST), now.minus(LONGEST_IDLE));
            open.filter(found -> found.lastSeenAt().isBefore(now.minus(SEEN_EVERY)))
                    .ifPresent(found -> sessions.seen(secret, now));
            return open.map(found -> signedIn(handle, found.account(), requestId, address));
        });
    }

    /// Ends one session.
    public void end(Secret secret, Origin from) {
        Instant now = now();
        database.acrossCompanies(handle -> {
            SessionStore sessions = new SessionStore(handle);
            sessions.find(secret, now.minus(LONGEST), now.minus(LONGEST_IDLE))
                    .ifPresent(found -> told(handle, from, found.account(), "account.signed-out"));
            sessions.delete(secret);
            return secret;
        });
    }

    /// Ends all sessions of an account, on every node.
    public void endAll(Account of, Origin from) {
        database.acrossCompanies(handle -> {
            new SessionStore(handle).deleteAll(of.id());
            told(handle, from, of, "account.signed-out-everywhere");
            return of;
        });
    }

    private void told(Handle handle, Origin from, Account of, String kind) {
        AccountAudit.of(handle, clock, from.actor(of.id())).ofAccount(of, kind);
    }

    /// A new session, never one that a browser already had: who left that in the browser would share it.
    Secret begin(Handle handle, UUID account) {
        Secret secret = Secret.generate(random);
        SessionStore sessions = new SessionStore(handle);
        sessions.deleteOlder(now().minus(LONGEST));
        sessions.insert(secret, account, now());
        return secret;
    }

    private static SignedIn signedIn(Handle handle, Account account, String requestId, String address) {
        Actor actor = new Actor(Actor.Kind.ACCOUNT, account.id(), requestId, address);
        if (account.operator()) {
            return new SignedIn(account, new Caller.Operator(actor));
        }
        Map<CompanyId, Role> roles = new AccountStore(handle).roles(account.id());
        return new SignedIn(account, new Caller.Member(actor, roles));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
