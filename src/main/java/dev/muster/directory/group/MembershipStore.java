package dev.muster.directory.group;

import dev.muster.store.Bound;
import dev.muster.store.Later;
import dev.muster.store.PreparedBatch;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who is in which target group, and by whom: one row for a hand, one for a rule (rule G5).
record MembershipStore(Transaction transaction) {

    static final String HAND = "hand";
    static final String RULE = "rule";

    /// What holds a person in a group.
    record Held(TargetGroup.Reference group, String giver) {}

    /// That somebody is in a group, and whether by hand too.
    private record Given(TargetGroup.Reference group, boolean byHand) {

        Membership lockedBy(GroupLocks locks) {
            return new Membership(group, locks.ofMember(group.id(), byHand).orElse(null));
        }
    }

    /// Somebody in a group.
    record Row(UUID group, UUID user) {}

    /// The groups that this giver holds each of these people in.
    Map<UUID, List<TargetGroup.Reference>> givenBy(String giver, Collection<UUID> users) {
        Map<UUID, List<TargetGroup.Reference>> groups = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select m.user_id, g.id, g.name, g.origin from group_member m
                join target_group g on g.company_id = m.company_id and g.id = m.group_id
                where m.company_id = :company and m.user_id = any(:users) and m.given_by = :giver and g.deleted_at is null
                order by g.id
                """)
                .bind("company", transaction.company())
                .bindArray("users", UUID.class, users.toArray())
                .bind("giver", giver)
                .map(row -> Map.entry(row.getObject("user_id", UUID.class), TargetGroupStore.reference(row)))
                .forEach(entry -> groups.computeIfAbsent(entry.getKey(), user -> new ArrayList<>())
                        .add(entry.getValue()));
        return groups;
    }

    /// @return those who were not in the group by that giver before
    Later<List<Row>> add(List<Row> rows, String giver, Instant now) {
        return bound(transaction.handle().createQuery("""
                insert into group_member (company_id, group_id, user_id, given_by, since)
                select :company, r.group_id, r.user_id, :giver, :now from unnest(:groups, :users) as r (group_id, user_id)
                on conflict (company_id, group_id, user_id, given_by) do nothing returning group_id, user_id
                """), rows, giver)
                .bind("now", now)
                .map(MembershipStore::row)
                .listLater();
    }

    void remove(List<Row> rows, String giver) {
        if (rows.isEmpty()) {
            return;
        }
        bound(transaction.handle().createUpdate("""
                delete from group_member m using unnest(:groups, :users) as r (group_id, user_id)
                where m.company_id = :company and m.group_id = r.group_id and m.user_id = r.user_id and m.given_by = :giver
                """), rows, giver).later();
    }

    private <S extends Bound<S>> S bound(S statement, List<Row> rows, String giver) {
        return statement
                .bind("company", transaction.company())
                .bind("giver", giver)
                .bindArray("groups", UUID.class, rows.stream().map(Row::group).toArray())
                .bindArray("users", UUID.class, rows.stream().map(Row::user).toArray());
    }

    static Row row(ResultSet row) throws SQLException {
        return new Row(row.getObject("group_id", UUID.class), row.getObject("user_id", UUID.class));
    }

    /// All that holds a person in groups, by name, each with the last event that told of it. Found through the
    /// index of the person's events.
    List<GivenMembership> given(UUID user) {
        return transaction
                .handle()
                .createQuery("""
                select g.id, g.name, g.origin, m.given_by, told.rule, told.event_id, told.at, told.request_id, told.setting
                from group_member m
                join target_group g on g.company_id = m.company_id and g.id = m.group_id
                left join lateral (
                    select e.id as event_id, e.at, e.request_id, e.rule, case when e.actor_kind = 'setting' then e.actor_id end as setting
                    from event e
                    where e.company_id = :company and e.subject_id = :user and e.kind = 'member.added'
                      and e.after->>'groupId' = m.group_id::text
                      and coalesce(e.after->>'givenBy', case when e.rule is null then 'hand' else 'rule' end) = m.given_by
                    order by e.at desc, e.id desc limit 1) told on true
                where m.company_id = :company and m.user_id = :user and g.deleted_at is null
                order by g.name_key, g.id, m.given_by
                """)
                .bind("company", transaction.company())
                .bind("user", user)
                .map(row -> given(row))
                .list();
    }

    private static GivenMembership given(ResultSet row) throws SQLException {
        return new GivenMembership(
                TargetGroupStore.reference(row),
                row.getString("given_by"),
                row.getString("rule"),
                row.getObject("event_id", UUID.class),
                Timestamps.orNull(row, "at"),
                row.getString("request_id"),
                row.getObject("setting", UUID.class));
    }

    /// The groups of each of these people, by name.
    Map<UUID, List<TargetGroup.Reference>> groupsOf(Collection<UUID> users) {
        Map<UUID, List<TargetGroup.Reference>> groups = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select distinct m.user_id, g.id, g.name, g.name_key, g.origin from group_member m
                join target_group g on g.company_id = m.company_id and g.id = m.group_id
                where m.company_id = :company and m.user_id = any(:users) and g.deleted_at is null
                order by m.user_id, g.name_key, g.id
                """)
                .bind("company", transaction.company())
                .bindArray("users", UUID.class, users.toArray())
                .map(row -> Map.entry(row.getObject("user_id", UUID.class), TargetGroupStore.reference(row)))
                .forEach(entry -> groups.computeIfAbsent(entry.getKey(), user -> new ArrayList<>())
                        .add(entry.getValue()));
        return groups;
    }

    /// The same, and what keeps a hand from taking the person out of each.
    Map<UUID, List<Membership>> memberships(Collection<UUID> users) {
        Map<UUID, List<Given>> given = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select m.user_id, g.id, g.name, g.origin, bool_or(m.given_by = 'hand') as by_hand from group_member m
                join target_group g on g.company_id = m.company_id and g.id = m.group_id
                where m.company_id = :company and m.user_id = any(:users)
                group by m.user_id, g.id, g.name, g.origin, g.name_key order by m.user_id, g.name_key, g.id
                """)
                .bind("company", transaction.company())
                .bindArray("users", UUID.class, users.toArray())
                .map(row -> Map.entry(
                        row.getObject("user_id", UUID.class),
                        new Given(TargetGroupStore.reference(row), row.getBoolean("by_hand"))))
                .forEach(entry -> given.computeIfAbsent(entry.getKey(), user -> new ArrayList<>())
                        .add(entry.getValue()));
        GroupLocks locks = GroupLocks.of(
                transaction,
                given.values().stream()
                        .flatMap(List::stream)
                        .map(one -> one.group().id())
                        .collect(Collectors.toSet()));
        Map<UUID, List<Membership>> memberships = new HashMap<>();
        given.forEach((user, all) -> memberships.put(
                user, all.stream().map(one -> one.lockedBy(locks)).toList()));
        return memberships;
    }

    /// @return the people who were not in the group by that giver before
    List<UUID> add(UUID group, Collection<UUID> users, String giver, Instant now) {
        PreparedBatch batch = transaction.handle().prepareBatch("""
                insert into group_member (company_id, group_id, user_id, given_by, since)
                values (:company, :group, :user, :giver, :now)
                on conflict (company_id, group_id, user_id, given_by) do nothing
                """);
        List<UUID> ordered = users.stream().sorted().distinct().toList();
        for (UUID user : ordered) {
            batch.bind("company", transaction.company())
                    .bind("group", group)
                    .bind("user", user)
                    .bind("giver", giver)
                    .bind("now", now)
                    .add();
        }
        int[] counts = ordered.isEmpty() ? new int[0] : batch.execute();
        List<UUID> added = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                added.add(ordered.get(i));
            }
        }
        return added;
    }

    boolean remove(UUID group, UUID user, String giver) {
        return transaction
                        .handle()
                        .createUpdate("""
                delete from group_member
                where company_id = :company and group_id = :group and user_id = :user and given_by = :giver
                """)
                        .bind("company", transaction.company())
                        .bind("group", group)
                        .bind("user", user)
                        .bind("giver", giver)
                        .execute()
                == 1;
    }

    /// Takes a person out of all groups.
    ///
    /// @return what held the person in which group
    List<Held> removeAll(UUID user) {
        return transaction
                .handle()
                .createQuery("""
                with gone as (delete from group_member where company_id = :company and user_id = :user
                              returning group_id, given_by)
                select g.id, g.name, g.origin, gone.given_by from gone
                join target_group g on g.company_id = :company and g.id = gone.group_id and g.deleted_at is null
                order by g.id, gone.given_by
                """)
                .bind("company", transaction.company())
                .bind("user", user)
                .map(row -> new Held(TargetGroupStore.reference(row), row.getString("given_by")))
                .list();
    }

    void removeEverybody(UUID group) {
        transaction
                .handle()
                .createUpdate("delete from group_member where company_id = :company and group_id = :group")
                .bind("company", transaction.company())
                .bind("group", group)
                .execute();
    }

    /// Takes people out of a deleted group, so many at a time: all of a large one would take longer than a
    /// statement may.
    ///
    /// @return how many memberships went
    int removeSome(UUID group, int limit) {
        return transaction
                .handle()
                .createUpdate("""
                delete from group_member
                where company_id = :company and group_id = :group and (user_id, given_by) in (
                    select user_id, given_by from group_member
                    where company_id = :company and group_id = :group limit :limit)
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bind("limit", limit)
                .execute();
    }

    boolean anybodyIn(UUID group) {
        return transaction
                .handle()
                .createQuery("""
                select exists (select from group_member where company_id = :company and group_id = :group)
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .mapTo(Boolean.class)
                .one();
    }

    /// A person whom a hand and a rule hold counts twice.
    long count(UUID group) {
        return transaction
                .handle()
                .createQuery("select count(*) from group_member where company_id = :company and group_id = :group")
                .bind("company", transaction.company())
                .bind("group", group)
                .mapTo(Long.class)
                .one();
    }

    /// Who holds a person in a group: `hand`, `rule`, both or nobody.
    List<String> givers(UUID group, UUID user) {
        return transaction
                .handle()
                .createQuery("""
                select given_by from group_member where company_id = :company and group_id = :group and user_id = :user
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bind("user", user)
                .mapTo(String.class)
                .list();
    }

    /// A page of the people of a group, in the order of their ids.
    List<UUID> page(UUID group, UUID after, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select distinct user_id from group_member
                where company_id = :company and group_id = :group and user_id > :after order by user_id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /// The people among these who exist and are not deleted. They can't be deleted until the transaction ends.
    List<UUID> livingShared(Collection<UUID> users) {
        return transaction
                .handle()
                .createQuery("""
                select id from target_user
                where company_id = :company and id = any(:users) and status <> 'deleted' order by id for share
                """)
                .bind("company", transaction.company())
                .bindArray("users", UUID.class, users.toArray())
                .mapTo(UUID.class)
                .list();
    }
}
