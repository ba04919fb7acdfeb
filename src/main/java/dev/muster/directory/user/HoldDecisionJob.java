package dev.muster.directory.user;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The job that applies or discards all removals that were held when an administrator asked (rule H2). Who is
/// decided about is held no more, so that it needs no place of its own; its events name who asked.
public record HoldDecisionJob(Database database, Clock clock, Ids ids) implements Handler {

    static ObjectNode argument(HeldPeople held, HeldPeople.Decision decision, Instant asked) {
        ObjectNode argument = JsonNodeFactory.instance
                .objectNode()
                .put("setting", held.setting().toString())
                .put("decision", decision.name())
                .put("asked", asked.toString());
        return held.scope().actor().writeTo(argument);
    }

    @Override
    public Step batch(CompanyId company, Job job) {
        ObjectNode argument = job.argument();
        UUID setting = UUID.fromString(argument.path("setting").stringValue());
        HeldPeople.Decision decision =
                HeldPeople.Decision.valueOf(argument.path("decision").stringValue());
        Scope scope = new Scope(database, company, Actor.readFrom(argument), clock, ids);
        OptionalInt decided = new HeldPeople(scope, setting)
                .batch(decision, Instant.parse(argument.path("asked").stringValue()));
        return decided.isEmpty() ? new Step.Finished() : new Step.More(argument, decided.getAsInt());
    }
}
