package dev.muster.directory.group;

import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The members of SCIM groups: a row each. No statement here reads a group to change it by one.
record ScimMemberStore(Transaction transaction) {

    /// Somebody or some group in a group.
    ///
    /// @param type `User` or `Group`
    record Candidate(UUID id, String type) {

        boolean isGroup() {
            return type.equals("Group");
        }
    }

    /// @return those who were no members before
    List<Candidate> add(UUID group, Collection<Candidate> members) {
        return transaction
                .handle()
                .createQuery("""
                insert into scim_member (company_id, scim_group_id, member_id, member_type)
                select :company, :group, m.id, m.type from unnest(:ids, :types) as m (id, type)
                on conflict (company_id, scim_group_id, member_id) do nothing
                returning member_id, member_type
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bindArray(
                        "ids", UUID.class, members.stream().map(Candidate::id).toArray())
                .bindArray(
                        "types",
                        String.class,
                        members.stream().map(Candidate::type).toArray())
                .map(row -> candidate(row))
                .list();
    }

    /// @return those who were members before
    List<Candidate> remove(UUID group, Collection<UUID> members) {
        return transaction
                .handle()
                .createQuery("""
                delete from scim_member
                where company_id = :company and scim_group_id = :group and member_id = any(:ids)
                returning member_id, member_type
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bindArray("ids", UUID.class, members.toArray())
                .map(row -> candidate(row))
                .list();
    }

    /// Removes everybody but these. The last that goes is found by a query around `coalesce`, of which no index would
    /// hear because of row-level security.
    ///
    /// @param limit how many go at most: the first in the order of their ids
    /// @return those who were members before
    List<Candidate> retain(UUID group, Collection<UUID> members, int limit) {
        return transaction
                .handle()
                .createQuery("""
                delete from scim_member
                where company_id = :company and scim_group_id = :group and member_id <> all(:ids)
                  and member_id <= (select coalesce(
                    (select member_id from scim_member
                     where company_id = :company and scim_group_id = :group and member_id <> all(:ids)
                     order by member_id offset :others limit 1),
                    'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                returning member_id, member_type
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bind("others", limit - 1)
                .bindArray("ids", UUID.class, members.toArray())
                .map(row -> candidate(row))
                .list();
    }

    /// Takes somebody, or a group, out of all groups.
    ///
    /// @return the groups it was in
    List<UUID> removeEverywhere(UUID member) {
        return transaction
                .handle()
                .createQuery("""
                delete from scim_member where company_id = :company and member_id = :member returning scim_group_id
                """)
                .bind("company", transaction.company())
                .bind("member", member)
                .mapTo(UUID.class)
                .list();
    }

    /// Who among these ids is a living user or a group of the setting. They can't be deleted until the
    /// transaction ends.
    List<Candidate> existingShared(UUID setting, Collection<UUID> ids) {
        List<Candidate> found = new ArrayList<>();
        for (String[] kind : new String[][] {
            {"User", """
                select resource_id from target_user
                where company_id = :company and setting_id = :setting and resource_id = any(:ids)
                order by resource_id for share"""},
            {"Group", """
                select id from scim_group
                where company_id = :company and setting_id = :setting and id = any(:ids) order by id for key share"""}
        }) {
            if (found.size() < ids.size()) {
                transaction
                        .handle()
                        .createQuery(kind[1])
                        .bind("company", transaction.company())
                        .bind("setting", setting)
                        .bindArray("ids", UUID.class, ids.toArray())
                        .mapTo(UUID.class)
                        .forEach(id -> found.add(new Candidate(id, kind[0])));
            }
        }
        return found;
    }

    /// Whether one of these groups contains the group, directly or through others: adding it would close a
    /// circle.
    boolean wouldClose(UUID group, Collection<UUID> nested) {
        return transaction
                .handle()
                .createQuery("""
                with recursive above (id) as (
                    select cast(:group as uuid)
                    union
                    select m.scim_group_id from above
                    cross join lateral (
                        select scim_group_id from scim_member
                        where company_id = :company and member_id = above.id offset 0) m)
                select exists (select 1 from above where id = any(:nested))
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .bindArray("nested", UUID.class, nested.toArray())
                .mapTo(Boolean.class)
                .one();
    }

    /// Members after one of them, so many of each group at most. What they call themselves is looked up one by one: for
    /// many at once PostgreSQL would read everybody of the company.
    Map<UUID, List<ScimMemberships.Member>> membersOf(Collection<UUID> groups, UUID after, int most) {
        Map<UUID, List<ScimMemberships.Member>> members = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select m.scim_group_id, m.member_id, m.member_type, coalesce(u.display, g.display) as display
                from unnest(:groups) as wanted (id)
                cross join lateral (
                    select scim_group_id, member_id, member_type from scim_member
                    where company_id = :company and scim_group_id = wanted.id and member_id > :after
                    order by member_id limit :most) m
                left join lateral (
                    select coalesce(resource->>'displayName', user_name) as display from target_user
                    where company_id = :company and resource_id = m.member_id limit 1) u on true
                left join lateral (
                    select resource->>'displayName' as display from scim_group
                    where company_id = :company and id = m.member_id limit 1) g on true
                order by m.scim_group_id, m.member_id
                """)
                .bind("company", transaction.company())
                .bindArray("groups", UUID.class, groups.toArray())
                .bind("after", after)
                .bind("most", most)
                .map(row -> Map.entry(
                        row.getObject("scim_group_id", UUID.class),
                        new ScimMemberships.Member(
                                row.getObject("member_id", UUID.class),
                                row.getString("member_type"),
                                row.getString("display"))))
                .forEach(entry -> members.computeIfAbsent(entry.getKey(), group -> new ArrayList<>())
                        .add(entry.getValue()));
        return members;
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(row.getObject("member_id", UUID.class), row.getString("member_type"));
    }
}
