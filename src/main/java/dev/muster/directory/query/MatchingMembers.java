package dev.muster.directory.query;

import dev.muster.filter.Filter;
import dev.muster.store.Query;
import dev.muster.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The members of a SCIM group that a value filter selects, as in `members[type eq "User"]` (RFC 7644 section
/// 3.5.2). They are found and removed by one statement, or by several when there are very many.
public record MatchingMembers(Transaction transaction) {

    /// Somebody who was a member.
    ///
    /// @param isGroup whether it is a group in the group
    public record Gone(UUID id, boolean isGroup) {}

    /// @param base what each `$ref` starts with: the public URL and `/scim/v2`
    /// @param limit how many go at most: the first in the order of their ids
    public List<Gone> remove(UUID group, Filter which, String base, int limit) {
        SqlFragment condition = FilterSql.members(which, base);
        List<Object> bindings = new ArrayList<>(List.of(transaction.company(), group));
        bindings.addAll(condition.bindings());
        bindings.addAll(List.copyOf(bindings));
        bindings.add(limit - 1);
        Query query = transaction.handle().createQuery("""
                delete from scim_member m where m.company_id = ? and m.scim_group_id = ? and (%1$s)
                  and m.member_id <= coalesce(
                    (select m.member_id from scim_member m where m.company_id = ? and m.scim_group_id = ? and (%1$s)
                     order by m.member_id offset ? limit 1),
                    'ffffffff-ffff-ffff-ffff-ffffffffffff')
                returning m.member_id, m.member_type = 'Group' as is_group
                """.formatted(condition.sql()));
        for (int i = 0; i < bindings.size(); i++) {
            query.bind(i, bindings.get(i));
        }
        return query.map(row -> new Gone(row.getObject("member_id", UUID.class), row.getBoolean("is_group")))
                .list();
    }
}
