package dev.muster.directory.group;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Which groups contain whom, directly and through one another (rule G1): a pure function of who is a member of
/// what. Groups may contain one another in a circle, and by many ways; each counts once, by a shortest way.
final class Ancestry {

    private final Map<UUID, Set<UUID>> groupsOf = new HashMap<>();
    private final Map<UUID, String> names = new TreeMap<>();

    /// A group of the identity provider in which somebody is.
    record Group(UUID id, String name) {}

    /// @param member a user's resource id, or a group's
    void add(UUID member, Group group) {
        groupsOf.computeIfAbsent(member, none -> new TreeSet<>()).add(group.id());
        names.put(group.id(), group.name());
    }

    /// All groups that contain the member, the nearest first.
    List<Group> above(UUID member) {
        return ways(member).keySet().stream().map(this::group).toList();
    }

    /// The groups on a shortest way from the member to the group, both ends not among them; empty for a direct
    /// member.
    List<Group> between(UUID member, UUID group) {
        Map<UUID, UUID> ways = ways(member);
        Deque<Group> between = new ArrayDeque<>();
        UUID at = ways.getOrDefault(group, member);
        while (!at.equals(member)) {
            between.addFirst(group(at));
            at = ways.getOrDefault(at, member);
        }
        return List.copyOf(between);
    }

    /// For each group that contains the member, what leads to it: the member, or another group.
    private Map<UUID, UUID> ways(UUID member) {
        Map<UUID, UUID> ways = new LinkedHashMap<>();
        Deque<UUID> open = new ArrayDeque<>(List.of(member));
        while (!open.isEmpty()) {
            UUID at = open.removeFirst();
            for (UUID group : groupsOf.getOrDefault(at, Set.of())) {
                if (ways.putIfAbsent(group, at) == null) {
                    open.addLast(group);
                }
            }
        }
        return ways;
    }

    private Group group(UUID id) {
        return new Group(id, names.getOrDefault(id, ""));
    }
}
