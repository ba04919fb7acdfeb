package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.directory.query.MatchingMembers;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.SqlStates;
import dev.muster.store.StatementFailed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Executes changes of a SCIM group's members, in order, as SQL: the cost follows what changes, not the size of
/// the group.
final class MemberChanges {

    /// Keeps names within what a PostgreSQL index row holds, whatever the script they are written in.
    static final int LONGEST_NAME = 512;

    /// As many members as one request names.
    static final int MOST_NAMED = 10_000;

    /// Of more who go at once, none is remembered.
    private static final int AT_ONCE = MOST_NAMED + 1;

    private final Change change;
    private final GroupTurn turn;
    private final Nesting nesting;
    private final BooleanSupplier skipsUnknown;
    private final ScimMemberStore members;
    private final Set<UUID> added = new HashSet<>();
    private final Set<UUID> removed = new HashSet<>();
    private final Set<UUID> groups = new HashSet<>();
    private boolean isNew;
    private boolean many;

    MemberChanges(Change change, GroupTurn turn, Nesting nesting, BooleanSupplier skipsUnknown) {
        this.change = change;
        this.turn = turn;
        this.nesting = nesting;
        this.skipsUnknown = skipsUnknown;
        this.members = new ScimMemberStore(change.transaction());
    }

    /// The first members of a group that nobody else sees yet, and that is therefore in no other.
    void fill(UUID group, Collection<UUID> ids) {
        isNew = true;
        apply(group, List.of(new MemberChange.Add(List.copyOf(ids))));
    }

    /// @return whether any member came or went
    boolean apply(UUID group, List<MemberChange> changes) {
        changes.forEach(one -> apply(group, one));
        tell(group);
        return many || !added.isEmpty() || !removed.isEmpty();
    }

    private void tell(UUID group) {
        change.events().append(ScimMemberships.membersChanged(group, List.copyOf(added), List.copyOf(removed)));
    }

    /// Whether so many came or went that not all of them are known here.
    boolean areMany() {
        return many;
    }

    /// The users who came or went.
    Set<UUID> movedUsers() {
        Set<UUID> users = new HashSet<>(added);
        users.addAll(removed);
        users.removeAll(groups);
        return users;
    }

    /// The groups that came or went.
    Set<UUID> movedGroups() {
        Set<UUID> moved = new HashSet<>(groups);
        moved.removeIf(group -> !added.contains(group) && !removed.contains(group));
        return moved;
    }

    private void apply(UUID group, MemberChange one) {
        switch (one) {
            case MemberChange.Add add -> add(group, add.ids());
            case MemberChange.Remove remove -> left(members.remove(group, remove.ids()));
            case MemberChange.RemoveMatching matching -> sweep(group, () -> matching(group, matching));
            case MemberChange.SetAll all -> {
                sweep(group, () -> members.retain(group, all.ids(), AT_ONCE));
                add(group, all.ids());
            }
            case MemberChange.Clear ignored -> sweep(group, () -> members.retain(group, List.of(), AT_ONCE));
        }
    }

    private List<ScimMemberStore.Candidate> matching(UUID group, MemberChange.RemoveMatching matching) {
        return new MatchingMembers(change.transaction())
                .remove(group, matching.which(), matching.baseUrl(), AT_ONCE).stream()
                        .map(gone -> new ScimMemberStore.Candidate(gone.id(), gone.isGroup() ? "Group" : "User"))
                        .toList();
    }

    /// A group may have a million members. When all of them go, or all but a few, they go some after the other, are
    /// told of, and are not remembered.
    private void sweep(UUID group, Supplier<List<ScimMemberStore.Candidate>> some) {
        List<ScimMemberStore.Candidate> gone = some.get();
        left(gone);
        while (gone.size() == AT_ONCE) {
            many = true;
            tell(group);
            added.clear();
            removed.clear();
            gone = some.get();
            left(gone);
        }
    }

    private void left(List<ScimMemberStore.Candidate> gone) {
        gone.forEach(one -> left(one.id(), one.isGroup()));
    }

    /// Who came and went again in one request has done neither.
    private void left(UUID member, boolean isGroup) {
        if (isGroup) {
            groups.add(member);
        }
        if (!added.remove(member)) {
            removed.add(member);
        }
    }

    private void joined(ScimMemberStore.Candidate member) {
        if (member.isGroup()) {
            groups.add(member.id());
        }
        if (!removed.remove(member.id())) {
            added.add(member.id());
        }
    }

    private void add(UUID group, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<ScimMemberStore.Candidate> found =
                members.existingShared(turn.setting().id(), new HashSet<>(ids));
        if (found.size() < Set.copyOf(ids).size() && !skipsUnknown.getAsBoolean()) {
            throw invalid("A member is neither a user nor a group of this setting.");
        }
        List<UUID> nested = found.stream()
                .filter(ScimMemberStore.Candidate::isGroup)
                .map(ScimMemberStore.Candidate::id)
                .toList();
        nest(group, nested);
        try {
            members.add(group, found).forEach(this::joined);
        } catch (StatementFailed e) {
            // The group was deleted by another request since we looked.
            throw SqlStates.violatedForeignKey(e).isPresent() ? ScimGroups.unknown(group) : e;
        }
    }

    private void nest(UUID group, List<UUID> nested) {
        if (nested.isEmpty()) {
            return;
        }
        if (!isNew) {
            refuseCircle(group, nested);
        }
        nesting.into(group);
    }

    /// Two requests may each close one half of a circle, and see nothing of each other: those of one setting
    /// take turns.
    private void refuseCircle(UUID group, List<UUID> nested) {
        turn.beAlone();
        List<UUID> suspicious = nesting.untouched(nested);
        if (nested.contains(group) || (!suspicious.isEmpty() && members.wouldClose(group, suspicious))) {
            throw invalid("A group cannot contain itself, neither directly nor through other groups.");
        }
    }

    private static Refused invalid(String message) {
        return new Refused(new Refusal.InvalidValue("members", message));
    }
}
