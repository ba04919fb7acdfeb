package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.directory.Precondition;
import dev.muster.directory.Stored;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.RightOfWay;
import dev.muster.store.Later;
import dev.muster.store.SqlStates;
import dev.muster.store.StatementFailed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The groups of one setting as its client sees them. They are kept whatever the setting's grouping is (rule
/// G8).
public final class ScimGroups {

    private final Scope scope;
    private final Jobs jobs;
    private final UUID setting;
    private final Nesting nesting;
    private final BooleanSupplier skipsUnknownMembers;

    /// @param nesting shared by all changes of one request
    /// @param skipsUnknownMembers asked when a member id names nobody: whether it is skipped, or the request
    /// refused
    public ScimGroups(Scope scope, Jobs jobs, UUID setting, Nesting nesting, BooleanSupplier skipsUnknownMembers) {
        this.scope = scope;
        this.jobs = jobs;
        this.setting = setting;
        this.nesting = nesting;
        this.skipsUnknownMembers = skipsUnknownMembers;
    }

    public Stored create(ObjectNode resource, Collection<UUID> members) {
        List<MemberChange> all = List.of(new MemberChange.Add(List.copyOf(members)));
        return inTurn((change, first) -> {
            Stored group = new Stored(change.ids().next(), checked(resource), 1, change.now(), change.now());
            GroupTurn turn = turn(change, first, glance(change, group.id(), all));
            Optional<Mirroring> mirroring = mirroring(change, turn, all);
            whileUnique(() -> new ScimGroupStore(change.transaction()).insert(setting, group));
            mirroring.ifPresent(mirror -> mirror.appeared(group.id(), displayName(group.json())));
            MemberChanges changes = memberChanges(change, turn);
            changes.fill(group.id(), members);
            change.events().append(new Event("scim-group.created", "scim-group", group.id(), null, null, group.json()));
            mirroring.ifPresent(mirror -> mirror.moved(group.id(), changes));
            return group;
        });
    }

    public Stored read(UUID id) {
        return scope.change(change ->
                new ScimGroupStore(change.transaction()).read(setting, id).orElseThrow(() -> unknown(id)));
    }

    /// Changes members only, without reading the group or them; its row is locked for the new version alone.
    ///
    /// @return the version after it, the same as before when nothing changed
    public long changeMembers(UUID id, Precondition precondition, List<MemberChange> members) {
        Version version = inTurn((change, first) -> {
            ScimGroupStore groups = new ScimGroupStore(change.transaction());
            ScimGroupStore.Glance glance = glance(change, id, members);
            if (glance.version() == null) {
                throw unknown(id);
            }
            GroupTurn turn = turn(change, first, glance);
            Optional<Mirroring> mirroring = mirroring(change, turn, members);
            long before = precondition instanceof Precondition.None
                    ? glance.version()
                    : locked(change, id, precondition, members).version();
            MemberChanges changes = memberChanges(change, turn);
            if (!changes.apply(id, members)) {
                return new Version(before, Optional.empty());
            }
            // With the commit, unless the setting mirrors: others who change the group wait from there on.
            Later<Long> touched = groups.touch(id, change.now());
            mirroring.ifPresent(mirror -> mirror.moved(id, changes));
            return new Version(before, Optional.of(touched));
        });
        return version.touched().map(Later::get).orElse(version.before());
    }

    /// @param touched the next one, where anything has changed
    private record Version(long before, Optional<Later<Long>> touched) {}

    /// Changes the group's own attributes and, in the same transaction, its members.
    public Stored change(
            UUID id, Precondition precondition, UnaryOperator<ObjectNode> operation, List<MemberChange> members) {
        return inTurn((change, first) -> {
            GroupTurn turn = turn(change, first, glance(change, id, members));
            Optional<Mirroring> mirroring = mirroring(change, turn, members);
            Stored before = locked(change, id, precondition, members);
            ObjectNode json = checked(operation.apply(before.json().deepCopy()));
            MemberChanges changes = memberChanges(change, turn);
            boolean moved = changes.apply(id, members);
            if (json.equals(before.json()) && !moved) {
                return before;
            }
            Stored after = new Stored(id, json, before.version() + 1, before.createdAt(), change.now());
            whileUnique(() -> new ScimGroupStore(change.transaction()).update(after));
            if (!json.equals(before.json())) {
                change.events().append(new Event("scim-group.updated", "scim-group", id, null, before.json(), json));
            }
            mirroring.ifPresent(mirror -> {
                mirror.named(id, displayName(json));
                mirror.moved(id, changes);
            });
            return after;
        });
    }

