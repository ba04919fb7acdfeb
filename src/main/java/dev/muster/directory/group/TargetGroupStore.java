package dev.muster.directory.group;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Later;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The target groups of one company.
record TargetGroupStore(Transaction transaction) {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final String SELECT = """
            select id, origin, setting_id, name, created_at, updated_at,
                   (select count(distinct user_id) from group_member m
                    where m.company_id = g.company_id and m.group_id = g.id) as members
            from target_group g
            where g.company_id = :company and g.deleted_at is null""";

    /// A row found by name: a deleted one too, since it may come back.
    record Named(UUID id, String name, boolean deleted) {}

    /// The generated groups that came, or came back, with a request about one of these people.
    Set<UUID> madeFor(Collection<UUID> people, Instant since) {
        return Set.copyOf(transaction
                .handle()
                .createQuery("""
                select distinct g.subject_id from event g
                where g.company_id = :company and g.at >= :since and g.kind in ('group.created', 'group.restored')
                  and g.request_id in (select p.request_id from event p
                                       where p.company_id = :company and p.subject_id = any(:people) and p.at >= :since)
                """)
                .bind("company", transaction.company())
                .bind("since", since)
                .bindArray("people", UUID.class, people.toArray())
                .mapTo(UUID.class)
                .list());
    }

    Optional<TargetGroup> read(UUID id) {
        return transaction
                .handle()
                .createQuery(SELECT + " and g.id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .map(row -> group(row))
                .findOne();
    }

    List<TargetGroup> page(UUID after, int limit) {
        return transaction
                .handle()
                .createQuery(SELECT + " and g.id > :after order by g.id limit :limit")
                .bind("company", transaction.company())
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> group(row))
                .list();
    }

    /// The manual or generated group of that name. It can be neither renamed nor deleted until the transaction
    /// ends.
    Later<Optional<Named>> byNameShared(String nameKey) {
        return transaction
                .handle()
                .createQuery("""
                select id, name, deleted_at is not null as deleted from target_group
                where company_id = :company and name_key = :name and origin <> 'mirrored' for share
                """)
                .bind("company", transaction.company())
                .bind("name", nameKey)
                .map(row ->
                        new Named(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("deleted")))
                .findOneLater();
    }

    /// A statement of its own, which sees what a deletion that was waited for has committed.
    ///
    /// @throws Refused with Unavailable while people are still leaving the deleted group: it does not come back
    /// as long as it is not clear who is in it
    private void requireEmpty(Named deleted) {
        if (new MembershipStore(transaction).anybodyIn(deleted.id())) {
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
    }

    /// A living group and the key of its name.
    record Keyed(UUID id, String name, String nameKey, TargetGroup.Origin origin) {}

    /// The living groups that have one of these names or ids, mirrored ones too. They can be neither renamed nor
    /// deleted until the transaction ends.
    List<Keyed> keyedShared(List<String> nameKeys, List<UUID> ids) {
        return transaction
                .handle()
                .createQuery("""
                select id, name, name_key, origin from target_group
                where company_id = :company and deleted_at is null and id in (
                    select id from target_group
                    where company_id = :company and name_key = any(:names) and origin <> 'mirrored'
                    union all
                    select id from target_group
                    where company_id = :company and name_key = any(:names) and origin = 'mirrored'
                    union all
                    select id from target_group where company_id = :company and id = any(:ids))
                order by id for share
                """)
                .bind("company", transaction.company())
                .bindArray("names", String.class, nameKeys.toArray())
                .bindArray("ids", UUID.class, ids.toArray())
                .map(row -> new Keyed(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("name_key"),
                        TargetGroup.Origin.of(row.getString("origin"))))
                .list();
    }

    /// A page of the living groups, in the order of their ids.
    List<TargetGroup.Reference> references(UUID after, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select id, name, origin from target_group
                where company_id = :company and id > :after and deleted_at is null order by id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> reference(row))
                .list();
    }

