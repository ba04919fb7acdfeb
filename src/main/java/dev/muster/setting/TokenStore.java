package dev.muster.setting;

import dev.muster.store.PreparedBatch;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tokens of one company's settings.
record TokenStore(Transaction transaction) {

    /// A page in the order of creation.
    List<IssuedToken> page(UUID setting, UUID after, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select id, setting_id, name, hint, created_at, expires_at, last_used_at from scim_token
                where company_id = :company and setting_id = :setting and oauth_client_id is null and id > :after
                order by id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> token(row))
                .list();
    }

    Optional<IssuedToken> read(UUID setting, UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select id, setting_id, name, hint, created_at, expires_at, last_used_at from scim_token
                where company_id = :company and setting_id = :setting and oauth_client_id is null and id = :id
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("id", id)
                .map(row -> token(row))
                .findOne();
    }

    Optional<IssuedToken> bySecret(byte[] sha256) {
        return transaction
                .handle()
                .createQuery("""
                select id, setting_id, name, hint, created_at, expires_at, last_used_at from scim_token
                where company_id = :company and sha256 = :sha256
                """)
                .bind("company", transaction.company())
                .bind("sha256", sha256)
                .map(row -> token(row))
                .findOne();
    }

    /// @param oauthClient who got it; null for a token that an administrator made
    void insert(IssuedToken token, byte[] sha256, @Nullable UUID oauthClient) {
        transaction
                .handle()
                .createUpdate("""
                insert into scim_token (company_id, id, setting_id, oauth_client_id, name, hint, sha256, created_at, expires_at)
                values (:company, :id, :setting, :oauthClient, :name, :hint, :sha256, :createdAt, :expiresAt)
                """)
                .bind("company", transaction.company())
                .bind("id", token.id())
                .bind("setting", token.setting())
                .bind("oauthClient", oauthClient)
                .bind("name", token.name())
                .bind("hint", token.hint())
                .bind("sha256", sha256)
                .bind("createdAt", token.createdAt())
                .bind("expiresAt", token.expiresAt())
                .execute();
    }

    /// The tokens of the setting but one that live longer than until `end`. Those of OAuth clients end by themselves.
    List<IssuedToken> othersLocked(UUID setting, UUID but, Instant end) {
        return transaction
                .handle()
                .createQuery("""
                select id, setting_id, name, hint, created_at, expires_at, last_used_at from scim_token
                where company_id = :company and setting_id = :setting and oauth_client_id is null and id <> :but
                  and (expires_at is null or expires_at > :end)
                order by id for update
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("but", but)
                .bind("end", end)
                .map(row -> token(row))
                .list();
    }

    void expire(List<IssuedToken> tokens, Instant end) {
        transaction
                .handle()
                .createUpdate("""
                update scim_token set expires_at = :end where company_id = :company and id = any(:tokens)
                """)
                .bind("company", transaction.company())
                .bindArray(
                        "tokens",
                        UUID.class,
                        tokens.stream().map(IssuedToken::id).toArray())
                .bind("end", end)
                .execute();
    }

    void delete(UUID id) {
        transaction
                .handle()
                .createUpdate("delete from scim_token where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .execute();
    }

    /// Keeps only the newest tokens of an OAuth client.
    void deleteOldest(UUID oauthClient, int kept) {
        transaction
                .handle()
                .createUpdate("""
                delete from scim_token where company_id = :company and id in (
                    select id from scim_token where company_id = :company and oauth_client_id = :client
                    order by id desc offset :kept)
                """)
                .bind("company", transaction.company())
                .bind("client", oauthClient)
                .bind("kept", kept)
                .execute();
    }

    void deleteAll(UUID setting) {
        transaction
                .handle()
                .createUpdate("""
                delete from scim_token where company_id = :company and setting_id = :setting
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .execute();
    }

    Access access(UUID setting) {
        return transaction
                .handle()
                .createQuery("""
                select coalesce(bool_or(expires_at is null), false) as open, max(expires_at) as until from (
                    select expires_at from scim_token
                    where company_id = :company and setting_id = :setting and oauth_client_id is null
                    union all
                    select expires_at from oauth_client where company_id = :company and setting_id = :setting) every
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .map(row -> new Access(row.getBoolean("open"), Timestamps.orNull(row, "until")))
                .one();
    }

    void used(Map<UUID, Instant> lastUses) {
        PreparedBatch batch = transaction.handle().prepareBatch("""
                update scim_token set last_used_at = :at
                where company_id = :company and id = :id and (last_used_at is null or last_used_at < :at)
                """);
        Collection<UUID> inOneOrder = lastUses.keySet().stream().sorted().toList();
        for (UUID id : inOneOrder) {
            batch.bind("company", transaction.company())
                    .bind("id", id)
                    .bind("at", lastUses.get(id))
                    .add();
        }
        batch.execute();
    }

    private static IssuedToken token(ResultSet row) throws SQLException {
        return new IssuedToken(
                row.getObject("id", UUID.class),
                row.getObject("setting_id", UUID.class),
                row.getString("name"),
                row.getString("hint"),
                Timestamps.of(row, "created_at"),
                Timestamps.orNull(row, "expires_at"),
                Timestamps.orNull(row, "last_used_at"));
    }
}
