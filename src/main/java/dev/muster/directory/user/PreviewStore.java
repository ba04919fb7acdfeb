package dev.muster.directory.user;

import dev.muster.store.Transaction;
import java.util.List;
import java.util.UUID;

/// Reads people for a preview (rule R1): nobody is locked, and only what a projection needs is read.
record PreviewStore(Transaction transaction) {

    /// Parts of a setting's people in the order of their ids, without reading anybody: for each the id of its last.
    ///
    /// @param size how many people a part has; the last one of all may have fewer
    List<UUID> parts(UUID setting, UUID after, int size, int parts) {
        return transaction
                .handle()
                .createQuery("""
                select id from (
                    select id, row_number() over (order by id) as n, lead(id) over (order by id) is null as last from (
                        select id from target_user
                        where company_id = :company and setting_id = :setting and id > :after
                        order by id limit :limit) ids) numbered
                where n % :size = 0 or last order by id
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("after", after)
                .bind("limit", size * parts)
                .bind("size", size)
                .mapTo(UUID.class)
                .list();
    }

    /// The first of the people of a part whom new rules would reach, in the order of their ids: those who weigh about
    /// so many bytes, but one at least. After the last one there is none.
    ///
    /// @param reach what of them has to be read
    List<Unprojected> unprojected(UUID setting, PeopleParts.Part part, PreviewProjection.Reach reach, long bytes) {
        return transaction
                .handle()
                .createQuery("""
                select people.* from (
                    select %1$s, sum(%2$s) over (order by id rows between unbounded preceding and 1 preceding) as before
                    from target_user
                    where company_id = :company and setting_id = :setting and id > :after and id <= :last
                      and status <> 'deleted' and resource is not null) people
                where before is null or before < :bytes order by id
                """.formatted(PersonColumns.projected(reach.fields()), PersonColumns.WEIGHT))
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("after", part.after())
                .bind("last", part.last())
                .bind("today", reach.today())
                .bindArray(
                        "fields_passed_over",
                        String.class,
                        reach.fieldsPassedOver().toArray())
                .bindArray(
                        "members_passed_over",
                        String.class,
                        reach.membersPassedOver().toArray())
                .bind("bytes", bytes)
                .map(row -> PersonColumns.unprojected(row))
                .list();
    }
}
