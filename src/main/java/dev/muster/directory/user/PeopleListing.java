package dev.muster.directory.user;

import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import dev.muster.store.Query;
import dev.muster.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Pages of the company's people, in the order of their ids or names.
record PeopleListing(Transaction transaction) {

    List<Person> page(PeopleQuery query, UUID after, int limit) {
        return people("""
                select %1$s from target_user where company_id = ? and id > ? and %2$s order by id limit ?
                """, query, after, limit, List.of());
    }

    /// The same, with fewer people who weigh about so many bytes, but one at least.
    List<Person> page(PeopleQuery query, UUID after, int limit, long bytes) {
        return people("""
                select %1$s from (
                    select %1$s, sum(%3$s) over (order by id rows between unbounded preceding and 1 preceding) as before
                    from target_user where company_id = ? and id > ? and %2$s order by id limit ?) people
                where before is null or before < ? order by id
                """, query, after, limit, List.of(bytes));
    }

    private List<Person> people(String sql, PeopleQuery query, UUID after, int limit, List<Object> last) {
        List<PeopleCondition> conditions = indexed(query, true);
        conditions.addAll(PeopleCondition.others(query));
        Query statement = transaction
                .handle()
                .createQuery(sql.formatted(PersonColumns.ALL, joined(conditions), PersonColumns.WEIGHT));
        int next = bind(statement.bind(0, transaction.company()).bind(1, after), 2, conditions);
        statement.bind(next, limit);
        for (Object value : last) {
            statement.bind(++next, value);
        }
        return statement.map(row -> PersonColumns.person(row)).list();
    }

    /// A page in the order of names or of ids, at most so many people after or before one of them.
    ///
    /// Only so many rows are looked at as a page may cost: when most of them do not fit, the page is short and
    /// tells where to go on.
    PeoplePage walk(PeopleQuery query, PeopleWalk walk) {
        boolean byGroup = isByGroup(query);
        List<PeopleCondition> indexed = indexed(query, byGroup);
        place(walk).ifPresent(indexed::add);
        List<PeopleCondition> others = others(query, byGroup);
        String order = walk.order().columns(walk.isBackwards());
        Query statement = transaction.handle().createQuery("""
                select %1$s from (select %1$s, name_key, search_key from target_user
                                    where company_id = ? and %2$s order by %3$s limit ?) walked
                where %4$s order by %3$s limit ?
                """.formatted(
                        PersonColumns.ALL, joined(indexed), order, joined(others)));
        int next = bind(statement.bind(0, transaction.company()), 1, indexed);
        // Where all that is looked at fits, the database is not told to find more than it is asked for.
        statement.bind(next, others.isEmpty() ? walk.limit() + 1 : PeoplePage.LOOKED_AT);
        next = bind(statement, next + 1, others);
        List<Person> found = statement
                .bind(next, walk.limit() + 1)
                .map(row -> PersonColumns.person(row))
                .list();
        boolean whole = others.isEmpty() || found.size() > walk.limit();
        return PeoplePage.of(walk, found, whole ? null : last(indexed, order));
    }

    /// The last person that a page looked at, if it could not look at all.
    private @Nullable UUID last(List<PeopleCondition> indexed, String order) {
        Query statement = transaction
                .handle()
                .createQuery("select id from target_user where company_id = ? and %s order by %s offset ? limit 1"
                        .formatted(joined(indexed), order));
        int next = bind(statement.bind(0, transaction.company()), 1, indexed);
        return statement
                .bind(next, PeoplePage.LOOKED_AT - 1)
                .mapTo(UUID.class)
                .findOne()
                .orElse(null);
    }

    /// How many there are, as far as a page may count.
    PeopleCount count(PeopleQuery query) {
        boolean byGroup = isByGroup(query);
        List<PeopleCondition> indexed = indexed(query, byGroup);
        List<PeopleCondition> others = others(query, byGroup);
        int looked = others.isEmpty() ? PeopleCount.MOST + 1 : PeoplePage.LOOKED_AT;
        Query statement = transaction.handle().createQuery("""
                select count(*) as looked, count(*) filter (where %2$s) as found
                from (select %3$s from target_user where company_id = ? and %1$s limit ?) walked
                """.formatted(
                        joined(indexed), joined(others), others.isEmpty() ? "1" : PersonColumns.COUNTED));
        int company = bind(statement, 0, others);
        int next = bind(statement.bind(company, transaction.company()), company + 1, indexed);
        return statement
                .bind(next, looked)
                .map(row -> PeopleCount.of(row.getLong("found"), row.getLong("looked") < looked))
                .one();
    }

