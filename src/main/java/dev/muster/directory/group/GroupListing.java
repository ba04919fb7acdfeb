package dev.muster.directory.group;

import dev.muster.schema.Folding;
import dev.muster.store.Query;
import dev.muster.store.Transaction;
import java.util.Optional;
import java.util.UUID;

/// Pages of the company's target groups, in the order of their names.
record GroupListing(Transaction transaction) {

    // A hand and a rule may both hold somebody, in two rows: as many rows as twice the people are read at most.
    private static final String PAGE = """
            select id, origin, setting_id, name, created_at, updated_at,
                   (select count(distinct m.user_id) from (
                        select user_id from group_member
                        where company_id = :company and group_id = g.id order by user_id limit :counted) m) as members
            from target_group g
            where company_id = :company and deleted_at is null
              and position(:search in name_key) > 0
              and (cast(:origin as text) is null or origin = :origin)
            """;

    private static final String FORWARDS = PAGE + """
            and (cast(:fromKey as text) is null or (name_key, id) > (:fromKey collate "C", cast(:from as uuid)))
            order by name_key, id limit :limit""";

    private static final String BACKWARDS = PAGE + """
            and (cast(:fromKey as text) is null or (name_key, id) < (:fromKey collate "C", cast(:from as uuid)))
            order by name_key desc, id desc limit :limit""";

    GroupPage walk(GroupWalk walk) {
        Query statement = transaction.handle().createQuery(walk.isBackwards() ? BACKWARDS : FORWARDS);
        return GroupPage.of(
                walk,
                statement
                        .bind("company", transaction.company())
                        .bind("search", Folding.fold(walk.search()))
                        .bind(
                                "origin",
                                walk.origin() == null ? null : walk.origin().word())
                        .bind("from", walk.from())
                        .bind("fromKey", key(walk).orElse(null))
                        .bind("counted", 2 * GroupPage.MOST_COUNTED + 2)
                        .bind("limit", walk.limit() + 1)
                        .map(row -> TargetGroupStore.group(row))
                        .list());
    }

    /// Nothing for a group that is gone: the page is then the first.
    private Optional<String> key(GroupWalk walk) {
        UUID from = walk.from();
        return from == null
                ? Optional.empty()
                : transaction
                        .handle()
                        .createQuery("select name_key from target_group where company_id = :company and id = :id")
                        .bind("company", transaction.company())
                        .bind("id", from)
                        .mapTo(String.class)
                        .findOne();
    }
}
