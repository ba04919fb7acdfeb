package dev.muster.activity;

import dev.muster.company.Ids;
import dev.muster.store.Transaction;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Appends events inside the transaction of the change they tell of: no change without its event, no event
/// without its change.
public record Events(Transaction transaction, Actor actor, Clock clock, Ids ids) {

    public void append(Event event) {
        append(List.of(event));
    }

    public void append(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.handle().prepareBatch("""
                insert into event (company_id, id, at, kind, subject_type, subject_id,
                                   actor_kind, actor_id, request_id, rule, before, after)
                values (:company, :id, :at, :kind, :subjectType, :subjectId,
                        :actorKind, :actorId, :requestId, :rule, :before::jsonb, :after::jsonb)
                """);
        for (Event event : events) {
            batch.bind("company", transaction.company())
                    .bind("id", ids.next())
                    .bind("at", clock.instant())
                    .bind("kind", event.kind())
                    .bind("subjectType", event.subjectType())
                    .bind("subjectId", event.subjectId())
                    .bind("actorKind", actor.kind().word())
                    .bind("actorId", actor.id())
                    .bind("requestId", actor.requestId())
                    .bind("rule", event.rule())
                    .bind("before", text(event.before()))
                    .bind("after", text(event.after()))
                    .add();
        }
        batch.execute();
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }
}
