package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.ImportOutcome;
import dev.muster.field.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// New people of an import whom nothing is wrong with, gathered to be made with a few statements for all of them.
final class Newcomers {

    private final Change change;
    private final List<Newcomer> newcomers = new ArrayList<>();

    Newcomers(Change change) {
        this.change = change;
    }

    /// @param line its place among the outcomes
    private record Newcomer(int line, Map<String, JsonNode> values, Status status) {

        String key() {
            return AddressStore.key(values).orElseThrow();
        }
    }

    /// @param values of an import, which has checked them: there is an address among them
    void add(int line, Map<String, JsonNode> values, Status status) {
        newcomers.add(new Newcomer(line, values, status));
    }

    /// Makes those whose address nobody has by now, in the order of their lines.
    ///
    /// @param outcomes of the lines; those of the newcomers are put in their places
    void make(List<ImportOutcome> outcomes) {
        AddressStore addresses = new AddressStore(change.transaction());
        List<String> keys = newcomers.stream().map(Newcomer::key).toList();
        addresses.lock(keys);
        Set<String> taken = new HashSet<>(addresses.taken(keys));
        List<Person> made = new ArrayList<>();
        Iterator<UUID> ids = change.ids().next(newcomers.size()).iterator();
        for (Newcomer newcomer : newcomers) {
            if (!taken.add(newcomer.key())) {
                outcomes.set(newcomer.line(), new ImportOutcome.Rejected(Field.EMAIL, People.ADDRESS_TAKEN));
            } else {
                made.add(person(newcomer, ids.next()));
                outcomes.set(newcomer.line(), new ImportOutcome.Created());
            }
        }
        new UserStore(change.transaction()).insert(made);
        change.events()
                .append(made.stream()
                        .map(person -> PersonEvents.of("user.created", null, null, person, List.of()))
                        .toList());
    }

    private Person person(Newcomer newcomer, UUID id) {
        Person nobody = PersonState.fresh(id, Origin.IMPORT, change.now());
        return PersonState.edited(nobody, newcomer.status(), newcomer.values(), newcomer.values(), change.now());
    }
}
