package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What a change of the identity provider's groups means for the people of a mirroring setting. Those whom it
/// concerns are brought where they belong in the same transaction, unless they are more than one should hold:
/// then a job does it (docs/decisions/mirrored-people-follow-at-once.md).
final class Mirroring {

    /// Who comes or goes with whole groups, while nobody else may change the setting's groups.
    private static final int MOST_IN_A_GROUP = 1_000;

    private static final int AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Change change;
    private final GroupTurn turn;
    private final Jobs jobs;
    private final Mirror mirror;
    private final MirroredGroups groups;
    private final MirrorStore store;

    Mirroring(Change change, GroupTurn turn, Jobs jobs) {
        this.change = change;
        this.turn = turn;
        this.jobs = jobs;
        this.mirror = new Mirror(change, turn.setting());
        this.groups = new MirroredGroups(change, turn.setting().id());
        this.store = new MirrorStore(change.transaction(), turn.setting().id());
    }

    void appeared(UUID group, String displayName) {
        groups.appear(new Ancestry.Group(group, displayName.strip()));
    }

    void named(UUID group, String displayName) {
        groups.name(new Ancestry.Group(group, displayName.strip()));
    }

    /// Users who are about to come or go wait for one another here, in one order.
    void await(Collection<UUID> users) {
        if (!users.isEmpty()) {
            store.residentsLocked(users);
        }
    }

    /// Members of a group came or went: users, and groups with all who are in them.
    void moved(UUID group, MemberChanges changes) {
        Set<UUID> users = changes.movedUsers();
        if (changes.areMany() || users.size() > MemberChanges.MOST_NAMED) {
            later(group);
        } else {
            Set<UUID> concerned = new HashSet<>();
            for (UUID inner : changes.movedGroups()) {
                concerned.addAll(under(inner, MOST_IN_A_GROUP - concerned.size()));
            }
            concerned.addAll(users);
            settle(concerned);
        }
    }

    /// The users in a group that came or went as a whole; nobody when they are more than this, for then a job
    /// follows.
    private List<UUID> under(UUID nested, int most) {
        turn.beAlone();
        List<UUID> users = store.under(List.of(nested), most + 1);
        if (users.size() > most) {
            later(nested);
            return List.of();
        }
        return users;
    }

    private void settle(Collection<UUID> users) {
        List<UUID> ordered = users.stream().sorted().toList();
        for (int from = 0; from < ordered.size(); from += AT_ONCE) {
            mirror.settleResources(ordered.subList(from, Math.min(ordered.size(), from + AT_ONCE)));
        }
    }

    /// The SCIM group is gone: its people leave the target group, and then it goes too (rule G8).
    void disappeared(UUID group) {
        store.mirrored(group).ifPresent(shown -> {
            List<UUID> people = store.people(group, FIRST, MOST_IN_A_GROUP + 1);
            if (people.size() > MOST_IN_A_GROUP) {
                later(group);
            } else {
                mirror.settlePeople(people);
                groups.disappear(shown, "G8");
            }
        });
    }

    private void later(UUID group) {
        jobs.add(
                change,
                Job.Kind.MIRRORING,
                MirroringJob.argument(
                        turn.setting().id(), group, change.events().actor()),
                store.size(group));
    }
}
