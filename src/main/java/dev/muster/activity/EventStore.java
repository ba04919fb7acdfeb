package dev.muster.activity;

import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
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

    /// The events with a position after this one, in their order.
    List<RecordedEvent> after(long position, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select id, feed_position, at, kind, subject_type, subject_id, actor_kind, actor_id, request_id, rule, before, after
                from event where company_id = :company and feed_position > :position order by feed_position limit :limit
                """)
                .bind("company", transaction.company())
                .bind("position", position)
                .bind("limit", limit)
                .map(row -> event(row))
                .list();
    }

    /// What happened to one subject, the newest first.
    ///
    /// @param before events of this time and id or later are left out
    public List<RecordedEvent> of(UUID subject, Instant before, UUID beforeId, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select id, feed_position, at, kind, subject_type, subject_id, actor_kind, actor_id, request_id, rule, before, after
                from event where company_id = :company and subject_id = :subject and (at, id) < (:before, :beforeId)
                order by at desc, id desc limit :limit
                """)
                .bind("company", transaction.company())
                .bind("subject", subject)
                .bind("before", before)
                .bind("beforeId", beforeId)
                .bind("limit", limit)
                .map(row -> event(row))
                .list();
    }

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
