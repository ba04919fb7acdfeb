package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.directory.Lock;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import dev.muster.store.SqlStates;
import dev.muster.store.StatementFailed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The target groups of a company, as its administrators see and change them.
public final class TargetGroups {

    private final Scope scope;

    public TargetGroups(Scope scope) {
        this.scope = scope;
    }

    public List<TargetGroup> page(UUID after, int limit) {
        return scope.change(change -> new TargetGroupStore(change.transaction()).page(after, limit));
    }

    /// A page for a reader, in the order of names.
    public GroupPage walk(GroupWalk walk) {
        return scope.change(change -> new GroupListing(change.transaction()).walk(walk));
    }

    public TargetGroup read(UUID id) {
        return scope.change(change -> find(change, id));
    }

    /// What the group is called; its members are not counted for that.
    public Optional<TargetGroup.Reference> reference(UUID id) {
        return scope.change(change -> new TargetGroupStore(change.transaction())
                .references(List.of(id)).stream().findFirst());
    }

    /// The group of that name that people may be sent to, whatever its case: the identity provider alone fills
    /// mirrored ones.
    public Optional<TargetGroup.Reference> named(GroupName name) {
        return scope.change(change -> new TargetGroupStore(change.transaction()).named(name.key()));
    }

    /// The first groups, by their names, that people may be sent to and whose name contains a text.
    public List<TargetGroup.Reference> search(String text, int limit) {
        return Folding.isStorable(text)
                ? scope.change(change -> new TargetGroupStore(change.transaction()).search(Folding.fold(text), limit))
                : List.of();
    }

    /// Those of these groups that are not deleted.
    public List<TargetGroup.Reference> references(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : scope.change(change -> new TargetGroupStore(change.transaction()).references(ids));
    }

    /// Makes a manual group. The name of a deleted group may be used again.
    ///
    /// @throws Refused with Uniqueness when a manual or generated group of that name exists (rule G3)
    public TargetGroup create(GroupName name) {
        return scope.change(change -> {
            TargetGroupStore groups = new TargetGroupStore(change.transaction());
            TargetGroup group = new TargetGroup(
                    change.ids().next(), TargetGroup.Origin.MANUAL, null, name.text(), 0, change.now(), change.now());
            if (groups.insert(group, name.key())) {
                return told(change, "group.created", group);
            }
            TargetGroupStore.Named existing =
                    groups.byNameShared(name.key()).get().orElseThrow();
            if (!existing.deleted()) {
                throw nameTaken();
            }
            groups.restore(existing, TargetGroup.Origin.MANUAL, null, name.text(), change.now());
            return told(change, "group.restored", find(change, existing.id()));
        });
    }

    public TargetGroup rename(UUID id, GroupName name) {
        return scope.change(change -> {
            TargetGroup.Reference group = locked(change, id);
            refuse(change, id, GroupLocks.NAME);
            TargetGroupStore groups = new TargetGroupStore(change.transaction());
            // A manual group of that name is joined as it is (rule G4), so the deleted one need not come back.
            groups.byNameShared(name.key())
                    .get()
                    .filter(TargetGroupStore.Named::deleted)
                    .ifPresent(deleted -> groups.erase(deleted));
            try {
                groups.rename(id, name.text(), name.key(), change.now());
            } catch (StatementFailed e) {
                throw SqlStates.violatedUniqueKey(e).isPresent() ? nameTaken() : e;
            }
            if (!group.name().equals(name.text())) {
                change.events().append(GroupEvents.renamed(id, group.name(), name.text(), null));
            }
            return find(change, id);
        });
    }

    /// Deletes a group, never its people (rules G6, G7). It comes back with the same id when a rule needs its
    /// name again. A mirrored group that a deleted setting left has nobody else to delete it.
    ///
    /// @return the job by which people leave it, when they are too many to leave at once
    public Optional<Job> delete(UUID id, Jobs jobs) {
        return scope.change(change -> {
            TargetGroupStore groups = new TargetGroupStore(change.transaction());
            TargetGroup.Reference group = locked(change, id);
            refuse(change, id, Lock.DELETION);
            groups.markDeleted(id, change.now());
            change.events().append(GroupEvents.deleted(group, null));
            return new DeletedGroup(change.transaction(), id).leave() < DeletedGroup.AT_ONCE
                    ? Optional.empty()
                    : Optional.of(DeletedGroup.job(change, jobs, id));
        });
    }

