package dev.muster.activity;

import dev.muster.store.Query;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import dev.muster.store.Weight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The events of one company, to be read.
public record EventStore(Transaction transaction) {

    // Numbers stay as exact as they were written.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /// A page has as many events as weigh about so many bytes, but one at least. What is very much the same over and
    /// over weighs several times more than it seems.
    private static final long BYTES = 1 << 20;

    private static final String WEIGHT = "(%s + %s)".formatted(Weight.of("before"), Weight.of("after"));

    /// The events with a position after this one, in their order.
    EventPage after(long position, int limit) {
        return page(transaction.handle().createQuery("""
                select * from (
                    select *, count(*) over () as found,
                        sum(%s) over (order by feed_position rows between unbounded preceding and 1 preceding) as weight_before
                    from (
                        select id, feed_position, at, kind, subject_type, subject_id, actor_kind, actor_id, request_id, rule,
                            before, after
                        from event where company_id = :company and feed_position > :position
                        order by feed_position limit :limit) first) weighed
                where weight_before is null or weight_before < :bytes order by feed_position
                """.formatted(WEIGHT)).bind("position", position), limit);
    }

    /// What happened to one subject, the newest first.
    ///
    /// @param before events of this time and id or later are left out
    EventPage of(UUID subject, Instant before, UUID beforeId, int limit) {
        return page(
                transaction
                        .handle()
                        .createQuery("""
                select * from (
                    select *, count(*) over () as found,
                        sum(%s) over (order by at desc, id desc rows between unbounded preceding and 1 preceding)
                            as weight_before
                    from (
                        select id, feed_position, at, kind, subject_type, subject_id, actor_kind, actor_id, request_id, rule,
                            before, after
                        from event where company_id = :company and subject_id = :subject and (at, id) < (:before, :beforeId)
                        order by at desc, id desc limit :limit) first) weighed
                where weight_before is null or weight_before < :bytes order by at desc, id desc
                """.formatted(WEIGHT))
                        .bind("subject", subject)
                        .bind("before", before)
                        .bind("beforeId", beforeId),
                limit);
    }

    /// One more than the limit tells whether there is a next page.
    private EventPage page(Query query, int limit) {
        List<Found> found = query.bind("company", transaction.company())
                .bind("limit", limit + 1)
                .bind("bytes", BYTES)
                .map(row -> new Found(event(row), row.getLong("found")))
                .list();
        List<RecordedEvent> events =
                found.stream().limit(limit).map(Found::event).toList();
        return new EventPage(events, !found.isEmpty() && found.getFirst().all() > events.size());
    }

    /// @param all how many events there are, whatever they weigh, up to one more than the limit
    private record Found(RecordedEvent event, long all) {}

    private static RecordedEvent event(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getObject("id", UUID.class),
                row.getObject("feed_position", Long.class),
                Timestamps.of(row, "at"),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("request_id"),
                new Event(
                        row.getString("kind"),
                        row.getString("subject_type"),
                        row.getObject("subject_id", UUID.class),
                        row.getString("rule"),
                        json(row.getString("before")),
                        json(row.getString("after"))));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JSON.readTree(text);
    }
}
