package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.store.Later;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps the memberships that rules give in step with what the rules say. What a hand gave is never touched
/// here (rule G5).
public final class Memberships {

    private final Change change;
    private final MembershipStore members;
    private final TargetGroupStore groups;
    private final Map<String, Later<Optional<TargetGroupStore.Named>>> asked = new HashMap<>();

    public Memberships(Change change) {
        this.change = change;
        this.members = new MembershipStore(change.transaction());
        this.groups = new TargetGroupStore(change.transaction());
    }

    /// Where a rule puts a person.
    ///
    /// @param rule G1 for a mirrored group, G2 for the target group, G4 for a group named by a value
    public record Placement(UUID groupId, String groupName, String rule) {}

    /// These people leave the groups that rules gave before and join those where they are placed now, with as
    /// many statements as for one of them.
    public void settle(Map<UUID, List<Placement>> placements) {
        settle(placements, members.givenBy(MembershipStore.RULE, placements.keySet()));
    }

    /// The same for people who are new, and so in no group yet.
    public void join(Map<UUID, List<Placement>> placements) {
        settle(placements, Map.of());
    }

    private void settle(Map<UUID, List<Placement>> placements, Map<UUID, List<TargetGroup.Reference>> held) {
        List<MembershipStore.Row> left = new ArrayList<>();
        List<MembershipStore.Row> joined = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        placements.forEach((user, places) -> {
            List<TargetGroup.Reference> groups = held.getOrDefault(user, List.of());
            Set<UUID> wanted = places.stream().map(Placement::groupId).collect(Collectors.toSet());
            for (TargetGroup.Reference group : groups) {
                if (!wanted.remove(group.id())) {
                    left.add(new MembershipStore.Row(group.id(), user));
                    events.add(GroupEvents.left(user, group, MembershipStore.RULE, "G5"));
                }
            }
            places.stream().filter(place -> wanted.contains(place.groupId())).forEach(place -> {
                joined.add(new MembershipStore.Row(place.groupId(), user));
                events.add(GroupEvents.joined(
                        user, place.groupId(), place.groupName(), MembershipStore.RULE, place.rule()));
            });
        });
        members.remove(left, MembershipStore.RULE);
        if (!joined.isEmpty()) {
            members.add(joined, MembershipStore.RULE, change.now());
        }
        change.events().append(events);
    }

    /// Asks for the group of that name, together with whatever is asked next.
    public void ask(GroupName name) {
        asked.put(name.key(), groups.byNameShared(name.key()));
    }

    /// The group of that name; made, or brought back under its old id, when there is none (rules G4, G6).
    public Placement named(GroupName name, UUID setting) {
        @Nullable Later<Optional<TargetGroupStore.Named>> known = asked.remove(name.key());
        Optional<TargetGroupStore.Named> found = (known == null ? groups.byNameShared(name.key()) : known).get();
        if (found.isEmpty()) {
            TargetGroup made = new TargetGroup(
                    change.ids().next(),
                    TargetGroup.Origin.GENERATED,
                    setting,
                    name.text(),
                    0,
                    change.now(),
                    change.now());
            if (groups.insert(made, name.key())) {
                change.events()
                        .append(GroupEvents.appeared(
                                "group.created", made.id(), made.name(), made.origin(), setting, "G4"));
                return new Placement(made.id(), made.name(), "G4");
            }
            // Another client made it at the same moment; its row is visible now that the insert has waited for
            // it.
            found = groups.byNameShared(name.key()).get();
        }
        TargetGroupStore.Named group = found.orElseThrow();
        if (group.deleted()) {
            // It is the group that it was, with the spelling that was seen first (rule G3).
            groups.restore(group, TargetGroup.Origin.GENERATED, setting, group.name(), change.now());
            change.events()
                    .append(GroupEvents.appeared(
                            "group.restored", group.id(), group.name(), TargetGroup.Origin.GENERATED, setting, "G6"));
        }
        return new Placement(group.id(), group.name(), "G4");
    }

    /// The target group of a setting (rule G2).
    public Placement target(UUID group) {
        return new Placement(group, groups.name(group), "G2");
    }

    /// All that holds a person in groups (rule R3).
    public List<GivenMembership> given(UUID user) {
        return members.given(user);
    }

    /// A deleted person leaves all groups, those given by hand too (rule L2).
    public void leaveAll(UUID user) {
        change.events()
                .append(members.removeAll(user).stream()
                        .map(held -> GroupEvents.left(user, held.group(), held.giver(), "L2"))
                        .toList());
    }
}