    /// The ids of a page of the group's people, in their order.
    public List<UUID> members(UUID id, UUID after, int limit) {
        return scope.change(change -> {
            find(change, id);
            return new MembershipStore(change.transaction()).page(id, after, limit);
        });
    }

    /// Adds people to a manual group by hand.
    ///
    /// @throws Refused with InvalidValue when one of them is unknown or deleted; then nobody is added
    public void addByHand(UUID id, Collection<UUID> users) {
        scope.change(change -> {
            MembershipStore members = new MembershipStore(change.transaction());
            List<UUID> living = members.livingShared(users);
            TargetGroup.Reference group = locked(change, id);
            refuse(change, id, GroupLocks.MEMBERS);
            Optional<UUID> unknown =
                    users.stream().filter(user -> !living.contains(user)).findFirst();
            if (unknown.isPresent()) {
                throw new Refused(
                        new Refusal.InvalidValue("ids", "There is no target user with the id " + unknown.get() + "."));
            }
            change.events()
                    .append(members.add(id, users, MembershipStore.HAND, change.now()).stream()
                            .map(user -> GroupEvents.joined(user, id, group.name(), MembershipStore.HAND, null))
                            .toList());
            return group;
        });
    }

    /// Takes a person out of a manual group. What a rule gives, only the rule takes away (rule G7).
    public void removeByHand(UUID id, UUID user) {
        scope.change(change -> {
            MembershipStore members = new MembershipStore(change.transaction());
            TargetGroup.Reference group = locked(change, id);
            GroupLocks locks = GroupLocks.of(change.transaction(), List.of(id));
            Lock.refuse(locks.of(id), GroupLocks.MEMBERS);
            List<String> givers = members.givers(id, user);
            if (givers.isEmpty()) {
                throw new Refused(new Refusal.NotFound("member " + user));
            }
            locks.ofMember(id, givers.contains(MembershipStore.HAND)).ifPresent(lock -> {
                throw lock.refused();
            });
            if (members.remove(id, user, MembershipStore.HAND)) {
                change.events().append(GroupEvents.left(user, group, MembershipStore.HAND, null));
            }
            return group;
        });
    }

    /// The groups of each of these people.
    public Map<UUID, List<TargetGroup.Reference>> groupsOf(Collection<UUID> users) {
        return users.isEmpty()
                ? Map.of()
                : scope.change(change -> new MembershipStore(change.transaction()).groupsOf(users));
    }

    /// The same, and why a hand cannot take the person out of each (rule G7).
    public Map<UUID, List<Membership>> memberships(Collection<UUID> users) {
        return users.isEmpty()
                ? Map.of()
                : scope.change(change -> new MembershipStore(change.transaction()).memberships(users));
    }

    /// What of each of these groups cannot be changed by hand, and why (rule G7).
    public Map<UUID, List<Lock>> locks(List<TargetGroup> groups) {
        return scope.change(change -> GroupLocks.of(
                        change.transaction(),
                        groups.stream().map(TargetGroup::id).toList())
                .locks());
    }

    private static TargetGroup find(Change change, UUID id) {
        return new TargetGroupStore(change.transaction()).read(id).orElseThrow(() -> unknown(id));
    }

    private static TargetGroup.Reference locked(Change change, UUID id) {
        return new TargetGroupStore(change.transaction()).readLocked(id).orElseThrow(() -> unknown(id));
    }

    private static TargetGroup told(Change change, String kind, TargetGroup group) {
        change.events()
                .append(GroupEvents.appeared(kind, group.id(), group.name(), group.origin(), group.settingId(), null));
        return group;
    }

    private static void refuse(Change change, UUID group, String part) {
        Lock.refuse(GroupLocks.of(change.transaction(), List.of(group)).of(group), part);
    }

    private static Refused nameTaken() {
        return new Refused(new Refusal.Uniqueness("name", "A group of this name exists already."));
    }

    private static Refused unknown(UUID id) {
        return new Refused(new Refusal.NotFound("target group " + id));
    }
}
