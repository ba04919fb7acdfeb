package dev.muster.activity;

import dev.muster.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The positions of one company's events. Whoever gives positions holds the row of the feed until the commit,
/// so that positions become visible in their order, and nobody reads a later one before an earlier one.
record FeedStore(Transaction transaction) {

    boolean anyWaiting() {
        return transaction
                .handle()
                .createQuery("""
                select exists (select 1 from event where company_id = :company and feed_position is null)
                """)
                .bind("company", transaction.company())
                .mapTo(Boolean.class)
                .one();
    }

    /// Begins the feed of a company that has none. A deleted company gets none any more.
    void open() {
        transaction
                .handle()
                .createUpdate("""
                insert into feed (company_id, last_position)
                select id, 0 from company where id = :company and deleted_at is null
                on conflict (company_id) do nothing
                """)
                .bind("company", transaction.company())
                .execute();
    }

    /// Takes the feed, unless another node holds it.
    ///
    /// @return the last position that was given
    Optional<Long> lease(UUID node, Instant now, Instant until) {
        return transaction
                .handle()
                .createQuery("""
                update feed set holder = :node, leased_until = :until
                where company_id = :company and company_id in (
                    select company_id from feed
                    where company_id = :company and (holder = :node or leased_until is null or leased_until <= :now)
                    for update skip locked)
                returning last_position
                """)
                .bind("company", transaction.company())
                .bind("node", node)
                .bind("now", now)
                .bind("until", until)
                .mapTo(Long.class)
                .findOne();
    }

    /// Gives positions to the next events that are committed and have none.
    ///
    /// @return the positions, in no order
    List<Long> number(long last, int limit) {
        return transaction
                .handle()
                .createQuery("""
                with next as (
                    select id, row_number() over (order by at, id) as n from (
                        select id, at from event where company_id = :company and feed_position is null
                        order by at, id limit :limit) waiting)
                update event set feed_position = :last + next.n from next
                where event.company_id = :company and event.id = next.id returning feed_position
                """)
                .bind("company", transaction.company())
                .bind("last", last)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /// Writes down the last position.
    ///
    /// @param free whether any node may go on
    void advance(long position, boolean free) {
        transaction
                .handle()
                .createUpdate("""
                update feed set last_position = :position, leased_until = case when :free then null else leased_until end
                where company_id = :company
                """)
                .bind("company", transaction.company())
                .bind("position", position)
                .bind("free", free)
                .execute();
    }
}
