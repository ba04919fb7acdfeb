package dev.muster.access.account;

import dev.muster.access.Role;
import dev.muster.company.CompanyId;
import dev.muster.store.Handle;
import dev.muster.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The links that are open. One that was used is gone.
record InvitationStore(Handle handle) {

    void insert(Invitation invitation, Secret secret) {
        CompanyId company = invitation.company();
        EmailAddress email = invitation.email();
        handle.createUpdate("""
                insert into invitation (id, sha256, role, company, email, invited_by, created_at, expires_at)
                values (:id, :sha256, :role, :company, :email, :invitedBy, :createdAt, :expiresAt)
                """)
                .bind("id", invitation.id())
                .bind("sha256", secret.sha256())
                .bind("role", invitation.role().word())
                .bind("company", company == null ? null : company.value())
                .bind("email", email == null ? null : email.text())
                .bind("invitedBy", invitation.invitedBy())
                .bind("createdAt", invitation.createdAt())
                .bind("expiresAt", invitation.expiresAt())
                .execute();
    }

    Optional<Invitation> read(Secret secret, Instant now) {
        return handle.createQuery("""
                select i.id, i.role, i.company, i.email, i.invited_by, i.created_at, i.expires_at from invitation i
                left join company c on c.id = i.company
                where i.sha256 = :sha256 and i.expires_at > :now and (i.company is null or c.deleted_at is null)
                """)
                .bind("sha256", secret.sha256())
                .bind("now", now)
                .map(row -> invitation(row))
                .findOne();
    }

    /// The open ones, the newest first.
    ///
    /// @param company null for those of operators
    List<Invitation> open(@Nullable CompanyId company, Instant now, int limit) {
        return handle.createQuery("""
                select id, role, company, email, invited_by, created_at, expires_at from invitation
                where company is not distinct from :company and email is not null and expires_at > :now
                order by id desc limit :limit
                """)
                .bind("company", company == null ? null : company.value())
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> invitation(row))
                .list();
    }

    /// @param company null for one of an operator
    Optional<Invitation> read(@Nullable CompanyId company, UUID id) {
        return handle.createQuery("""
                select id, role, company, email, invited_by, created_at, expires_at from invitation
                where company is not distinct from :company and id = :id and email is not null
                """)
                .bind("company", company == null ? null : company.value())
                .bind("id", id)
                .map(row -> invitation(row))
                .findOne();
    }

    void takeAll(CompanyId company) {
        handle.createUpdate("delete from invitation where company = :company")
                .bind("company", company.value())
                .execute();
    }

    /// @return whether nobody else took it before
    boolean take(UUID id) {
        return handle.createUpdate("delete from invitation where id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /// Those of the first start: no account has made them, and no address is theirs.
    void deleteFirstStarts() {
        handle.createUpdate("""
                delete from invitation where role = 'operator' and email is null and invited_by is null
                """).execute();
    }

    void deleteExpired(Instant now) {
        handle.createUpdate("delete from invitation where expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    static Invitation invitation(ResultSet row) throws SQLException {
        @Nullable UUID company = row.getObject("company", UUID.class);
        @Nullable String email = row.getString("email");
        return new Invitation(
                row.getObject("id", UUID.class),
                Role.of(row.getString("role")),
                company == null ? null : new CompanyId(company),
                email == null ? null : new EmailAddress(email),
                row.getObject("invited_by", UUID.class),
                Timestamps.of(row, "created_at"),
                Timestamps.of(row, "expires_at"));
    }
}
