package dev.muster.directory.user;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.store.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The job that brings new rules to the people of a setting, batch by batch (rule R2). Each person says which rules
/// it has; the place that the job keeps only spares it from looking at those who are done. A job for rules that
/// were edited again ends, for the newer edit has a job of its own.
public record ReprojectionJob(Database database, Clock clock, Ids ids) implements Handler {

    private static final int BATCH = 500;

    @Override
    public Step batch(CompanyId company, Job job) {
        UUID setting = UUID.fromString(job.argument().path("setting").stringValue());
        Scope scope = new Scope(database, company, Actor.system(), clock, ids);
        Reprojection.Batch batch = new Reprojection(scope, setting)
                .batch(job.argument().path("rulesVersion").longValue(), place(job.argument()), BATCH);
        Optional<Reprojection.Place> next = batch.next();
        return next.isEmpty()
                ? new Step.Finished()
                : new Step.More(argument(job.argument(), next.get()), batch.people());
    }

    private static Reprojection.Place place(ObjectNode argument) {
        JsonNode person = argument.path("person");
        return person.isMissingNode()
                ? Reprojection.Place.START
                : new Reprojection.Place(argument.path("after").longValue(), UUID.fromString(person.stringValue()));
    }

    private static ObjectNode argument(ObjectNode argument, Reprojection.Place next) {
        return argument.deepCopy()
                .put("after", next.rulesVersion())
                .put("person", next.person().toString());
    }
}
