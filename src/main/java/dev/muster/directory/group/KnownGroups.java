package dev.muster.directory.group;

import dev.muster.directory.Lock;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Which groups the lines of a table mean: by id, else by name, a manual or generated group before mirrored ones, which
/// may bear the name of another (rule G4). They are neither renamed nor deleted until the transaction ends.
record KnownGroups(
        Map<UUID, TargetGroupStore.Keyed> byId, Map<String, List<TargetGroupStore.Keyed>> byName, GroupLocks locks) {

    static KnownGroups of(Transaction transaction, List<MembershipLine> lines) {
        List<TargetGroupStore.Keyed> groups = new TargetGroupStore(transaction)
                .keyedShared(
                        lines.stream().map(MembershipLine::nameKey).distinct().toList(),
                        lines.stream()
                                .flatMap(line -> line.id(MembershipFact.GROUP_ID).stream())
                                .distinct()
                                .toList());
        Map<UUID, TargetGroupStore.Keyed> byId = new HashMap<>();
        groups.forEach(group -> byId.put(group.id(), group));
        return new KnownGroups(
                byId,
                groups.stream().collect(Collectors.groupingBy(TargetGroupStore.Keyed::nameKey)),
                GroupLocks.of(transaction, byId.keySet()));
    }

    /// Nothing when the line tells of a new group.
    ///
    /// @throws Refused with InvalidValue when it is not clear which is meant
    Optional<TargetGroupStore.Keyed> meant(MembershipLine line) {
        if (!line.text(MembershipFact.GROUP_ID).isEmpty()) {
            return Optional.of(line.id(MembershipFact.GROUP_ID)
                    .map(byId::get)
                    .filter(group -> line.nameKey().isEmpty() || group.nameKey().equals(line.nameKey()))
                    .orElseThrow(() -> wrong(
                            MembershipFact.GROUP_ID,
                            "No group has this id and this name. Leave the id empty to go by the name.")));
        }
        List<TargetGroupStore.Keyed> named = byName.getOrDefault(line.nameKey(), List.of());
        Optional<TargetGroupStore.Keyed> own = named.stream()
                .filter(group -> group.origin() != TargetGroup.Origin.MIRRORED)
                .findFirst();
        if (own.isEmpty() && named.size() > 1) {
            throw wrong(
                    MembershipFact.GROUP,
                    "Several mirrored groups have this name; say in the column groupId which is meant.");
        }
        return own.or(() -> named.stream().findFirst());
    }

    /// @throws Refused with Locked when nobody is put into the group by hand (rule G7)
    void requireOpen(TargetGroupStore.Keyed group) {
        for (Lock lock : locks.of(group.id())) {
            if (lock.part().equals(GroupLocks.MEMBERS)) {
                throw new Refused(new Refusal.Locked(
                        lock.reason(), List.of(new Refusal.FieldError(MembershipFact.GROUP.column(), lock.reason()))));
            }
        }
    }

    private static Refused wrong(MembershipFact fact, String message) {
        return new Refused(new Refusal.InvalidValue(fact.column(), message));
    }
}
