package dev.muster.access.account;

import dev.muster.access.Role;
import dev.muster.company.CompanyId;
import dev.muster.store.Handle;
import dev.muster.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The accounts of the installation and their roles.
record AccountStore(Handle handle) {

    /// An account with the hash of its password.
    record Credentials(Account account, String password) {}

    Optional<Credentials> byEmail(EmailAddress email) {
        return handle.createQuery("""
                select id, email, name, operator, created_at, last_sign_in_at, password from account
                where email_key = :key and removed_at is null
                """)
                .bind("key", email.key())
                .map(row -> new Credentials(account(row), row.getString("password")))
                .findOne();
    }

    Optional<Credentials> byId(UUID id) {
        return handle.createQuery("""
                select id, email, name, operator, created_at, last_sign_in_at, password from account
                where id = :id and removed_at is null
                """)
                .bind("id", id)
                .map(row -> new Credentials(account(row), row.getString("password")))
                .findOne();
    }

    boolean hasOperator() {
        return handle.createQuery("select exists (select 1 from account where operator and removed_at is null)")
                .mapTo(Boolean.class)
                .one();
    }

    /// @return whether the address was free
    boolean insert(Account account, String password) {
        return handle.createUpdate("""
                insert into account (id, email, email_key, name, operator, password, created_at, password_changed_at)
                values (:id, :email, :key, :name, :operator, :password, :now, :now)
                on conflict (email_key) where removed_at is null do nothing
                """)
                        .bind("id", account.id())
                        .bind("email", account.email().text())
                        .bind("key", account.email().key())
                        .bind("name", account.name())
                        .bind("operator", account.operator())
                        .bind("password", password)
                        .bind("now", account.createdAt())
                        .execute()
                == 1;
    }

    void makeOperator(UUID id) {
        handle.createUpdate("update account set operator = true where id = :id")
                .bind("id", id)
                .execute();
    }

    void changePassword(UUID id, String password, Instant now) {
        handle.createUpdate("update account set password = :password, password_changed_at = :now where id = :id")
                .bind("id", id)
                .bind("password", password)
                .bind("now", now)
                .execute();
    }

    void signedIn(UUID id, Instant now) {
        handle.createUpdate("update account set last_sign_in_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// In companies that exist.
    Map<CompanyId, Role> roles(UUID id) {
        return handle
                .createQuery("""
                select r.company, r.role from account_role r join company c on c.id = r.company
                where r.account_id = :id and c.deleted_at is null
                """)
                .bind("id", id)
                .map(row ->
                        Map.entry(new CompanyId(row.getObject("company", UUID.class)), Role.of(row.getString("role"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Gives a role, or another one than before.
    void give(UUID id, CompanyId company, Role role, Instant now) {
        handle.createUpdate("""
                insert into account_role (account_id, company, role, since) values (:id, :company, :role, :now)
                on conflict (account_id, company) do update set role = excluded.role, since = excluded.since
                """)
                .bind("id", id)
                .bind("company", company.value())
                .bind("role", role.word())
                .bind("now", now)
                .execute();
    }

    /// Those with a role in a company, by their addresses.
    List<Colleague> ofCompany(CompanyId company, int limit) {
        return handle.createQuery("""
                select a.id, a.email, a.name, a.operator, a.created_at, a.last_sign_in_at, r.role
                from account_role r join account a on a.id = r.account_id
                where r.company = :company and a.removed_at is null order by a.email_key limit :limit
                """)
                .bind("company", company.value())
                .bind("limit", limit)
                .map(row -> new Colleague(account(row), Role.of(row.getString("role"))))
                .list();
    }

    List<Colleague> operators(int limit) {
        return handle.createQuery("""
                select id, email, name, operator, created_at, last_sign_in_at from account
                where operator and removed_at is null order by email_key limit :limit
                """)
                .bind("limit", limit)
                .map(row -> new Colleague(account(row), Role.OPERATOR))
                .list();
    }

    /// Makes those who change who the operators are take turns, so that one always remains.
    List<UUID> lockOperators() {
        return handle.createQuery("select id from account where operator and removed_at is null order by id for update")
                .map(row -> row.getObject("id", UUID.class))
                .list();
    }

    /// @return the role that the account had in the company
    Optional<Role> role(UUID id, CompanyId company) {
        return handle.createQuery("""
                select r.role from account_role r join account a on a.id = r.account_id
                where r.account_id = :id and r.company = :company and a.removed_at is null for update of r
                """)
                .bind("id", id)
                .bind("company", company.value())
                .map(row -> Role.of(row.getString("role")))
                .findOne();
    }

    void take(UUID id, CompanyId company) {
        handle.createUpdate("delete from account_role where account_id = :id and company = :company")
                .bind("id", id)
                .bind("company", company.value())
                .execute();
    }

    void takeAll(CompanyId company) {
        handle.createUpdate("delete from account_role where company = :company")
                .bind("company", company.value())
                .execute();
    }

    void unmakeOperator(UUID id) {
        handle.createUpdate("update account set operator = false where id = :id")
                .bind("id", id)
                .execute();
    }

    /// An account to which nothing is open any more is removed; its address is free then.
    void removeIdle(UUID id, Instant now) {
        handle.createUpdate("""
                update account set removed_at = :now where id = :id and not operator
                  and not exists (select 1 from account_role r where r.account_id = account.id)
                """).bind("id", id).bind("now", now).execute();
    }

    /// How accounts are called, removed ones too.
    Map<UUID, String> names(Collection<UUID> ids) {
        return handle
                .createQuery("select id, name from account where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map(row -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                new EmailAddress(row.getString("email")),
                row.getString("name"),
                row.getBoolean("operator"),
                Timestamps.of(row, "created_at"),
                Timestamps.orNull(row, "last_sign_in_at"));
    }
}
