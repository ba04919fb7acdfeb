package dev.muster.directory.group;

import dev.muster.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The groups that people are in, and those that rules would put them into: for a preview (rule R1), so nothing
/// is made or locked here.
public record PlannedGroups(Transaction transaction) {

    /// A group that a rule names.
    ///
    /// @param id null when there is no such group yet
    /// @param appears whether it would be made, or come back
    public record Place(@Nullable UUID id, String name, boolean appears) {

        /// What two people have to have in common to be in the same group.
        public String key() {
            return id == null ? new GroupName(name).key() : id.toString();
        }
    }

    /// A group that somebody is in, and by whom.
    public record Held(UUID id, String name, boolean byRule, boolean byHand) {

        public Place place() {
            return new Place(id, name, false);
        }
    }

    /// The groups of each of these people, in the order of their ids.
    public Map<UUID, List<Held>> held(Collection<UUID> users) {
        List<Membership> memberships = memberships(users);
        Map<UUID, String> names =
                names(memberships.stream().map(Membership::group).collect(Collectors.toSet()));
        Map<UUID, List<Held>> held = new HashMap<>();
        for (Membership membership : memberships) {
            String name = names.get(membership.group());
            if (name != null) {
                add(
                        new Held(membership.group(), name, membership.byRule(), !membership.byRule()),
                        held.computeIfAbsent(membership.user(), user -> new ArrayList<>(1)));
            }
        }
        return held;
    }

    /// A rule and a hand may hold somebody in the same group, and come one after the other then.
    private static void add(Held group, List<Held> held) {
        if (!held.isEmpty() && held.getLast().id().equals(group.id())) {
            held.set(held.size() - 1, new Held(group.id(), group.name(), true, true));
        } else {
            held.add(group);
        }
    }

    private record Membership(UUID user, UUID group, boolean byRule) {}

    /// The groups are not joined: many people are in few of them.
    private List<Membership> memberships(Collection<UUID> users) {
        return transaction
                .handle()
                .createQuery("""
                select user_id, group_id, given_by = 'rule' as rule from group_member
                where company_id = :company and user_id = any(:users) order by group_id, user_id
                """)
                .bind("company", transaction.company())
                .bindArray("users", UUID.class, users.toArray())
                .map(row -> new Membership(
                        row.getObject("user_id", UUID.class),
                        row.getObject("group_id", UUID.class),
                        row.getBoolean("rule")))
                .list();
    }

    /// The names of those that are not deleted.
    private Map<UUID, String> names(Collection<UUID> groups) {
        Map<UUID, String> names = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select id, name from target_group
                where company_id = :company and id = any(:groups) and deleted_at is null
                """)
                .bind("company", transaction.company())
                .bindArray("groups", UUID.class, groups.toArray())
                .map(row -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .forEach(group -> names.put(group.getKey(), group.getValue()));
        return names;
    }

    /// The groups that these names stand for, by the keys of the names (rules G3, G4, G6). One that would be
    /// made has the spelling that comes first here.
    public Map<String, Place> named(Collection<GroupName> names) {
        Map<String, Place> places = new HashMap<>();
        names.forEach(name -> places.putIfAbsent(name.key(), new Place(null, name.text(), true)));
        transaction
                .handle()
                .createQuery("""
                select id, name, name_key, deleted_at is not null as deleted from target_group
                where company_id = :company and name_key = any(:names) and origin <> 'mirrored'
                """)
                .bind("company", transaction.company())
                .bindArray("names", String.class, List.copyOf(places.keySet()).toArray())
                .map(row -> Map.entry(
                        row.getString("name_key"),
                        new Place(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("deleted"))))
                .forEach(entry -> places.put(entry.getKey(), entry.getValue()));
        return places;
    }

    /// The target group of a setting (rule G2).
    public Place target(UUID group) {
        return new Place(group, new TargetGroupStore(transaction).name(group), false);
    }

    /// The groups of the identity provider that these people are in, and so the target groups that would mirror
    /// them (rule G1).
    public Map<UUID, List<Place>> mirrored(UUID setting, Collection<Mirror.Resident> people) {
        MirrorStore.Found found = new MirrorStore(transaction, setting).find(people);
        Map<UUID, List<Place>> places = new HashMap<>();
        found.groups()
                .forEach((person, groups) -> places.put(
                        person,
                        groups.stream()
                                .map(group -> new Place(
                                        group.id(),
                                        group.name(),
                                        found.unmirrored().contains(group)))
                                .toList()));
        return places;
    }

    /// How many groups of a setting's identity provider have no target group, with members or without.
    public long unmirrored(UUID setting) {
        return new MirrorStore(transaction, setting).unmirrored();
    }

    /// The first of them by their names.
    public List<Place> unmirrored(UUID setting, int limit) {
        return new MirrorStore(transaction, setting)
                .unmirrored(limit).stream()
                        .map(group -> new Place(group.id(), group.name(), true))
                        .toList();
    }

    /// These groups, in the order of their names.
    public List<Place> places(List<UUID> groups) {
        return groups.isEmpty()
                ? List.of()
                : new TargetGroupStore(transaction)
                        .references(groups).stream()
                                .map(group -> new Place(group.id(), group.name(), false))
                                .sorted(Comparator.comparing(Place::name).thenComparing(Place::key))
                                .toList();
    }

    /// How many people are in each of these groups.
    public Map<UUID, Long> sizes(Collection<UUID> groups) {
        Map<UUID, Long> sizes = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select m.group_id, count(distinct m.user_id) as members
                from group_member m join target_group g on g.company_id = m.company_id and g.id = m.group_id
                where m.company_id = :company and m.group_id = any(:groups) and g.deleted_at is null group by m.group_id
                """)
                .bind("company", transaction.company())
                .bindArray("groups", UUID.class, groups.toArray())
                .map(row -> Map.entry(row.getObject("group_id", UUID.class), row.getLong("members")))
                .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
        return sizes;
    }
}