    /// Nothing for a person who is gone: the page is then the first.
    private Optional<PeopleCondition> place(PeopleWalk walk) {
        if (walk.from() == null) {
            return Optional.empty();
        }
        String sign = walk.order().isDescending() == walk.isBackwards() ? ">" : "<";
        if (walk.order() != PeopleOrder.NAME) {
            return Optional.of(new PeopleCondition("id " + sign + " ?", List.of(walk.from())));
        }
        return transaction
                .handle()
                .createQuery("select name_key from target_user where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", walk.from())
                .mapTo(String.class)
                .findOne()
                .map(key -> new PeopleCondition("(name_key, id) " + sign + " (?, ?)", List.of(key, walk.from())));
    }

    private List<PeopleCondition> indexed(PeopleQuery query, boolean byGroup) {
        return new ArrayList<>(PeopleCondition.indexed(query, settings(query), byGroup));
    }

    private List<PeopleCondition> others(PeopleQuery query, boolean byGroup) {
        List<PeopleCondition> others = new ArrayList<>(PeopleCondition.others(query));
        if (query.group() != null && !byGroup) {
            others.add(PeopleCondition.walkedIn(transaction.company(), query.group()));
        }
        return others;
    }

    /// Whether the people of the group are few enough to be taken from it, or all that is asked for. Two conditions
    /// that many people have each may have nobody in common, and whoever looked for them would look at all.
    private boolean isByGroup(PeopleQuery query) {
        if (query.group() == null || query.isOfGroupOnly()) {
            return true;
        }
        return transaction
                .handle()
                .createQuery("""
                        select count(*) <= :most from (
                            select 1 from group_member where company_id = :company and group_id = :group limit :most + 1) m
                        """)
                .bind("company", transaction.company())
                .bind("group", query.group())
                .bind("most", PeoplePage.LOOKED_AT)
                .mapTo(Boolean.class)
                .one();
    }

    private List<UUID> settings(PeopleQuery query) {
        return query.begins() == null
                ? List.of()
                : new SettingStore(transaction)
                        .all().stream().map(ScimSetting::id).toList();
    }

    private static String joined(List<PeopleCondition> conditions) {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream().map(PeopleCondition::sql).collect(Collectors.joining(" and "));
    }

    /// @return the number of the next question mark
    private static int bind(Query statement, int first, List<PeopleCondition> conditions) {
        int next = first;
        for (PeopleCondition condition : conditions) {
            for (Object value : condition.values()) {
                if (value instanceof UUID[] ids) {
                    statement.bindArray(next++, UUID.class, (Object[]) ids);
                } else {
                    statement.bind(next++, value);
                }
            }
        }
        return next;
    }

    List<Person> byIds(List<UUID> ids) {
        return transaction
                .handle()
                .createQuery("select %s from target_user where company_id = :company and id = any(:ids) order by id"
                        .formatted(PersonColumns.ALL))
                .bind("company", transaction.company())
                .bindArray("ids", UUID.class, ids.toArray())
                .map(row -> PersonColumns.person(row))
                .list();
    }

    /// The first of them, who weigh about so many bytes, but one at least.
    List<Person> byIds(List<UUID> ids, long bytes) {
        return transaction
                .handle()
                .createQuery("""
                select %1$s from (
                    select %1$s, sum(%2$s) over (order by id rows between unbounded preceding and 1 preceding) as before
                    from target_user where company_id = :company and id = any(:ids)) people
                where before is null or before < :bytes order by id
                """.formatted(PersonColumns.ALL, PersonColumns.WEIGHT))
                .bind("company", transaction.company())
                .bindArray("ids", UUID.class, ids.toArray())
                .bind("bytes", bytes)
                .map(row -> PersonColumns.person(row))
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
                .map(row -> PersonColumns.person(row))
                .list();
    }
}
