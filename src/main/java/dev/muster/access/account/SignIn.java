package dev.muster.access.account;

import dev.muster.store.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// Signing in with address and password, and changing the password.
public record SignIn(Database database, Clock clock, Passwords passwords, Sessions sessions) {

    /// @param from where the request comes from, and which it is
    /// @return the secret of a new session; empty when address or password is wrong, and nobody learns which
    public Optional<Secret> signIn(String email, String password, Origin from) {
        return passwords.amongFew(() -> judged(email, password, from));
    }

    private Optional<Secret> judged(String email, String password, Origin from) {
        boolean wellFormed = EmailAddress.isAddress(email.strip());
        Attempts attempts = new Attempts(database, clock);
        Attempts.Admitted attempt = attempts.admit(wellFormed ? new EmailAddress(email).key() : email, from.address());
        Optional<AccountStore.Credentials> known = wellFormed ? read(new EmailAddress(email)) : Optional.empty();
        if (!passwords.matches(password, known.map(AccountStore.Credentials::password))) {
            tellFailure(known.map(AccountStore.Credentials::account), attempt, from);
            return Optional.empty();
        }
        return known.map(found -> database.acrossCompanies(handle -> {
            attempts.succeeded(handle, attempt);
            AccountAudit.of(handle, clock, from.actor(found.account().id()))
                    .ofAccount(found.account(), "account.signed-in");
            new AccountStore(handle)
                    .signedIn(found.account().id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            return sessions.begin(handle, found.account().id());
        }));
    }

    /// Ends every session of the account and begins a new one.
    ///
    /// @return empty when the present password is another one
    public Optional<Secret> changePassword(UUID id, String present, String wanted, Origin from) {
        return passwords.amongFew(() -> changed(id, present, wanted, from));
    }

    private Optional<Secret> changed(UUID id, String present, String wanted, Origin from) {
        Optional<AccountStore.Credentials> known =
                database.acrossCompanies(handle -> new AccountStore(handle).byId(id));
        Attempts attempts = new Attempts(database, clock);
        Attempts.Admitted attempt =
                attempts.admit(known.map(found -> found.account().email().key()).orElse(""), from.address());
        if (!passwords.matches(present, known.map(AccountStore.Credentials::password))) {
            tellFailure(known.map(AccountStore.Credentials::account), attempt, from);
            return Optional.empty();
        }
        known.ifPresent(found -> Passwords.check(wanted, found.account().email()));
        String hash = passwords.hash(wanted);
        return Optional.of(database.acrossCompanies(handle -> {
            attempts.succeeded(handle, attempt);
            new AccountStore(handle).changePassword(id, hash, clock.instant());
            new SessionStore(handle).deleteAll(id);
            new PasswordLinkStore(handle).deleteAll(id);
            known.ifPresent(found -> AccountAudit.of(handle, clock, from.actor(id))
                    .ofAccount(found.account(), "account.password-changed"));
            return sessions.begin(handle, id);
        }));
    }

    /// What was typed for the address of an account that nobody has is not kept: it may be a password. Attempts
    /// are limited, and so is what is told of them.
    private void tellFailure(Optional<Account> account, Attempts.Admitted attempt, Origin from) {
        String kind = attempt.last() ? "account.sign-in-blocked" : "account.sign-in-failed";
        database.acrossCompanies(handle -> {
            AccountAudit audit = AccountAudit.of(handle, clock, from.nobody());
            account.ifPresentOrElse(found -> audit.ofAccount(found, kind), () -> audit.ofNobody(kind));
            return kind;
        });
    }

    private Optional<AccountStore.Credentials> read(EmailAddress email) {
        return database.acrossCompanies(handle -> new AccountStore(handle).byEmail(email));
    }
}
