package dev.muster.directory.group;

import dev.muster.activity.Actor;
import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.setting.Grouping;
import dev.muster.setting.SettingStore;
import dev.muster.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The job that brings the people of one large group of the identity provider where they belong (rule G1):
/// first those whom the target group has, then those whom the SCIM group has, with the groups in it. Each is
/// worked out anew, so that doing it twice, or beside other changes, is no matter. Its events name the request
/// that began it.
public record MirroringJob(Database database, Clock clock, Ids ids) implements Handler {

    private static final int BATCH = 500;
    private static final String NIL = new UUID(0, 0).toString();

    static ObjectNode argument(UUID setting, UUID group, Actor actor) {
        ObjectNode argument = JsonNodeFactory.instance
                .objectNode()
                .put("setting", setting.toString())
                .put("group", group.toString());
        return actor.writeTo(argument);
    }

    @Override
    public Step batch(CompanyId company, Job job) {
        ObjectNode argument = job.argument();
        UUID setting = id(argument, "setting");
        return new Scope(database, company, Actor.readFrom(argument), clock, ids)
                .change(change -> new SettingStore(change.transaction())
                        .readShared(setting, change.now())
                        .get()
                        // Other rules have a job of their own, which ends what this one began.
                        .filter(found -> found.grouping() instanceof Grouping.Mirror)
                        .map(found -> batch(change, new Mirror(change, found), argument))
                        .orElseGet(Step.Finished::new));
    }

    private static Step batch(Change change, Mirror mirror, ObjectNode argument) {
        MirrorStore store = new MirrorStore(change.transaction(), id(argument, "setting"));
        UUID group = id(argument, "group");
        if (!argument.has("in")) {
            List<UUID> people = store.people(group, id(argument, "after"), BATCH);
            mirror.settlePeople(people);
            return people.isEmpty()
                    ? new Step.More(argument.deepCopy().put("in", NIL).put("after", NIL), 0)
                    : new Step.More(
                            argument.deepCopy().put("after", people.getLast().toString()), people.size());
        }
        for (UUID nested : store.withNested(group, id(argument, "in"))) {
            UUID after = nested.equals(id(argument, "in")) ? id(argument, "after") : new UUID(0, 0);
            List<UUID> users = store.users(nested, after, BATCH);
            if (!users.isEmpty()) {
                mirror.settleResources(users);
                ObjectNode next = argument.deepCopy().put("in", nested.toString());
                return new Step.More(next.put("after", users.getLast().toString()), users.size());
            }
        }
        if (store.isGone(group)) {
            store.mirrored(group)
                    .ifPresent(shown -> new MirroredGroups(change, id(argument, "setting")).disappear(shown, "G8"));
        }
        return new Step.Finished();
    }

    private static UUID id(ObjectNode argument, String name) {
        return UUID.fromString(argument.path(name).asString(NIL));
    }
}
