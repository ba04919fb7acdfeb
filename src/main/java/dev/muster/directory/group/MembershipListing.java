package dev.muster.directory.group;

import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who is in which target group, read for tables: many groups and many people at once.
record MembershipListing(Transaction transaction) {

    /// Somebody in a group, as a table tells it.
    record Listed(MembershipStore.Row row, MembershipRow.Member member) {}

    /// A page of who is in which group, in the order of the ids of groups and people.
    ///
    /// @param last the last group to look at
    List<Listed> page(MembershipStore.Row after, UUID last, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select p.group_id, p.user_id, u.email, p.by_hand, p.by_rule from (
                    select group_id, user_id, bool_or(given_by = 'hand') as by_hand, bool_or(given_by = 'rule') as by_rule
                    from group_member
                    where company_id = :company and (group_id, user_id) > (:group, :user) and group_id <= :last
                    group by group_id, user_id order by group_id, user_id limit :limit) p
                join target_user u on u.company_id = :company and u.id = p.user_id
                order by p.group_id, p.user_id
                """)
                .bind("company", transaction.company())
                .bind("group", after.group())
                .bind("user", after.user())
                .bind("last", last)
                .bind("limit", limit)
                .map(row -> new Listed(
                        MembershipStore.row(row),
                        new MembershipRow.Member(
                                row.getObject("user_id", UUID.class), row.getString("email"), givers(row))))
                .list();
    }

    /// Who holds any of these people in any of these groups.
    Map<MembershipStore.Row, Givers> givers(Collection<UUID> groups, Collection<UUID> users) {
        Map<MembershipStore.Row, Givers> givers = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select group_id, user_id, bool_or(given_by = 'hand') as by_hand, bool_or(given_by = 'rule') as by_rule
                from group_member
                where company_id = :company and group_id = any(:groups) and user_id = any(:users)
                group by group_id, user_id
                """)
                .bind("company", transaction.company())
                .bindArray("groups", UUID.class, groups.toArray())
                .bindArray("users", UUID.class, users.toArray())
                .map(row -> Map.entry(MembershipStore.row(row), givers(row)))
                .forEach(entry -> givers.put(entry.getKey(), entry.getValue()));
        return givers;
    }

    private static Givers givers(ResultSet row) throws SQLException {
        return Givers.of(row.getBoolean("by_hand"), row.getBoolean("by_rule"));
    }

    /// The addresses of the living people who have one of these addresses, two at most of each, or one of these ids.
    ///
    /// @param emailKeys an empty one is passed over
    /// @return by id, in the form in which they are compared; empty for none
    Map<UUID, String> addresses(Collection<String> emailKeys, Collection<UUID> ids) {
        Map<UUID, String> addresses = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select found.id, found.email_key from unnest(:emails) as wanted (email_key)
                cross join lateral (select id, email_key from target_user
                                    where company_id = :company and email_key = wanted.email_key and status <> 'deleted'
                                    order by id limit 2) found
                union
                select id, coalesce(email_key, '') from target_user
                where company_id = :company and id = any(:ids) and status <> 'deleted'
                """)
                .bind("company", transaction.company())
                .bindArray(
                        "emails",
                        String.class,
                        emailKeys.stream().filter(key -> !key.isEmpty()).toArray())
                .bindArray("ids", UUID.class, ids.toArray())
                .map(row -> Map.entry(row.getObject("id", UUID.class), row.getString("email_key")))
                .forEach(entry -> addresses.put(entry.getKey(), entry.getValue()));
        return addresses;
    }
}
