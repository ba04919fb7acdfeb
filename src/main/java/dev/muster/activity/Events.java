package dev.muster.activity;

import dev.muster.company.Ids;
import dev.muster.store.Later;
import dev.muster.store.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Appends events inside the transaction of the change they tell of: no change without its event, no event
/// without its change. An event is appended after the write that it tells of: what that write waited for is
/// committed and visible then, and gets an earlier time (docs/decisions/the-change-feed.md). It travels with what
/// the transaction sends next, at the latest with its commit.
public final class Events {

    /// What administrators set: changes of it are told of in the audit too.
    private static final Set<String> CONFIGURATION =
            Set.of("company", "field", "scim-setting", "token", "oauth-client");

    private static final String ERASURE = "user.erased";

    private final Transaction transaction;
    private final Actor actor;
    private final Clock clock;
    private final Ids ids;
    private final List<Event> gathered = new ArrayList<>();
    private final List<Event> byHand = new ArrayList<>();
    private @Nullable Later<Integer> waiting;

    public Events(Transaction transaction, Actor actor, Clock clock, Ids ids) {
        this.transaction = transaction;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    public Actor actor() {
        return actor;
    }

    public void append(Event event) {
        append(List.of(event));
    }

    /// Those that are appended before anything is sent become one statement, at the place of the last.
    public void append(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        if (waiting == null || !transaction.handle().withdraw(waiting)) {
            gathered.clear();
            transaction.announce();
        }
        gathered.addAll(events);
        waiting = insert(gathered);
        audit(events);
    }

    private Later<Integer> insert(List<Event> events) {
        return transaction
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
                .later();
    }

    /// What administrators change of the company's configuration, and whom they or time erase, is told of in the
    /// audit too, in the same transaction.
    private void audit(List<Event> events) {
        for (Event event : events) {
            if (isAudited(event)) {
                ObjectNode details = JsonNodeFactory.instance.objectNode();
                put(details, "rule", event.rule() == null ? null : StringNode.valueOf(event.rule()));
                put(details, "before", event.before());
                put(details, "after", event.after());
                note(new Audited(event.kind(), event.subjectType(), event.subjectId(), details));
            } else if (isByHand()) {
                byHand.add(event);
            }
        }
    }

    /// Tells the audit what an administrator did to people and groups: one entry for each kind of change, with ids and
    /// without what people are called.
    void tell() {
        Map<String, List<Event>> kinds =
                byHand.stream().collect(Collectors.groupingBy(Event::kind, LinkedHashMap::new, Collectors.toList()));
        kinds.forEach((kind, events) -> note(Audited.ofDirectory(kind, events)));
        byHand.clear();
    }

    /// Tells the audit what is no change of the directory: an export, somebody's new role.
    public void note(Audited audited) {
        new Audit(transaction.handle(), clock).append(transaction.company(), actor, audited);
    }

    private boolean isAudited(Event event) {
        return (isAdministrators() && CONFIGURATION.contains(event.subjectType()))
                || event.kind().equals(ERASURE);
    }

    private boolean isAdministrators() {
        return actor.kind() == Actor.Kind.ACCOUNT || actor.kind() == Actor.Kind.API_KEY;
    }

    /// What a job does for an administrator later was told of when it was asked for.
    private boolean isByHand() {
        return isAdministrators() && actor.address() != null;
    }

    private static void put(ObjectNode details, String name, @Nullable JsonNode value) {
        if (value != null) {
            details.set(name, value);
        }
    }

    private static Object[] texts(List<Event> events, Function<Event, @Nullable String> part) {
        return events.stream().map(part).toArray();
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }
}
