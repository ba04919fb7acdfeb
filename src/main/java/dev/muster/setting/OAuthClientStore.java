package dev.muster.setting;

import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The OAuth clients of one company's settings.
record OAuthClientStore(Transaction transaction) {

    /// A page in the order of creation.
    List<OAuthClient> page(UUID setting, UUID after, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select id, setting_id, name, hint, created_at, expires_at, last_used_at from oauth_client
                where company_id = :company and setting_id = :setting and id > :after order by id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> client(row))
                .list();
    }

    Optional<OAuthClient> read(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select id, setting_id, name, hint, created_at, expires_at, last_used_at from oauth_client
                where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .map(row -> client(row))
                .findOne();
    }

    /// Reads a client and makes those who change it or its tokens take turns.
    Optional<OAuthClient> readLocked(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select id, setting_id, name, hint, created_at, expires_at, last_used_at from oauth_client
                where company_id = :company and id = :id for update
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .map(row -> client(row))
                .findOne();
    }

    Optional<byte[]> sha256(UUID id) {
        return transaction
                .handle()
                .createQuery("select sha256 from oauth_client where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .map(row -> row.getBytes("sha256"))
                .findOne();
    }

    void insert(OAuthClient client, byte[] sha256) {
        transaction
                .handle()
                .createUpdate("""
                insert into oauth_client (company_id, id, setting_id, name, hint, sha256, created_at, expires_at)
                values (:company, :id, :setting, :name, :hint, :sha256, :createdAt, :expiresAt)
                """)
                .bind("company", transaction.company())
                .bind("id", client.id())
                .bind("setting", client.setting())
                .bind("name", client.name())
                .bind("hint", client.hint())
                .bind("sha256", sha256)
                .bind("createdAt", client.createdAt())
                .bind("expiresAt", client.expiresAt())
                .execute();
    }

    void used(UUID id, Instant at) {
        transaction
                .handle()
                .createUpdate("update oauth_client set last_used_at = :at where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    void delete(UUID id) {
        transaction
                .handle()
                .createUpdate("delete from oauth_client where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .execute();
    }

    void deleteAll(UUID setting) {
        transaction
                .handle()
                .createUpdate("delete from oauth_client where company_id = :company and setting_id = :setting")
                .bind("company", transaction.company())
                .bind("setting", setting)
                .execute();
    }

    private static OAuthClient client(ResultSet row) throws SQLException {
        return new OAuthClient(
                row.getObject("id", UUID.class),
                row.getObject("setting_id", UUID.class),
                row.getString("name"),
                row.getString("hint"),
                Timestamps.of(row, "created_at"),
                Timestamps.orNull(row, "expires_at"),
                Timestamps.orNull(row, "last_used_at"));
    }
}
