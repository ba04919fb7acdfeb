package dev.muster.directory.group;

import dev.muster.store.Query;
import dev.muster.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The groups of one setting's identity provider, and the target groups that mirror them. A mirrored group
/// bears the id of the SCIM group that it mirrors.
record MirrorStore(Transaction transaction, UUID setting) {

    /// The groups above some members.
    ///
    /// @param unmirrored those that have no target group yet
    record Above(Ancestry ancestry, Set<Ancestry.Group> unmirrored) {}

    /// Where people are.
    ///
    /// @param groups those of the identity provider that each person is in
    record Found(Map<UUID, List<Ancestry.Group>> groups, Set<Ancestry.Group> unmirrored) {}

    /// The groups of people: what the members of SCIM groups make of it, and where the client has deleted the
    /// resource, what was so before.
    Found find(Collection<Mirror.Resident> people) {
        List<UUID> resources = people.stream()
                .flatMap(one -> Optional.ofNullable(one.resource()).stream())
                .toList();
        List<UUID> without = people.stream()
                .filter(one -> one.resource() == null)
                .map(Mirror.Resident::person)
                .toList();
        Above above = above(resources);
        Map<UUID, List<Ancestry.Group>> remembered = without.isEmpty() ? Map.of() : remembered(without);
        Map<UUID, List<Ancestry.Group>> groups = new HashMap<>();
        for (Mirror.Resident one : people) {
            groups.put(
                    one.person(),
                    one.resource() == null
                            ? remembered.getOrDefault(one.person(), List.of())
                            : above.ancestry().above(one.resource()));
        }
        return new Found(groups, above.unmirrored());
    }

    /// A member, and a group that has it as one.
    private record Step(UUID member, Ancestry.Group group, boolean unmirrored) {}

    /// A group of the identity provider beside the target group that mirrors it.
    ///
    /// @param shown the name of the target group; null when there is none
    record Pair(Ancestry.Group group, @Nullable String shown) {}

    /// Every group that has one of these as a member, directly or through groups in groups. Circles end where
    /// they began, for a pair that is known is not followed again. Each group is looked up by itself (`offset 0`
    /// keeps the planner from joining): how many there are is unknown to it, and for many it reads the whole
    /// company.
    Above above(Collection<UUID> members) {
        Above above = new Above(new Ancestry(), new HashSet<>());
        query("""
                with recursive up (member_id, group_id) as (
                    select m.member_id, m.scim_group_id from scim_member m
                    where m.company_id = :company and m.member_id = any(:members)
                    union
                    select m.member_id, m.scim_group_id from up
                    cross join lateral (
                        select member_id, scim_group_id from scim_member
                        where company_id = :company and member_id = up.group_id offset 0) m)
                select up.member_id, g.id, coalesce(t.name, g.name) as name, t.id is null as unmirrored
                from up
                cross join lateral (
                    select id, resource->>'displayName' as name from scim_group
                    where company_id = :company and setting_id = :setting and id = up.group_id offset 0) g
                left join lateral (
                    select id, name from target_group where company_id = :company and id = up.group_id offset 0) t on true
                """)
                .bindArray("members", UUID.class, members.toArray())
                .map(row -> new Step(
                        row.getObject("member_id", UUID.class),
                        new Ancestry.Group(
                                row.getObject("id", UUID.class),
                                row.getString("name").strip()),
                        row.getBoolean("unmirrored")))
                .forEach(step -> {
                    above.ancestry().add(step.member(), step.group());
                    if (step.unmirrored()) {
                        above.unmirrored().add(step.group());
                    }
                });
        return above;
    }

