package dev.muster.directory.user;

import dev.muster.setting.ScimSetting;
import dev.muster.store.Query;
import dev.muster.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The people of one company for whoever has something to do with many of them: some at a time, whole and locked. They
/// are first chosen by what they weigh, for a person may have a megabyte and all of a batch lie in memory.
///
/// @param limit how many people a batch has at most
record PeopleBatches(Transaction transaction, int limit) {

    /// A batch has as many people as weigh about so much, but one at least: read, projected and told of, they take a
    /// multiple of it.
    private static final long BYTES = 3 << 20;

    /// @param people those who still were to be in the batch when they were locked
    /// @param last where the batch ends, and the next begins; empty when nobody was left
    record Batch(List<Person> people, Optional<Reprojection.Place> last) {

        /// How many people it has; empty when nobody was left.
        OptionalInt size() {
            return last.isEmpty() ? OptionalInt.empty() : OptionalInt.of(people.size());
        }
    }

    /// The people of the setting whose values stem from older rules, in the order of an index.
    Batch behind(ScimSetting setting, Reprojection.Place after) {
        return batch(
                """
                setting_id = :setting and rules_version < :rules and (rules_version, id) > (:afterRules, :after)
                and status <> 'deleted'""",
                "rules_version, id",
                "",
                query -> query.bind("setting", setting.id())
                        .bind("rules", setting.rulesVersion())
                        .bind("afterRules", after.rulesVersion())
                        .bind("after", after.person()));
    }

    /// The people of the setting whose manager this is.
    Batch reportingTo(UUID setting, UUID manager, Reprojection.Place after) {
        return batch(
                "setting_id = :setting and manager_id = :manager and resource_id is not null and id > :after",
                "id",
                "",
                query -> query.bind("setting", setting).bind("manager", manager).bind("after", after.person()));
    }

    /// The people of a setting in any state.
    Batch owned(UUID setting) {
        return batch("setting_id = :setting", "id", "", query -> query.bind("setting", setting));
    }

    /// The people of a setting who have been held since this moment or longer.
    Batch heldUntil(UUID setting, Instant moment) {
        return batch(
                "setting_id = :setting and held is not null and held_at <= :moment",
                "id",
                "",
                query -> query.bind("setting", setting).bind("moment", moment));
    }

    /// Those of these people of a setting who are held.
    Batch held(UUID setting, List<UUID> ids, Reprojection.Place after) {
        return batch(
                "setting_id = :setting and held is not null and id = any(:ids) and id > :after",
                "id",
                "",
                query -> query.bind("setting", setting)
                        .bindArray("ids", UUID.class, ids.toArray())
                        .bind("after", after.person()));
    }

    /// People who were deleted before that moment; those that somebody else is about to erase are passed over.
    Batch deletedBefore(Instant moment, Reprojection.Place after) {
        return batch(
                "status = 'deleted' and deleted_at < :moment and id > :after",
                "id",
                "skip locked",
                query -> query.bind("moment", moment).bind("after", after.person()));
    }

    private Batch batch(String who, String order, String locked, UnaryOperator<Query> bound) {
        List<Reprojection.Place> chosen = chosen(who, order, bound);
        return chosen.isEmpty()
                ? new Batch(List.of(), Optional.empty())
                : new Batch(locked(chosen, who, order, locked, bound), Optional.of(chosen.getLast()));
    }

    private List<Reprojection.Place> chosen(String who, String order, UnaryOperator<Query> bound) {
        Query query = transaction
                .handle()
                .createQuery("""
                select rules_version, id from (
                    select rules_version, id,
                        sum(weight) over (order by %2$s rows between unbounded preceding and 1 preceding) as before
                    from (
                        select rules_version, id, %3$s as weight from target_user
                        where company_id = :company and %1$s order by %2$s limit :limit) first) weighed
                where before is null or before < :bytes order by %2$s
                """.formatted(who, order, PersonColumns.WEIGHT))
                .bind("company", transaction.company())
                .bind("limit", limit)
                .bind("bytes", BYTES);
        return bound.apply(query)
                .map(row -> new Reprojection.Place(row.getLong("rules_version"), row.getObject("id", UUID.class)))
                .list();
    }

    private List<Person> locked(
            List<Reprojection.Place> chosen, String who, String order, String locked, UnaryOperator<Query> bound) {
        Query query = transaction
                .handle()
                .createQuery("""
                select %1$s from target_user where company_id = :company and id = any(:chosen) and %2$s
                order by %3$s for update %4$s
                """.formatted(PersonColumns.ALL, who, order, locked))
                .bind("company", transaction.company())
                .bindArray(
                        "chosen",
                        UUID.class,
                        chosen.stream().map(Reprojection.Place::person).toArray());
        return bound.apply(query).map(row -> PersonColumns.person(row)).list();
    }
}
