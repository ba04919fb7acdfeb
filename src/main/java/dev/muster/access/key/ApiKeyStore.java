package dev.muster.access.key;

import dev.muster.access.Role;
import dev.muster.company.CompanyId;
import dev.muster.store.Handle;
import dev.muster.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The API keys of the installation and of its companies.
record ApiKeyStore(Handle handle) {

    /// One that is valid, of a company that exists.
    Optional<ApiKey> bySecret(byte[] sha256, Instant now) {
        return handle.createQuery("""
                select k.id, k.company, k.role, k.name, k.hint, k.created_by, k.created_at, k.expires_at, k.last_used_at
                from api_key k left join company c on c.id = k.company
                where k.sha256 = :sha256 and (k.expires_at is null or k.expires_at > :now)
                  and (k.company is null or (c.id is not null and c.deleted_at is null))
                """)
                .bind("sha256", sha256)
                .bind("now", now)
                .map(row -> key(row))
                .findOne();
    }

    /// A page in the order of creation.
    ///
    /// @param company null for those of operators
    /// @param after the last id of the page before, or the nil UUID
    List<ApiKey> page(@Nullable CompanyId company, UUID after, int limit) {
        return handle.createQuery("""
                select id, company, role, name, hint, created_by, created_at, expires_at, last_used_at from api_key
                where company is not distinct from :company and id > :after order by id limit :limit
                """)
                .bind("company", company == null ? null : company.value())
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> key(row))
                .list();
    }

    void insert(ApiKey key, byte[] sha256) {
        CompanyId company = key.company();
        handle.createUpdate("""
                insert into api_key (id, sha256, company, role, name, hint, created_by, created_at, expires_at)
                values (:id, :sha256, :company, :role, :name, :hint, :createdBy, :createdAt, :expiresAt)
                """)
                .bind("id", key.id())
                .bind("sha256", sha256)
                .bind("company", company == null ? null : company.value())
                .bind("role", key.role().word())
                .bind("name", key.name())
                .bind("hint", key.hint())
                .bind("createdBy", key.createdBy())
                .bind("createdAt", key.createdAt())
                .bind("expiresAt", key.expiresAt())
                .execute();
    }

    /// @return whether the company, or the installation, had it
    boolean delete(@Nullable CompanyId company, UUID id) {
        return handle.createUpdate("""
                delete from api_key where company is not distinct from :company and id = :id
                """)
                        .bind("company", company == null ? null : company.value())
                        .bind("id", id)
                        .execute()
                == 1;
    }

    void deleteAll(CompanyId company) {
        handle.createUpdate("delete from api_key where company = :company")
                .bind("company", company.value())
                .execute();
    }

    void used(UUID id, Instant now) {
        handle.createUpdate("update api_key set last_used_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        @Nullable UUID company = row.getObject("company", UUID.class);
        return new ApiKey(
                row.getObject("id", UUID.class),
                company == null ? null : new CompanyId(company),
                Role.of(row.getString("role")),
                row.getString("name"),
                row.getString("hint"),
                row.getObject("created_by", UUID.class),
                Objects.requireNonNull(Timestamps.orNull(row, "created_at")),
                Timestamps.orNull(row, "expires_at"),
                Timestamps.orNull(row, "last_used_at"));
    }
}
