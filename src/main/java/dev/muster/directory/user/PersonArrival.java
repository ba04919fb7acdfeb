package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.directory.Stored;
import dev.muster.field.Field;
import dev.muster.field.FieldStore;
import dev.muster.field.SentFields;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Projected;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import dev.muster.store.GiveWay;
import dev.muster.store.Later;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A POST: who is it? Somebody new, somebody who comes back (rule L3), somebody whom the company knows already
/// (rule L5), or nobody who may come in (rules L4, L6).
final class PersonArrival {

    private final Change change;
    private final ScimSetting setting;
    private final UserStore users;
    private final AddressStore addresses;
    private final PersonProjection projection;
    private final Removals removals;

    private PersonArrival(Change change, ScimSetting setting, List<Field> fields) {
        this.change = change;
        this.setting = setting;
        this.users = new UserStore(change.transaction());
        this.addresses = new AddressStore(change.transaction());
        this.projection = PersonProjection.of(change, setting, fields);
        this.removals = new Removals(change, setting);
    }

    /// Three messages to the database: what is known of the name; what is known of the address and the group, which
    /// follow from the rules; and all that is written, with the commit.
    static Stored admit(Change change, UUID settingId, ObjectNode said) {
        Identity identity = Identity.of(said);
        UserStore users = new UserStore(change.transaction());
        SettingStore.Shared setting = new SettingStore(change.transaction()).readShared(settingId, change.now());
        Later<List<Field>> fields = new FieldStore(change.transaction()).allLater();
        Later<UserStore.NameUse> name = users.nameUse(settingId, identity.userNameKey());
        Later<Optional<Person>> gone = users.gone(settingId, identity);
        PersonArrival arrival =
                new PersonArrival(change, setting.get().orElseThrow(ScimUsers::goneSetting), fields.get());
        return arrival.admit(said, identity, name.get(), gone.get());
    }

    /// Who came in, and what the event calls it.
    private record Known(
            Person person, String kind, @Nullable String rule) {}

    private Stored admit(ObjectNode said, Identity identity, UserStore.NameUse name, Optional<Person> gone) {
        if (name.taken()) {
            throw userNameTaken();
        }
        SentFields sent = projection.settle(said);
        Projected projected = projection.project(sent);
        Optional<Claim> claim = AddressStore.projectedKey(projected).map(this::claim);
        projection.ask(projected);
        List<Person> unowned =
                claim.map(asked -> unowned(asked, sent.resource())).orElse(List.of());
        Optional<Known> known = gone.map(PersonArrival::revived).or(() -> adopted(sent.resource(), unowned));
        Person before = known.map(Known::person)
                .orElseGet(() -> PersonState.fresh(change.ids().next(), Origin.SCIM, change.now()));
        Resource resource = new Resource(change.ids().next(), identity, sent.resource(), change.now(), change.now());
        Person after = PersonState.resourced(
                before,
                standing(known, resource),
                setting,
                resource,
                projection.values(projected, before.own()),
                change.now());
        save(before, after, known.isEmpty(), projected);
        if (name.disputed()) {
            new ConflictStore(change.transaction(), setting.id()).settled(identity.userNameKey());
        }
        change.events().append(told(known, after, projected.problems()));
        return ScimUsers.stored(after);
    }

    private static Known revived(Person person) {
        return new Known(person, "user.revived", person.held() == null ? "L3" : "H3");
    }

    /// Somebody who comes as inactive is not removed by that, but who is active in the company is.
    private Standing standing(Optional<Known> known, Resource resource) {
        if (resource.isActive()) {
            return Standing.of(Status.ACTIVE);
        }
        return known.map(Known::person)
                .filter(person -> person.status() == Status.ACTIVE)
                .map(person -> removals.standing(person, Status.INACTIVE))
                .orElse(Standing.of(Status.INACTIVE));
    }

    private static Event told(Optional<Known> known, Person after, List<Projected.Problem> problems) {
        @Nullable Person before = known.map(Known::person).orElse(null);
        if (after.held() != null) {
            return PersonEvents.of("user.held", "H2", before, after, problems);
        }
        String kind = known.map(Known::kind).orElse("user.created");
        return PersonEvents.of(kind, known.map(Known::rule).orElse(null), before, after, problems);
    }

    private void save(Person before, Person after, boolean isNew, Projected projected) {
        if (isNew) {
            users.insert(after);
            projection.placeNewcomer(after, projected);
        } else {
            users.update(before, after);
            addresses.left(before, after);
            projection.settleGroups(after, projected);
        }
    }

    /// What was asked of an address.
    ///
    /// @param unowned the people who have it whom no setting owns, locked
    /// @param use who has it when it is locked
    private record Claim(String key, Later<List<Person>> unowned, Later<AddressStore.Use> use) {}

    /// From here on no other writer can give the address to anybody.
    private Claim claim(String key) {
        Later<List<Person>> unowned = users.unownedWithAddressLocked(key);
        addresses.lock(key);
        return new Claim(key, unowned, addresses.use(key, setting.id()));
    }

    /// The people with the address whom no setting owns. Who has got it before it was locked is found when all is done
    /// again.
    private List<Person> unowned(Claim claim, ObjectNode json) {
        AddressStore.Use use = claim.use().get();
        if (use.otherSetting()) {
            throw taken(Conflict.Kind.OTHER_SETTING, claim.key(), json);
        }
        List<Person> unowned = claim.unowned().get();
        if (!unowned.stream().map(Person::id).toList().equals(use.unowned())) {
            throw new GiveWay();
        }
        return unowned;
    }

    private Optional<Known> adopted(ObjectNode json, List<Person> unowned) {
        if (unowned.isEmpty()) {
            return Optional.empty();
        }
        String key = AddressStore.key(unowned.getFirst()).orElseThrow();
        if (!setting.adoptExisting()) {
            throw taken(Conflict.Kind.NOT_ADOPTING, key, json);
        }
        if (unowned.size() > 1) {
            throw taken(Conflict.Kind.SEVERAL_PEOPLE, key, json);
        }
        return Optional.of(new Known(unowned.getFirst(), "user.adopted", "L5"));
    }

    private static AddressTaken taken(Conflict.Kind kind, String emailKey, ObjectNode json) {
        return new AddressTaken(new AddressTaken.Claim(kind, emailKey, json, null));
    }

    static Refused userNameTaken() {
        return new Refused(new Refusal.Uniqueness("userName", "A user with this userName exists already."));
    }
}
