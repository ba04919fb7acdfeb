package dev.muster.access.account;

import dev.muster.store.Handle;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The links to a new password that are open. One that was used is gone.
record PasswordLinkStore(Handle handle) {

    void insert(Secret secret, UUID account, Instant expiresAt) {
        handle.createUpdate("""
                insert into password_link (sha256, account_id, expires_at) values (:sha256, :account, :expiresAt)
                """)
                .bind("sha256", secret.sha256())
                .bind("account", account)
                .bind("expiresAt", expiresAt)
                .execute();
    }

    /// Whose password it renews, as long as they can sign in at all.
    Optional<Account> read(Secret secret, Instant now) {
        return handle.createQuery("""
                select a.id, a.email, a.name, a.operator, a.created_at, a.last_sign_in_at
                from password_link p join account a on a.id = p.account_id
                where p.sha256 = :sha256 and p.expires_at > :now and a.removed_at is null
                """)
                .bind("sha256", secret.sha256())
                .bind("now", now)
                .map(row -> AccountStore.account(row))
                .findOne();
    }

    /// @return whether nobody else took it before
    boolean take(Secret secret) {
        return handle.createUpdate("delete from password_link where sha256 = :sha256")
                        .bind("sha256", secret.sha256())
                        .execute()
                == 1;
    }

    void deleteAll(UUID account) {
        handle.createUpdate("delete from password_link where account_id = :account")
                .bind("account", account)
                .execute();
    }

    void deleteExpired(Instant now) {
        handle.createUpdate("delete from password_link where expires_at <= :now")
                .bind("now", now)
                .execute();
    }
}
