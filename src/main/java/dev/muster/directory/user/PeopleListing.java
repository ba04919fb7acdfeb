package dev.muster.directory.user;

import dev.muster.field.Field;
import dev.muster.schema.Folding;
import dev.muster.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/// Pages of the company's people, in the order of their ids.
record PeopleListing(Transaction transaction) {

    private static final Map<String, String> COLUMNS = Map.of(
            Field.EMAIL, "email",
            Field.FIRST_NAME, "first_name",
            Field.LAST_NAME, "last_name",
            Field.DEPARTMENT, "department",
            Field.PHONE_NUMBER, "phone_number");

    List<Person> page(PeopleQuery query, UUID after, int limit) {
        return people("select %s from target_user where %s order by id limit ?", query, after, limit, List.of());
    }

    /// The same, with fewer people who weigh about so many bytes, but one at least.
    List<Person> page(PeopleQuery query, UUID after, int limit, long bytes) {
        return people("""
                select %1$s from (
                    select %1$s, sum(%3$s) over (order by id rows between unbounded preceding and 1 preceding) as before
                    from target_user where %2$s order by id limit ?) people
                where before is null or before < ? order by id
                """, query, after, limit, List.of(bytes));
    }

    private List<Person> people(String sql, PeopleQuery query, UUID after, int limit, List<Object> last) {
        List<String> conditions = new ArrayList<>();
        List<Object> bindings = new ArrayList<>(List.of(transaction.company(), after));
        if (query.status() == null) {
            conditions.add("and status <> 'deleted'");
        } else {
            conditions.add("and status = ?");
            bindings.add(query.status().word());
        }
        if (query.setting() != null) {
            conditions.add("and setting_id = ?");
            bindings.add(query.setting());
        }
        if (query.search() != null) {
            conditions.add("and search_key like ?");
            bindings.add("%" + escaped(Folding.fold(query.search())) + "%");
        }
        if (query.group() != null) {
            conditions.add("""
                    and exists (select 1 from group_member m
                                join target_group g on g.company_id = m.company_id and g.id = m.group_id and g.deleted_at is null
                                where m.company_id = target_user.company_id and m.user_id = target_user.id and m.group_id = ?)""");
            bindings.add(query.group());
        }
        query.fields().forEach((key, value) -> {
            conditions.add("and %s = ?".formatted(COLUMNS.getOrDefault(key, "custom ->> ?")));
            if (!COLUMNS.containsKey(key)) {
                bindings.add(key);
            }
            bindings.add(value);
        });
        bindings.add(limit);
        bindings.addAll(last);
        String where = "company_id = ? and id > ? " + String.join(" ", conditions);
        return bound(sql.formatted(PersonColumns.ALL, where, PersonColumns.WEIGHT), bindings)
                .map((row, context) -> PersonColumns.person(row))
                .list();
    }

    List<Person> byIds(List<UUID> ids) {
        return transaction
                .handle()
                .createQuery("select %s from target_user where company_id = :company and id = any(:ids) order by id"
                        .formatted(PersonColumns.ALL))
                .bind("company", transaction.company())
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> PersonColumns.person(row))
                .list();
    }

    /// The living people with these addresses, two at most of each: two are already too many to tell apart.
    List<Person> byAddresses(List<String> emailKeys) {
        return transaction
                .handle()
                .createQuery("""
                select %1$s from unnest(:emails) as wanted(email_key)
                cross join lateral (select %1$s from target_user
                                    where company_id = :company and email_key = wanted.email_key and status <> 'deleted'
                                    order by id limit 2) found
                """.formatted(PersonColumns.ALL))
                .bind("company", transaction.company())
                .bindArray("emails", String.class, emailKeys.stream().distinct().toArray())
                .map((row, context) -> PersonColumns.person(row))
                .list();
    }

    private Query bound(String sql, List<Object> bindings) {
        Query query = transaction.handle().createQuery(sql);
        for (int i = 0; i < bindings.size(); i++) {
            query.bind(i, bindings.get(i));
        }
        return query;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
