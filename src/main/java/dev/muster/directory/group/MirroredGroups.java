package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.schema.Folding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The target groups that mirror the groups of a setting's identity provider (rule G8): they appear, are
/// renamed and disappear with those, and with the setting's grouping.
public record MirroredGroups(Change change, UUID setting) {

    /// The group has a target group of its own, whoever is in it.
    ///
    /// @return false when it has one already, whatever its name
    boolean appear(Ancestry.Group group) {
        boolean appeared = store().insert(group, Folding.fold(group.name()), change.now());
        if (appeared) {
            change.events()
                    .append(GroupEvents.appeared(
                            "group.created", group.id(), group.name(), TargetGroup.Origin.MIRRORED, setting, "G8"));
        }
        return appeared;
    }

    /// The target group has the name of its group, and is there.
    ///
    /// @param group as it is until the transaction ends
    void name(Ancestry.Group group) {
        Optional<TargetGroup.Reference> shown = store().mirrored(group.id());
        if (shown.isEmpty() && !appear(group)) {
            // Somebody else let it appear meanwhile, and may have read an older name.
            shown = store().mirrored(group.id());
        }
        if (shown.isPresent() && !shown.get().name().equals(group.name())) {
            new TargetGroupStore(change.transaction())
                    .rename(group.id(), group.name(), Folding.fold(group.name()), change.now());
            change.events().append(GroupEvents.renamed(group.id(), shown.get().name(), group.name(), "G8"));
        }
    }

    /// The target group goes; its people went before.
    ///
    /// @param rule why
    void disappear(TargetGroup.Reference group, String rule) {
        new MembershipStore(change.transaction()).removeEverybody(group.id());
        new TargetGroupStore(change.transaction()).erase(group.id());
        change.events().append(GroupEvents.deleted(group, rule));
    }

    /// Lets the next SCIM groups have target groups of their names.
    ///
    /// @return the last of them; empty when there was none left
    public Optional<UUID> nameNext(UUID after, int limit) {
        List<MirrorStore.Pair> pairs = store().groups(after, limit);
        List<UUID> others = pairs.stream()
                .filter(pair -> !pair.group().name().equals(pair.shown()))
                .map(pair -> pair.group().id())
                .toList();
        store().shared(others).forEach(this::name);
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(pairs.getLast().group().id());
    }

    /// Removes target groups that mirror nothing any more; their people have left them.
    ///
    /// @param mirrors whether the setting mirrors; if not, it has no such group
    /// @param rule why
    /// @return whether there may be more
    public boolean removeSuperfluous(boolean mirrors, String rule, int limit) {
        List<TargetGroup.Reference> groups = store().superfluous(mirrors, limit);
        groups.forEach(group -> disappear(group, rule));
        return groups.size() == limit;
    }

    private MirrorStore store() {
        return new MirrorStore(change.transaction(), setting);
    }
}
