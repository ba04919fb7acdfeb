package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.field.Field;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Whom the lines of an import mean among the living: by address, whatever its case, and where people of one
/// setting share an address (rule L4), by address and id.
record KnownPeople(Map<UUID, Person> byId, Map<String, List<Person>> byAddress) {

    static KnownPeople of(Change change, List<PersonLine> lines) {
        PeopleListing listing = new PeopleListing(change.transaction());
        Map<UUID, Person> byId = new HashMap<>();
        listing.byIds(lines.stream().flatMap(line -> line.id().stream()).toList()).stream()
                .filter(person -> person.status() != Status.DELETED)
                .forEach(person -> byId.put(person.id(), person));
        List<String> keys = lines.stream()
                .filter(line -> line.fact(PersonFact.ID).isEmpty())
                .map(PersonLine::emailKey)
                .toList();
        return new KnownPeople(
                byId,
                listing.byAddresses(keys).stream()
                        .collect(Collectors.groupingBy(
                                person -> AddressStore.key(person).orElse(""))));
    }

    /// Nobody when the line tells of somebody new.
    ///
    /// @throws Refused with InvalidValue when it is not clear who is meant
    Optional<Person> meant(PersonLine line) {
        if (!line.fact(PersonFact.ID).isEmpty()) {
            return Optional.of(line.id()
                    .map(byId::get)
                    .filter(person -> AddressStore.key(person).equals(Optional.of(line.emailKey())))
                    .orElseThrow(() -> wrong(
                            PersonFact.ID.column(),
                            "No person has this id and this address. Leave the id empty to make somebody new.")));
        }
        List<Person> people = byAddress.getOrDefault(line.emailKey(), List.of());
        if (people.size() > 1) {
            throw wrong(Field.EMAIL, "Several people have this address; say in the column id who is meant.");
        }
        return people.stream().findFirst();
    }

    Set<UUID> ids() {
        Set<UUID> ids = new HashSet<>(byId.keySet());
        byAddress.values().forEach(people -> people.forEach(person -> ids.add(person.id())));
        return ids;
    }

    private static Refused wrong(String column, String message) {
        return new Refused(new Refusal.InvalidValue(column, message));
    }
}
