package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.directory.Lock;
import dev.muster.directory.group.Memberships;
import dev.muster.field.Field;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import dev.muster.setting.SettingStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// All people of a company, as its administrators see and change them.
public final class People {

    static final String ADDRESS_TAKEN = "A person with this address exists already.";

    private final Scope scope;

    public People(Scope scope) {
        this.scope = scope;
    }

    /// A page in the order of ids.
    public List<Person> page(PeopleQuery query, UUID after, int limit) {
        return scope.change(change -> new PeopleListing(change.transaction()).page(query, after, limit));
    }

    /// A page of those who come next, of as many as `limit` or fewer who weigh about so many bytes; the page after the
    /// last one is empty.
    public List<Person> page(PeopleQuery query, UUID after, int limit, long bytes) {
        return scope.change(change -> new PeopleListing(change.transaction()).page(query, after, limit, bytes));
    }

    /// A page for a reader, in the order that the walk asks for.
    public PeoplePage walk(PeopleQuery query, PeopleWalk walk) {
        return scope.change(change -> new PeopleListing(change.transaction()).walk(query, walk));
    }

    public PeopleCount count(PeopleQuery query) {
        return scope.change(change -> new PeopleListing(change.transaction()).count(query));
    }

    /// These people, in the order of their ids; unknown ids are passed over.
    public List<Person> read(List<UUID> ids) {
        return scope.change(change -> new PeopleListing(change.transaction()).byIds(ids));
    }

    /// The first of them, who weigh about so many bytes, but one at least.
    public List<Person> read(List<UUID> ids, long bytes) {
        return scope.change(change -> new PeopleListing(change.transaction()).byIds(ids, bytes));
    }

    /// What of each of these people cannot be changed by hand, and why (rule L7).
    public Map<UUID, List<Lock>> locks(List<Person> people) {
        return scope.change(change -> {
            PersonLocks locks = PersonLocks.of(change, people);
            Map<UUID, List<Lock>> all = new HashMap<>();
            people.forEach(person -> all.put(person.id(), locks.of(person)));
            return all;
        });
    }

    public Person read(UUID id) {
        return scope.change(
                change -> new UserStore(change.transaction()).read(id).orElseThrow(() -> unknown(id)));
    }

    /// Makes a person whom no setting owns.
    ///
    /// @param values by field key, of the type of the field; those that are null are left out
    /// @throws Refused with InvalidFields naming every wrong field, or Uniqueness when the address is taken
    public Person create(Map<String, JsonNode> values, Origin origin) {
        return scope.change(change -> {
            Map<String, JsonNode> own = FieldValues.of(change.transaction()).given(values);
            claimAddress(change, own, null);
            Person nobody = PersonState.fresh(change.ids().next(), origin, change.now());
            Person person = PersonState.edited(nobody, Status.ACTIVE, own, own, change.now());
            new UserStore(change.transaction()).insert(person);
            change.events().append(PersonEvents.of("user.created", null, null, person, List.of()));
            return person;
        });
    }

    /// Changes values given by hand; a JSON null clears one. Fields that a setting fills are locked (rule L7).
    public Person change(UUID id, Map<String, JsonNode> values, @Nullable Status status) {
        return scope.change(change -> {
            Person person = new UserStore(change.transaction()).readLocked(id).orElseThrow(() -> unknown(id));
            requireUnlocked(change, person, values.keySet(), status);
            Map<String, JsonNode> own = FieldValues.of(change.transaction()).changed(values, person.own());
            Map<String, JsonNode> effective = new HashMap<>(person.values());
            values.keySet().forEach(effective::remove);
            values.keySet().stream().filter(own::containsKey).forEach(key -> effective.put(key, own.get(key)));
            Person after =
                    PersonState.edited(person, status == null ? person.status() : status, own, effective, change.now());
            if (after.values().equals(person.values()) && after.status() == person.status()) {
                return person;
            }
            if (person.settingId() == null) {
                claimAddress(change, effective, person);
            }
            new UserStore(change.transaction()).update(person, after);
            new AddressStore(change.transaction()).left(person, after);
            change.events().append(PersonEvents.of("user.updated", null, person, after, List.of()));
            return after;
        });
    }

    /// Makes a person deleted whom no setting owns, or whose identity provider deleted it long before, and
    /// erases a deleted one for good (rule L2).
    public void delete(UUID id) {
        scope.change(change -> {
            UserStore users = new UserStore(change.transaction());
            Person person = users.readLocked(id).orElseThrow(() -> unknown(id));
            if (person.status() == Status.DELETED) {
                new Erasure(change).erase(List.of(person));
                return person;
            }
            Lock.refuse(locks(change, person), Lock.DELETION);
            noteRemoval(change, person);
            Person gone = PersonState.deleted(person, change.now());
            users.update(person, gone);
            new AddressStore(change.transaction()).left(person, gone);
            new Memberships(change).leaveAll(id);
            change.events().append(PersonEvents.of("user.deleted", "L2", person, gone, List.of()));
            return gone;
        });
    }

    private static void noteRemoval(Change change, Person person) {
        Optional.ofNullable(person.settingId())
                .flatMap(new SettingStore(change.transaction())::read)
                .ifPresent(setting -> new Removals(change, setting).note(person));
    }

    private static void requireUnlocked(Change change, Person person, Set<String> keys, @Nullable Status status) {
        Set<String> parts = new HashSet<>();
        keys.forEach(key -> parts.add(Lock.field(key, Field.STANDARD.contains(key))));
        if (status != null) {
            parts.add(PersonLocks.STATUS);
        }
        Lock.refuse(locks(change, person), parts);
    }

    private static List<Lock> locks(Change change, Person person) {
        return PersonLocks.of(change, List.of(person)).of(person);
    }

    /// An address given by hand names one person only: it is how imports and settings recognise people.
    private static void claimAddress(Change change, Map<String, JsonNode> values, @Nullable Person person) {
        AddressStore addresses = new AddressStore(change.transaction());
        Optional<String> key = Optional.ofNullable(values.get(Field.EMAIL))
                .map(JsonNode::asString)
                .map(Folding::fold);
        Optional<String> former = person == null ? Optional.empty() : AddressStore.key(person);
        if (key.isEmpty() || key.equals(former)) {
            return;
        }
        addresses.lockMove(key.get(), former);
        if (addresses.isTaken(key.get())) {
            throw new Refused(new Refusal.Uniqueness(Field.EMAIL, ADDRESS_TAKEN));
        }
    }

    private static Refused unknown(UUID id) {
        return new Refused(new Refusal.NotFound("target user " + id));
    }
}
