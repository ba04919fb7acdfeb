package dev.muster.directory.user;

import dev.muster.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The people of one setting whose removal is held.
record HeldStore(Transaction transaction, UUID setting) {

    /// A page in the order of the people's ids.
    ///
    /// @param bytes about what the people of a page may weigh; one is there at least
    List<Person> page(UUID after, int limit, long bytes) {
        return transaction
                .handle()
                .createQuery("""
                select %1$s from (
                    select %1$s, sum(%2$s) over (order by id rows between unbounded preceding and 1 preceding) as before
                    from target_user
                    where company_id = :company and setting_id = :setting and held is not null and id > :after
                    order by id limit :limit) people
                where before is null or before < :bytes order by id
                """.formatted(PersonColumns.ALL, PersonColumns.WEIGHT))
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("after", after)
                .bind("limit", limit)
                .bind("bytes", bytes)
                .map(row -> PersonColumns.person(row))
                .list();
    }

    /// How many have been held since this moment or longer.
    long countUntil(Instant moment) {
        return transaction
                .handle()
                .createQuery("""
                select count(*) from target_user
                where company_id = :company and setting_id = :setting and held is not null and held_at <= :moment
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("moment", moment)
                .mapTo(Long.class)
                .one();
    }

    HeldPeople.Counts counts() {
        return transaction
                .handle()
                .createQuery("""
                select count(*) filter (where held = 'inactive') as inactive, count(*) filter (where held = 'deleted') as deleted
                from target_user where company_id = :company and setting_id = :setting and held is not null
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .map(row -> new HeldPeople.Counts(row.getLong("inactive"), row.getLong("deleted")))
                .one();
    }
}
