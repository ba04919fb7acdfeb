package dev.muster.directory.removal;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.directory.group.MirroredGroups;
import dev.muster.directory.user.Departures;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.setting.Settings.Leaving;
import dev.muster.store.Database;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.UUID;

/// Does what the deletion of a setting means (rule L8): its people leave it as was asked, what the client wrote
/// is removed, and at last the setting itself.
public record SettingDeletion(Database database, Clock clock, Ids ids) implements Handler {

    private static final int PEOPLE = 100;
    private static final int GROUPS = 100;

    @Override
    public Step batch(CompanyId company, Job job) {
        UUID setting = UUID.fromString(job.argument().path("setting").stringValue());
        Leaving leaving = Leaving.valueOf(job.argument().path("people").stringValue());
        return new Scope(database, company, Actor.system(), clock, ids).change(change -> {
            OptionalInt left = new Departures(change, setting).batch(leaving, PEOPLE);
            if (left.isPresent()) {
                return new Step.More(job.argument(), left.getAsInt());
            }
            LeftGroups groups = new LeftGroups(change.transaction(), setting);
            if (groups.eraseMembers() > 0 || groups.eraseGroups() > 0 || groups.eraseRemovals() > 0) {
                return new Step.More(job.argument(), 0);
            }
            if (leaving == Leaving.DELETE
                    && new MirroredGroups(change, setting).removeSuperfluous(false, "L8", GROUPS)) {
                return new Step.More(job.argument(), 0);
            }
            LeftGroups.Untied untied = groups.untie();
            change.events().append(untied.events());
            if (untied.groups() > 0) {
                return new Step.More(job.argument(), 0);
            }
            groups.eraseSetting();
            return new Step.Finished();
        });
    }
}
