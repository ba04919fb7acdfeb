package dev.muster.activity;

import dev.muster.company.Ids;
import dev.muster.store.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Appends events inside the transaction of the change they tell of: no change without its event, no event
/// without its change. An event is appended after the write that it tells of: what that write waited for is
/// committed and visible then, and gets an earlier time (docs/decisions/the-change-feed.md).
public record Events(Transaction transaction, Actor actor, Clock clock, Ids ids) {

    public void append(Event event) {
        append(List.of(event));
    }

    public void append(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        transaction
                .handle()
                .createUpdate("""
                insert into event (company_id, id, at, kind, subject_type, subject_id,
                                   actor_kind, actor_id, request_id, rule, before, after)
                select :company, e.id, greatest(cast(:now as timestamptz), latest.at) + e.n * interval '1 microsecond',
                       e.kind, e.subject_type, e.subject_id,
                       :actorKind, cast(:actorId as uuid), :requestId, e.rule, e.before::jsonb, e.after::jsonb
                from unnest(:ids, :kinds, :subjectTypes, :subjectIds, :rules, :befores, :afters)
                         with ordinality as e (id, kind, subject_type, subject_id, rule, before, after, n),
                     (select max(at) as at from event where company_id = :company) as latest
                """)
                .bind("company", transaction.company())
                .bind("now", clock.instant())
                .bind("actorKind", actor.kind().word())
                .bind("actorId", actor.id())
                .bind("requestId", actor.requestId())
                .bindArray(
                        "ids",
                        UUID.class,
                        events.stream().map(event -> ids.next()).toArray())
                .bindArray("kinds", String.class, texts(events, Event::kind))
                .bindArray("subjectTypes", String.class, texts(events, Event::subjectType))
                .bindArray(
                        "subjectIds",
                        UUID.class,
                        events.stream().map(Event::subjectId).toArray())
                .bindArray("rules", String.class, texts(events, Event::rule))
                .bindArray("befores", String.class, texts(events, event -> text(event.before())))
                .bindArray("afters", String.class, texts(events, event -> text(event.after())))
                .execute();
        transaction.announce();
    }

    private static Object[] texts(List<Event> events, Function<Event, @Nullable String> part) {
        return events.stream().map(part).toArray();
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }
}
