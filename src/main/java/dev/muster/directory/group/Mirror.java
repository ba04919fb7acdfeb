package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.setting.Grouping;
import dev.muster.setting.ScimSetting;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The groups of a setting's identity provider as target groups (rules G1, G8): what a person is in follows
/// from who is in which SCIM group, and from nothing else, so that whoever works it out again comes to the
/// same.
public final class Mirror {

    private final Change change;
    private final ScimSetting setting;
    private final MirrorStore store;
    private final Memberships memberships;

    public Mirror(Change change, ScimSetting setting) {
        this.change = change;
        this.setting = setting;
        this.store = new MirrorStore(change.transaction(), setting.id());
        this.memberships = new Memberships(change);
    }

    /// Somebody who lives in the setting.
    ///
    /// @param resource null when the client deleted the resource, and that is held (rule H2)
    public record Resident(UUID person, @Nullable UUID resource) {}

    /// A group of the identity provider on the way from a person to another.
    public record Passed(UUID id, String name) {}

    /// How a person comes into groups of the identity provider (rule R3).
    ///
    /// @param byGroup for each group the ones that the person is in it through; none for a direct member
    /// @param remembered whether the identity provider deleted the person, which is held or was discarded (rule
    /// H2)
    public record Ways(Map<UUID, List<Passed>> byGroup, boolean remembered) {

        public static final Ways NONE = new Ways(Map.of(), false);

        /// @return empty when the person is not in the group
        public Optional<List<Passed>> to(UUID group) {
            return Optional.ofNullable(byGroup.get(group));
        }

        public boolean isNowhere() {
            return byGroup.isEmpty();
        }
    }

    /// The ways of one person, by what [#placements] goes by; nothing when the setting does not mirror.
    public Ways ways(Resident person) {
        if (!(setting.grouping() instanceof Grouping.Mirror)) {
            return Ways.NONE;
        }
        Map<UUID, List<Passed>> ways = new HashMap<>();
        if (person.resource() == null) {
            store.remembered(List.of(person.person())).values().stream()
                    .flatMap(List::stream)
                    .forEach(group -> ways.put(group.id(), List.of()));
        } else {
            Ancestry ancestry = store.above(List.of(person.resource())).ancestry();
            ancestry.above(person.resource())
                    .forEach(group -> ways.put(
                            group.id(),
                            ancestry.between(person.resource(), group.id()).stream()
                                    .map(passed -> new Passed(passed.id(), passed.name()))
                                    .toList()));
        }
        return new Ways(ways, person.resource() == null);
    }

    /// Where the identity provider's groups put these people, who are locked: the target group of the setting
    /// when they are in none (rule G2). Whoever has no resource any more stays in the groups that there still
    /// are.
    public Map<UUID, List<Memberships.Placement>> placements(Collection<Resident> people) {
        MirrorStore.Found found = store.find(people);
        found.unmirrored().forEach(new MirroredGroups(change, setting.id())::appear);
        List<Memberships.Placement> otherwise =
                setting.targetGroup() == null ? List.of() : List.of(memberships.target(setting.targetGroup()));
        Map<UUID, List<Memberships.Placement>> placements = new HashMap<>();
        found.groups()
                .forEach((person, groups) -> placements.put(
                        person,
                        groups.isEmpty()
                                ? otherwise
                                : groups.stream()
                                        .map(group -> new Memberships.Placement(group.id(), group.name(), "G1"))
                                        .toList()));
        return placements;
    }

    /// Brings the people behind these resources into the groups where they belong, and out of others.
    void settleResources(Collection<UUID> resources) {
        settle(store.residentsLocked(resources));
    }

    /// The same for people of the setting.
    void settlePeople(Collection<UUID> people) {
        settle(store.peopleLocked(people));
    }

    private void settle(List<Resident> people) {
        if (!people.isEmpty()) {
            memberships.settle(placements(people));
        }
    }
}
