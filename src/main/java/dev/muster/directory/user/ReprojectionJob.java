package dev.muster.directory.user;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The job that brings new rules to the people of a setting, batch by batch (rule R2). Each person says which
/// rules it has; the place that the job keeps only spares it from looking at those who are done. A job for
/// rules that were edited again ends, for the newer edit has a job of its own.
public record ReprojectionJob(Database database, Clock clock, Ids ids) implements Handler {

    /// How many people at a time: as many as take no longer than this, for requests that concern them, and
    /// edits of the setting, wait so long.
    private static final Duration LONGEST = Duration.ofMillis(400);

    private static final int MOST = 500;
    private static final int FEWEST = 25;
    private static final int GROUPS = 100;
    private static final String NIL = new UUID(0, 0).toString();

    /// What is done first, next and last.
    private enum Phase {
        GROUPS,
        PEOPLE,
        REST
    }

    @Override
    public Step batch(CompanyId company, Job job) {
        ObjectNode argument = job.argument();
        UUID setting = UUID.fromString(argument.path("setting").stringValue());
        Reprojection work = new Reprojection(new Scope(database, company, Actor.system(), clock, ids), setting);
        long wanted = argument.path("rulesVersion").longValue();
        return switch (Phase.valueOf(argument.path("phase").asString(Phase.GROUPS.name()))) {
            case GROUPS -> {
                UUID after = UUID.fromString(argument.path("group").asString(NIL));
                yield work.groups(wanted, after, GROUPS)
                        .map(last -> new Step.More(argument.deepCopy().put("group", last.toString()), 0))
                        .orElseGet(() -> next(argument, Phase.PEOPLE));
            }
            case PEOPLE -> {
                int size = argument.path("size").asInt(MOST);
                Instant began = clock.instant();
                Reprojection.Batch batch = work.batch(wanted, place(argument), size);
                int nextSize = size(size, Duration.between(began, clock.instant()));
                yield batch.next()
                        .map(next -> new Step.More(argument(argument, next).put("size", nextSize), batch.people()))
                        .orElseGet(() -> next(argument, Phase.REST));
            }
            case REST -> work.rest(wanted, GROUPS) ? new Step.More(argument, 0) : new Step.Finished();
        };
    }

    private static int size(int before, Duration took) {
        return took.compareTo(LONGEST) > 0
                ? Math.max(before / 2, FEWEST)
                : took.multipliedBy(3).compareTo(LONGEST) < 0 ? Math.min(before * 2, MOST) : before;
    }

    private static Step.More next(ObjectNode argument, Phase phase) {
        return new Step.More(argument.deepCopy().put("phase", phase.name()), 0);
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