    /// With its target group, when the setting mirrors it (rule G8). Whoever is in it, directly or not, is
    /// concerned, so nobody may change groups meanwhile.
    public void delete(UUID id, Precondition precondition) {
        new RightOfWay(scope)
                .over(
                        setting,
                        () -> scope.change(change -> {
                            GroupTurn turn = GroupTurn.first(change, setting);
                            Stored group = locked(change, id, precondition, List.of());
                            new ScimMemberships(change).forget(id);
                            new ScimGroupStore(change.transaction()).delete(id);
                            change.events()
                                    .append(new Event(
                                            "scim-group.deleted", "scim-group", id, null, group.json(), null));
                            mirroring(change, turn, List.of()).ifPresent(mirror -> mirror.disappeared(id));
                            return group;
                        }));
    }

    /// The members of each of these groups in the order of their ids, after one of them: so many of
    /// each group at most.
    public Map<UUID, List<ScimMemberships.Member>> membersOf(Collection<UUID> groups, UUID after, int most) {
        return groups.isEmpty()
                ? Map.of()
                : scope.change(change -> new ScimMemberStore(change.transaction()).membersOf(groups, after, most));
    }

    /// Most changes share the setting, or have it alone soon. A part of a larger unit cannot begin anew; that unit has
    /// the setting alone already.
    ///
    /// @param work is told whether it has the right of way
    private <T> T inTurn(BiFunction<Change, Boolean, T> work) {
        try {
            return scope.change(change -> work.apply(change, scope.joined() != null));
        } catch (GroupTurn.Occupied others) {
            return new RightOfWay(scope).over(setting, () -> scope.change(change -> work.apply(change, true)));
        }
    }

    private GroupTurn turn(Change change, boolean first, ScimGroupStore.Glance glance) {
        return first ? GroupTurn.first(change, setting) : GroupTurn.of(change, setting, glance.nests());
    }

    private ScimGroupStore.Glance glance(Change change, UUID id, List<MemberChange> members) {
        return new ScimGroupStore(change.transaction())
                .glance(setting, id, named(members), members.stream().anyMatch(MemberChange::sweeps));
    }

    /// What the members' changes mean for target groups; nothing unless the setting mirrors. Those who are
    /// named take their turns before anything of the group is locked.
    private Optional<Mirroring> mirroring(Change change, GroupTurn turn, List<MemberChange> members) {
        if (!turn.mirrors()) {
            return Optional.empty();
        }
        Mirroring mirroring = new Mirroring(change, turn, jobs);
        mirroring.await(named(members));
        return Optional.of(mirroring);
    }

    private static Set<UUID> named(List<MemberChange> members) {
        return members.stream().flatMap(one -> one.named().stream()).collect(Collectors.toSet());
    }

    /// The group, after the members who are named: who is deleted holds itself before it leaves its groups.
    private Stored locked(Change change, UUID id, Precondition precondition, List<MemberChange> members) {
        Set<UUID> named = named(members);
        if (!named.isEmpty()) {
            new ScimMemberStore(change.transaction()).existingShared(setting, named);
        }
        Stored group =
                new ScimGroupStore(change.transaction()).readLocked(setting, id).orElseThrow(() -> unknown(id));
        precondition.check(group.version());
        return group;
    }

    private MemberChanges memberChanges(Change change, GroupTurn turn) {
        return new MemberChanges(change, turn, nesting, skipsUnknownMembers);
    }

    private static String displayName(ObjectNode resource) {
        return resource.path("displayName").asString("");
    }

    private static ObjectNode checked(ObjectNode resource) {
        String displayName = displayName(resource);
        if (displayName.isBlank() || displayName.length() > MemberChanges.LONGEST_NAME) {
            throw new Refused(new Refusal.InvalidValue(
                    "displayName", "A displayName has 1 to " + MemberChanges.LONGEST_NAME + " characters."));
        }
        if (resource.path("externalId").asString("").length() > MemberChanges.LONGEST_NAME) {
            throw new Refused(new Refusal.InvalidValue(
                    "externalId", "An externalId has at most " + MemberChanges.LONGEST_NAME + " characters."));
        }
        return resource;
    }

    private static void whileUnique(Runnable write) {
        try {
            write.run();
        } catch (StatementFailed e) {
            if (SqlStates.violatedUniqueKey(e).isPresent()) {
                throw new Refused(new Refusal.Uniqueness(
                        "displayName", "A group with this displayName exists already in this setting."));
            }
            throw e;
        }
    }

    static Refused unknown(UUID id) {
        return new Refused(new Refusal.NotFound("Group " + id));
    }
}
