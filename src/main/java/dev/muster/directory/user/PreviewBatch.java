package dev.muster.directory.user;

import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.PlannedGroups;
import dev.muster.setting.Grouping;
import dev.muster.setting.ScimSetting;
import dev.muster.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Some people under the rules of a draft, compared with what is stored of them: a handful of queries for all of
/// them, none for each.
final class PreviewBatch {

    private final ScimSetting draft;
    private final PreviewProjection projection;
    private final List<PreviewProjection.Read> people;

    /// @param people in the order of their ids
    PreviewBatch(ScimSetting draft, PreviewProjection projection, List<Unprojected> people) {
        this.draft = draft;
        this.projection = projection;
        this.people = people.stream().map(projection::read).toList();
    }

    /// What the draft does with these people.
    ///
    /// @param changes those who change
    /// @param addressesKept how many keep their address, since the one that the rules give is another setting's
    record Outcome(List<PersonChange> changes, int addressesKept) {}

    Outcome outcome(Transaction transaction) {
        Set<String> taken = new AddressStore(transaction)
                .ofOtherSettings(
                        people.stream()
                                .flatMap(read -> read.newAddress().stream())
                                .distinct()
                                .toList(),
                        draft.id());
        PlannedGroups groups = new PlannedGroups(transaction);
        Map<UUID, List<PlannedGroups.Held>> held =
                groups.held(people.stream().map(read -> read.person().id()).toList());
        Function<PreviewProjection.Read, List<PlannedGroups.Place>> places = places(groups);
        List<PersonChange> changes = new ArrayList<>();
        int addressesKept = 0;
        for (PreviewProjection.Read read : people) {
            boolean keeps = read.newAddress().filter(taken::contains).isPresent();
            addressesKept += keeps ? 1 : 0;
            PersonChange change =
                    change(read, keeps, held.getOrDefault(read.person().id(), List.of()), places.apply(read));
            if (!change.isNone()) {
                changes.add(change);
            }
        }
        return new Outcome(changes, addressesKept);
    }

    private PersonChange change(
            PreviewProjection.Read read,
            boolean keepsAddress,
            List<PlannedGroups.Held> held,
            List<PlannedGroups.Place> places) {
        Map<String, JsonNode> before = new HashMap<>(read.before());
        Map<String, JsonNode> after =
                keepsAddress ? PersonProjection.keepingAddress(before, read.after()) : new HashMap<>(read.after());
        // What stays as it is is told on neither side.
        before.entrySet().removeIf(value -> after.remove(value.getKey(), value.getValue()));
        before.keySet().removeAll(projection.hidden());
        after.keySet().removeAll(projection.hidden());
        Set<UUID> wanted = new HashSet<>();
        places.forEach(place -> wanted.add(place.id()));
        List<PlannedGroups.Held> left = new ArrayList<>();
        Set<UUID> given = new HashSet<>();
        for (PlannedGroups.Held group : held) {
            if (group.byRule()) {
                given.add(group.id());
                if (!wanted.contains(group.id())) {
                    left.add(group);
                }
            }
        }
        return new PersonChange(
                read.person().id(),
                before,
                after,
                left.stream().map(PlannedGroups.Held::place).toList(),
                places.stream().filter(place -> !given.contains(place.id())).toList(),
                left.stream()
                        .filter(group -> !group.byHand())
                        .map(PlannedGroups.Held::id)
                        .toList());
    }

    /// Where the rules of the draft put a person.
    private Function<PreviewProjection.Read, List<PlannedGroups.Place>> places(PlannedGroups groups) {
        List<PlannedGroups.Place> otherwise =
                draft.targetGroup() == null ? List.of() : List.of(groups.target(draft.targetGroup()));
        Function<PreviewProjection.Read, List<PlannedGroups.Place>> named =
                draft.grouping() instanceof Grouping.Mirror ? mirrored(groups) : named(groups);
        return read -> {
            List<PlannedGroups.Place> places = named.apply(read);
            return places.isEmpty() ? otherwise : places;
        };
    }

    private Function<PreviewProjection.Read, List<PlannedGroups.Place>> mirrored(PlannedGroups groups) {
        Map<UUID, List<PlannedGroups.Place>> mirrored = groups.mirrored(
                draft.id(),
                people.stream().map(read -> read.person().resident()).toList());
        return read -> mirrored.getOrDefault(read.person().id(), List.of());
    }

    private Function<PreviewProjection.Read, List<PlannedGroups.Place>> named(PlannedGroups groups) {
        Map<String, PlannedGroups.Place> named = groups.named(people.stream()
                .flatMap(read -> read.projected().groupName().stream())
                .map(GroupName::new)
                .toList());
        return read -> read.projected().groupName().stream()
                .map(name -> Objects.requireNonNull(named.get(new GroupName(name).key())))
                .toList();
    }
}
