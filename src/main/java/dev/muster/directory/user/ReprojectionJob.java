package dev.muster.directory.user;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.store.Database;
import java.time.Clock;
import java.util.UUID;

/// The job that brings new rules to the people of a setting, batch by batch (rule R2). It keeps no place of its
/// own: each person says which rules it has.
public record ReprojectionJob(Database database, Clock clock, Ids ids) implements Handler {

    private static final int BATCH = 100;

    @Override
    public Step batch(CompanyId company, Job job) {
        UUID setting = UUID.fromString(job.argument().path("setting").stringValue());
        Scope scope = new Scope(database, company, Actor.system(), clock, ids);
        int people = new Reprojection(scope, setting).batch(BATCH);
        return people == 0 ? new Step.Finished() : new Step.More(job.argument(), people);
    }
}
