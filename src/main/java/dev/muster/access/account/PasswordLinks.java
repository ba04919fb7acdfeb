package dev.muster.access.account;

import dev.muster.activity.Actor;
import dev.muster.store.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One-time links with which somebody who forgot the password chooses another one. Whoever has a shell at the server
/// makes them: that is the way back for the only operator, whom nobody could invite anew.
public record PasswordLinks(
        Database database, Clock clock, SecureRandom random, Passwords passwords, Sessions sessions) {

    static final Duration KEPT = Duration.ofHours(24);

    /// A link for the account of that address. Those that were made for it before lead nowhere any more.
    ///
    /// @return empty when nobody has the address
    public Optional<Secret> issue(EmailAddress email) {
        return database.acrossCompanies(handle -> new AccountStore(handle)
                .byEmail(email)
                .map(AccountStore.Credentials::account)
                .map(account -> {
                    PasswordLinkStore links = new PasswordLinkStore(handle);
                    links.deleteExpired(now());
                    links.deleteAll(account.id());
                    Secret secret = Secret.generate(random);
                    links.insert(secret, account.id(), now().plus(KEPT));
                    AccountAudit.of(handle, clock, Actor.system()).ofAccount(account, "account.password-link-made");
                    return secret;
                }));
    }

    /// Whose password it renews.
    public Optional<Account> read(Secret secret) {
        return database.acrossCompanies(handle -> new PasswordLinkStore(handle).read(secret, now()));
    }

    /// Ends every session of the account and begins a new one.
    ///
    /// @return the secret of the session; empty when the link has been used or is too old
    public Optional<Secret> use(Secret secret, String wanted, Origin from) {
        Optional<Account> owner = read(secret);
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        Account account = owner.get();
        Passwords.check(wanted, account.email());
        String hash = passwords.hash(wanted);
        return database.acrossCompanies(handle -> {
            // Of two who open it at the same time one gets it.
            if (!new PasswordLinkStore(handle).take(secret)) {
                return Optional.empty();
            }
            new AccountStore(handle).changePassword(account.id(), hash, now());
            new AccountStore(handle).signedIn(account.id(), now());
            new SessionStore(handle).deleteAll(account.id());
            AccountAudit.of(handle, clock, from.actor(account.id())).ofAccount(account, "account.password-changed");
            return Optional.of(sessions.begin(handle, account.id()));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