    /// The mirrored groups that people are in whose resource is gone.
    Map<UUID, List<Ancestry.Group>> remembered(Collection<UUID> people) {
        Map<UUID, List<Ancestry.Group>> groups = new HashMap<>();
        query("""
                select m.user_id, t.id, t.name from group_member m
                join scim_group g on g.company_id = m.company_id and g.setting_id = :setting and g.id = m.group_id
                join target_group t on t.company_id = m.company_id and t.id = m.group_id
                where m.company_id = :company and m.user_id = any(:people) and m.given_by = 'rule' order by t.id
                """)
                .bindArray("people", UUID.class, people.toArray())
                .map(row -> Map.entry(
                        row.getObject("user_id", UUID.class),
                        new Ancestry.Group(row.getObject("id", UUID.class), row.getString("name"))))
                .forEach(entry -> groups.computeIfAbsent(entry.getKey(), person -> new ArrayList<>())
                        .add(entry.getValue()));
        return groups;
    }

    /// The living people behind these resources. They stay who they are until the transaction ends.
    List<Mirror.Resident> residentsLocked(Collection<UUID> resources) {
        return residents("resource_id = any(:ids)", resources);
    }

    /// Those of these people who live in the setting. They stay who they are until the transaction ends.
    List<Mirror.Resident> peopleLocked(Collection<UUID> people) {
        return residents("id = any(:ids)", people);
    }

    private List<Mirror.Resident> residents(String which, Collection<UUID> ids) {
        return query("""
                select id, resource_id from target_user
                where company_id = :company and setting_id = :setting and %s and status <> 'deleted'
                order by resource_id, id for no key update
                """.formatted(which))
                .bindArray("ids", UUID.class, ids.toArray())
                .map(row ->
                        new Mirror.Resident(row.getObject("id", UUID.class), row.getObject("resource_id", UUID.class)))
                .list();
    }

    /// The users in these groups, directly and through groups in them; some come more than once.
    List<UUID> under(Collection<UUID> groups, int limit) {
        return query("""
                with recursive down (group_id) as (
                    select unnest(:groups)
                    union
                    select m.member_id from down
                    cross join lateral (
                        select member_id from scim_member
                        where company_id = :company and scim_group_id = down.group_id and member_type = 'Group' offset 0) m)
                select m.member_id from down
                cross join lateral (
                    select member_id from scim_member
                    where company_id = :company and scim_group_id = down.group_id and member_type = 'User' offset 0) m
                cross join lateral (
                    select id from scim_group
                    where company_id = :company and setting_id = :setting and id = down.group_id offset 0) g
                limit :limit
                """)
                .bindArray("groups", UUID.class, groups.toArray())
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /// How many of the setting's groups have no target group.
    long unmirrored() {
        return query("""
                select count(*) from scim_group g
                where g.company_id = :company and g.setting_id = :setting
                  and not exists (select 1 from target_group t where t.company_id = :company and t.id = g.id)
                """).mapTo(Long.class).one();
    }

    /// The first of them by their names.
    List<Ancestry.Group> unmirrored(int limit) {
        return query("""
                select g.id, g.resource->>'displayName' as name from scim_group g
                where g.company_id = :company and g.setting_id = :setting
                  and not exists (select 1 from target_group t where t.company_id = :company and t.id = g.id)
                order by g.display_name_key, g.id limit :limit
                """)
                .bind("limit", limit)
                .map(row -> new Ancestry.Group(
                        row.getObject("id", UUID.class), row.getString("name").strip()))
                .list();
    }

    /// A page of the setting's groups, in the order of their ids.
    List<Pair> groups(UUID after, int limit) {
        return query("""
                select g.id, g.resource->>'displayName' as name, t.name as shown from scim_group g
                left join target_group t on t.company_id = g.company_id and t.id = g.id
                where g.company_id = :company and g.setting_id = :setting and g.id > :after order by g.id limit :limit
                """)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> new Pair(
                        new Ancestry.Group(
                                row.getObject("id", UUID.class),
                                row.getString("name").strip()),
                        row.getString("shown")))
                .list();
    }

