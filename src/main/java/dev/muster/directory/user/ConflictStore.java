package dev.muster.directory.user;

import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import dev.muster.store.Weight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The conflicts of one setting.
record ConflictStore(Transaction transaction, UUID setting) {

    private static final String COLUMNS =
            "id, kind, resource, email_key, user_id, first_at, last_at, times, request_id";

    /// A page of those that still are conflicts, in the order of their ids.
    List<Conflict> page(UUID after, int limit, long bytes) {
        return transaction
                .handle()
                .createQuery("""
                select %1$s from (
                select %1$s, sum(%2$s + coalesce((
                    select sum(%3$s) from (
                        select * from target_user u
                        where u.company_id = :company and u.email_key = c.email_key and u.status <> 'deleted'
                          and u.setting_id is distinct from c.setting_id order by u.id limit 2) holders), 0))
                    over (order by c.id rows between unbounded preceding and 1 preceding) as before
                from conflict c
                where c.company_id = :company and c.setting_id = :setting and c.id > :after
                  and exists (select 1 from target_user u
                              where u.company_id = :company and u.email_key = c.email_key and u.status <> 'deleted'
                                and u.setting_id is distinct from c.setting_id)
                  and (c.user_id is not null
                       or not exists (select 1 from target_user u
                                      where u.company_id = :company and u.setting_id = c.setting_id
                                        and u.user_name_key = c.user_name_key and u.resource_id is not null))
                order by c.id limit :limit) conflicts
                where before is null or before < :bytes order by id
                """.formatted(COLUMNS, Weight.of("c.resource"), PersonColumns.WEIGHT))
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("after", after)
                .bind("limit", limit)
                .bind("bytes", bytes)
                .map(row -> conflict(row))
                .list();
    }

    Optional<Conflict> read(UUID id) {
        return one(id, "");
    }

    Optional<Conflict> readLocked(UUID id) {
        return one(id, "for update");
    }

    private Optional<Conflict> one(UUID id, String lock) {
        return transaction
                .handle()
                .createQuery("""
                select %s from conflict where company_id = :company and setting_id = :setting and id = :id %s
                """.formatted(COLUMNS, lock))
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("id", id)
                .map(row -> conflict(row))
                .findOne();
    }

    /// The living people outside the setting who have one of these addresses: two of each at most.
    List<Person> holders(List<String> emailKeys) {
        return transaction
                .handle()
                .createQuery("""
                select p.* from unnest(:emails) as a (email_key)
                cross join lateral (
                    select %s from target_user u
                    where u.company_id = :company and u.email_key = a.email_key and u.status <> 'deleted'
                      and u.setting_id is distinct from :setting order by u.id limit 2) p
                """.formatted(PersonColumns.ALL))
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bindArray("emails", String.class, emailKeys.toArray())
                .map(row -> PersonColumns.person(row))
                .list();
    }

    List<Person> holdersLocked(String emailKey) {
        return transaction
                .handle()
                .createQuery("""
                select %s from target_user
                where company_id = :company and email_key = :email and status <> 'deleted'
                  and setting_id is distinct from :setting order by id limit 2 for update
                """.formatted(PersonColumns.ALL))
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("email", emailKey)
                .map(row -> PersonColumns.person(row))
                .list();
    }

    /// Whether somebody outside the setting has the address. That one can neither go nor change before the
    /// transaction ends: who goes then finds what was written here, and takes it along.
    boolean isHeldShared(String emailKey) {
        return transaction
                .handle()
                .createQuery("""
                select id from target_user
                where company_id = :company and email_key = :email and status <> 'deleted'
                  and setting_id is distinct from :setting order by id limit 1 for share
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("email", emailKey)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    /// Counts a conflict that is there already.
    ///
    /// @return false when it is not
    boolean again(Conflict conflict, String userNameKey) {
        return write("""
                update conflict
                set kind = :kind, email_key = :email, user_id = :user, resource = :resource::jsonb, last_at = :lastAt,
                    times = times + 1, request_id = :request
                where company_id = :company and setting_id = :setting and user_name_key = :userName
                """, conflict, userNameKey) == 1;
    }

    void insert(Conflict conflict, String userNameKey) {
        write("""
                insert into conflict (company_id, id, setting_id, kind, user_name_key, email_key, user_id, resource,
                                      first_at, last_at, times, request_id)
                values (:company, :id, :setting, :kind, :userName, :email, :user, :resource::jsonb,
                        :firstAt, :lastAt, 1, :request)
                on conflict (company_id, setting_id, user_name_key) do update set times = conflict.times + 1
                """, conflict, userNameKey);
    }

    private int write(String statement, Conflict conflict, String userNameKey) {
        return transaction
                .handle()
                .createUpdate(statement)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("userName", userNameKey)
                .bind("id", conflict.id())
                .bind("kind", conflict.kind().word())
                .bind("email", conflict.emailKey())
                .bind("user", conflict.changed())
                .bind("resource", conflict.resource().toString())
                .bind("firstAt", conflict.firstAt())
                .bind("lastAt", conflict.lastAt())
                .bind("request", conflict.requestId())
                .execute();
    }

    /// How many came of what the client was refused.
    long countRefused() {
        return transaction
                .handle()
                .createQuery("""
                select count(*) from conflict
                where company_id = :company and setting_id = :setting and kind <> 'rules'
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .mapTo(Long.class)
                .one();
    }

    /// Makes room for one more, at the cost of the one that has not come again for longest. What the rules make of
    /// somebody never comes again, and stays.
    ///
    /// @return false when all have come again since that moment
    boolean forgetOldest(Instant notSince) {
        return transaction
                        .handle()
                        .createUpdate("""
                delete from conflict where company_id = :company and id in (
                    select id from conflict
                    where company_id = :company and setting_id = :setting and last_at < :moment and kind <> 'rules'
                    order by last_at, id limit 1)
                """)
                        .bind("company", transaction.company())
                        .bind("setting", setting)
                        .bind("moment", notSince)
                        .execute()
                == 1;
    }

    void erase(UUID id) {
        transaction
                .handle()
                .createUpdate("delete from conflict where company_id = :company and setting_id = :setting and id = :id")
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("id", id)
                .execute();
    }

    /// The client has succeeded with that userName.
    void settled(String userNameKey) {
        transaction
                .handle()
                .createUpdate("""
                delete from conflict
                where company_id = :company and setting_id = :setting and user_name_key = :userName
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("userName", userNameKey)
                .execute();
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                row.getObject("id", UUID.class),
                Conflict.Kind.of(row.getString("kind")),
                PersonColumns.object(row.getString("resource")),
                row.getString("email_key"),
                row.getObject("user_id", UUID.class),
                Timestamps.of(row, "first_at"),
                Timestamps.of(row, "last_at"),
                row.getLong("times"),
                row.getString("request_id"),
                List.of());
    }
}