    List<TargetGroup.Reference> references(Collection<UUID> ids) {
        return transaction
                .handle()
                .createQuery("""
                select id, name, origin from target_group
                where company_id = :company and id = any(:ids) and deleted_at is null
                """)
                .bind("company", transaction.company())
                .bindArray("ids", UUID.class, ids.toArray())
                .map(row -> reference(row))
                .list();
    }

    Optional<TargetGroup.Reference> named(String nameKey) {
        return transaction
                .handle()
                .createQuery("""
                select id, name, origin from target_group
                where company_id = :company and name_key = :name and origin <> 'mirrored' and deleted_at is null
                """)
                .bind("company", transaction.company())
                .bind("name", nameKey)
                .map(row -> reference(row))
                .findOne();
    }

    /// In the order of names.
    List<TargetGroup.Reference> search(String text, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select id, name, origin from target_group
                where company_id = :company and origin <> 'mirrored' and deleted_at is null
                and strpos(name_key, :text) > 0
                order by name_key limit :limit
                """)
                .bind("company", transaction.company())
                .bind("text", text)
                .bind("limit", limit)
                .map(row -> reference(row))
                .list();
    }

    String name(UUID id) {
        return transaction
                .handle()
                .createQuery("select name from target_group where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    /// Locks a living group against every change until the transaction ends.
    Optional<TargetGroup.Reference> readLocked(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select id, name, origin from target_group
                where company_id = :company and id = :id and deleted_at is null for update
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .map(row -> reference(row))
                .findOne();
    }

    /// @return false when a group of that name exists already
    boolean insert(TargetGroup group, String nameKey) {
        return transaction
                        .handle()
                        .createUpdate("""
                insert into target_group (company_id, id, origin, setting_id, name, name_key, created_at, updated_at)
                values (:company, :id, :origin, :setting, :name, :nameKey, :createdAt, :updatedAt)
                on conflict (company_id, name_key) where origin <> 'mirrored' do nothing
                """)
                        .bind("company", transaction.company())
                        .bind("id", group.id())
                        .bind("origin", group.origin().word())
                        .bind("setting", group.settingId())
                        .bind("name", group.name())
                        .bind("nameKey", nameKey)
                        .bind("createdAt", group.createdAt())
                        .bind("updatedAt", group.updatedAt())
                        .execute()
                == 1;
    }

    /// Brings a deleted group back under its id (rule G6), as made by a rule or by a hand.
    void restore(Named group, TargetGroup.Origin origin, @Nullable UUID setting, String name, Instant now) {
        requireEmpty(group);
        transaction
                .handle()
                .createUpdate("""
                update target_group
                set deleted_at = null, origin = :origin, setting_id = :setting, name = :name, updated_at = :now
                where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bind("id", group.id())
                .bind("origin", origin.word())
                .bind("setting", setting)
                .bind("name", name)
                .bind("now", now)
                .execute();
    }

    void rename(UUID id, String name, String nameKey, Instant now) {
        transaction
                .handle()
                .createUpdate("""
                update target_group set name = :name, name_key = :nameKey, updated_at = :now
                where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .bind("name", name)
                .bind("nameKey", nameKey)
                .bind("now", now)
                .execute();
    }

    void markDeleted(UUID id, Instant now) {
        transaction
                .handle()
                .createUpdate("update target_group set deleted_at = :now where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// Frees the name of a deleted group: it does not come back.
    void erase(Named deleted) {
        requireEmpty(deleted);
        erase(deleted.id());
    }

    /// Removes the row of a group that has no members any more.
    void erase(UUID id) {
        transaction
                .handle()
                .createUpdate("delete from target_group where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .execute();
    }

    static TargetGroup group(ResultSet row) throws SQLException {
        return new TargetGroup(
                row.getObject("id", UUID.class),
                TargetGroup.Origin.of(row.getString("origin")),
                row.getObject("setting_id", UUID.class),
                row.getString("name"),
                row.getLong("members"),
                Timestamps.of(row, "created_at"),
                Timestamps.of(row, "updated_at"));
    }

    static TargetGroup.Reference reference(ResultSet row) throws SQLException {
        return new TargetGroup.Reference(
                row.getObject("id", UUID.class), row.getString("name"), TargetGroup.Origin.of(row.getString("origin")));
    }
}
