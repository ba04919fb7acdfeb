package dev.muster.traffic;

import dev.muster.store.PreparedBatch;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What one company's clients did, by the hour. Several nodes add to the same rows.
record CountStore(Transaction transaction) {

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::setting).thenComparing(Key::counted).thenComparing(Key::hour);

    record Key(UUID setting, String counted, Instant hour) {}

    /// A setting that is gone is passed over. Nodes lock the rows in one order, and never wait in a circle.
    void add(Map<Key, HourCount> counts) {
        PreparedBatch batch = transaction.handle().prepareBatch("""
                insert into scim_request_hour
                    (company_id, setting_id, counted, hour, count, first_at, last_at, longest_pause)
                select company_id, id, :counted, :hour, :count, :firstAt, :lastAt, :pause from scim_setting
                where company_id = :company and id = :setting and deleted_at is null
                on conflict (company_id, setting_id, counted, hour) do update
                set count = scim_request_hour.count + excluded.count,
                    first_at = least(scim_request_hour.first_at, excluded.first_at),
                    last_at = greatest(scim_request_hour.last_at, excluded.last_at),
                    longest_pause = greatest(
                        scim_request_hour.longest_pause,
                        excluded.longest_pause,
                        (extract(epoch from excluded.first_at - scim_request_hour.last_at) * 1000)::bigint,
                        (extract(epoch from scim_request_hour.first_at - excluded.last_at) * 1000)::bigint)
                """);
        Map<Key, HourCount> ordered = new TreeMap<>(ORDER);
        ordered.putAll(counts);
        ordered.forEach((key, added) -> batch.bind("company", transaction.company())
                .bind("setting", key.setting())
                .bind("counted", key.counted())
                .bind("hour", key.hour())
                .bind("count", added.count())
                .bind("firstAt", added.firstAt())
                .bind("lastAt", added.lastAt())
                .bind("pause", added.longestPause().toMillis())
                .add());
        batch.execute();
    }

    /// In the order of time.
    List<HourCount> since(UUID setting, Instant hour) {
        return transaction
                .handle()
                .createQuery("""
                select counted, hour, count, first_at, last_at, longest_pause from scim_request_hour
                where company_id = :company and setting_id = :setting and hour >= :hour order by hour, counted
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("hour", hour)
                .map(row -> count(row))
                .list();
    }

    /// The same, and however old they are the hours of the last request and of the first change, as far as counts
    /// are kept. In one statement, that all of it is of one moment.
    List<HourCount> past(UUID setting, Instant hour) {
        return transaction
                .handle()
                .createQuery("""
                select counted, hour, count, first_at, last_at, longest_pause from scim_request_hour
                where company_id = :company and setting_id = :setting
                and (hour >= :hour
                    or counted = :request and hour = (
                        select max(hour) from scim_request_hour
                        where company_id = :company and setting_id = :setting and counted = :request)
                    or counted = :change and hour = (
                        select min(hour) from scim_request_hour
                        where company_id = :company and setting_id = :setting and counted = :change))
                order by hour, counted
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("hour", hour)
                .bind("request", Counted.REQUEST)
                .bind("change", Counted.CHANGE)
                .map(row -> count(row))
                .list();
    }

    /// When the client last asked, and when it first changed something, is kept for ever: else its next change would be
    /// taken for the first.
    void eraseBefore(Instant hour) {
        transaction
                .handle()
                .createUpdate("""
                delete from scim_request_hour h
                where company_id = :company and hour < :hour
                and (counted <> :request or exists (
                    select from scim_request_hour later
                    where later.company_id = :company and later.setting_id = h.setting_id and later.counted = :request
                    and later.hour > h.hour))
                and (counted <> :change or exists (
                    select from scim_request_hour earlier
                    where earlier.company_id = :company and earlier.setting_id = h.setting_id
                    and earlier.counted = :change and earlier.hour < h.hour))
                """)
                .bind("company", transaction.company())
                .bind("hour", hour)
                .bind("request", Counted.REQUEST)
                .bind("change", Counted.CHANGE)
                .execute();
    }

    private static HourCount count(ResultSet row) throws SQLException {
        return new HourCount(
                row.getString("counted"),
                Timestamps.of(row, "hour"),
                row.getLong("count"),
                Timestamps.of(row, "first_at"),
                Timestamps.of(row, "last_at"),
                Duration.ofMillis(row.getLong("longest_pause")));
    }
}
