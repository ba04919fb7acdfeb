package dev.muster.access.account;

import dev.muster.store.Handle;
import dev.muster.store.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The sessions of those who are signed in. What opens one is stored as its hash.
record SessionStore(Handle handle) {

    /// @param lastSeenAt when somebody was last seen with it, to the minute
    record Open(Account account, Instant lastSeenAt) {}

    void insert(Secret secret, UUID account, Instant now) {
        handle.createUpdate("""
                insert into session (sha256, account_id, created_at, last_seen_at) values (:sha256, :account, :now, :now)
                """)
                .bind("sha256", secret.sha256())
                .bind("account", account)
                .bind("now", now)
                .execute();
    }

    /// A session that began and was used after those times, of an account that exists.
    Optional<Open> find(Secret secret, Instant began, Instant seen) {
        return handle.createQuery("""
                select a.id, a.email, a.name, a.operator, a.created_at, a.last_sign_in_at, s.last_seen_at
                from session s join account a on a.id = s.account_id
                where s.sha256 = :sha256 and s.created_at > :began and s.last_seen_at > :seen and a.removed_at is null
                """)
                .bind("sha256", secret.sha256())
                .bind("began", began)
                .bind("seen", seen)
                .map(row -> new Open(AccountStore.account(row), Timestamps.of(row, "last_seen_at")))
                .findOne();
    }

    void seen(Secret secret, Instant now) {
        handle.createUpdate("update session set last_seen_at = :now where sha256 = :sha256 and last_seen_at < :now")
                .bind("sha256", secret.sha256())
                .bind("now", now)
                .execute();
    }

    void delete(Secret secret) {
        handle.createUpdate("delete from session where sha256 = :sha256")
                .bind("sha256", secret.sha256())
                .execute();
    }

    void deleteAll(UUID account) {
        handle.createUpdate("delete from session where account_id = :account")
                .bind("account", account)
                .execute();
    }

    void deleteOlder(Instant began) {
        handle.createUpdate("delete from session where created_at <= :began")
                .bind("began", began)
                .execute();
    }
}