    /// These groups of the setting. Nobody renames them until the transaction ends.
    List<Ancestry.Group> shared(Collection<UUID> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        return query("""
                select id, resource->>'displayName' as name from scim_group
                where company_id = :company and setting_id = :setting and id = any(:groups) order by id for share
                """)
                .bindArray("groups", UUID.class, groups.toArray())
                .map(row -> new Ancestry.Group(
                        row.getObject("id", UUID.class), row.getString("name").strip()))
                .list();
    }

    /// Mirrored groups that there is no reason for.
    ///
    /// @param mirrors whether the setting mirrors: then only those whose SCIM group is gone
    List<TargetGroup.Reference> superfluous(boolean mirrors, int limit) {
        return query("""
                select t.id, t.name, t.origin from target_group t
                where t.company_id = :company and t.setting_id = :setting and t.origin = 'mirrored' and t.deleted_at is null
                  and (not :mirrors or not exists (
                      select 1 from scim_group g where g.company_id = :company and g.id = t.id))
                order by t.id limit :limit
                """)
                .bind("mirrors", mirrors)
                .bind("limit", limit)
                .map(row -> TargetGroupStore.reference(row))
                .list();
    }

    /// @return false when it is there already
    boolean insert(Ancestry.Group group, String nameKey, Instant now) {
        return transaction
                        .handle()
                        .createUpdate("""
                insert into target_group (company_id, id, origin, setting_id, name, name_key, created_at, updated_at)
                values (:company, :id, 'mirrored', :setting, :name, :nameKey, :now, :now)
                on conflict (company_id, id) do nothing
                """)
                        .bind("company", transaction.company())
                        .bind("setting", setting)
                        .bind("id", group.id())
                        .bind("name", group.name())
                        .bind("nameKey", nameKey)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /// The mirrored group of this id, whatever became of the setting's grouping since.
    Optional<TargetGroup.Reference> mirrored(UUID group) {
        return query("""
                select id, name, origin from target_group
                where company_id = :company and setting_id = :setting and id = :group and origin = 'mirrored'
                """)
                .bind("group", group)
                .map(row -> TargetGroupStore.reference(row))
                .findOne();
    }

    /// A page of those whom the rule holds in a group, in the order of their ids.
    List<UUID> people(UUID group, UUID after, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select user_id from group_member
                where company_id = :company and group_id = :group and user_id > :after and given_by = 'rule'
                order by user_id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /// How many memberships there are to look at in a group and the target group that mirrors it.
    long size(UUID group) {
        return transaction
                .handle()
                .createQuery("""
                select (select count(*) from group_member where company_id = :company and group_id = :group)
                     + (select count(*) from scim_member where company_id = :company and scim_group_id = :group)
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .mapTo(Long.class)
                .one();
    }

    /// A group and all groups in it, in the order of their ids, from this one on.
    List<UUID> withNested(UUID group, UUID from) {
        return query("""
                with recursive down (group_id) as (
                    select g.id from scim_group g
                    where g.company_id = :company and g.setting_id = :setting and g.id = :group
                    union
                    select m.member_id from down
                    cross join lateral (
                        select member_id from scim_member
                        where company_id = :company and scim_group_id = down.group_id and member_type = 'Group' offset 0) m)
                select group_id from down where group_id >= :from order by group_id
                """)
                .bind("group", group)
                .bind("from", from)
                .mapTo(UUID.class)
                .list();
    }

    /// A page of the users who are members of a group themselves, in the order of their ids.
    List<UUID> users(UUID group, UUID after, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select member_id from scim_member
                where company_id = :company and scim_group_id = :group and member_id > :after and member_type = 'User'
                order by member_id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /// Whether the identity provider has no such group.
    boolean isGone(UUID group) {
        return query("""
                select not exists (
                    select 1 from scim_group where company_id = :company and setting_id = :setting and id = :group)
                """).bind("group", group).mapTo(Boolean.class).one();
    }

    private Query query(String sql) {
        return transaction
                .handle()
                .createQuery(sql)
                .bind("company", transaction.company())
                .bind("setting", setting);
    }
}
