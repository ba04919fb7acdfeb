package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.directory.Stored;
import dev.muster.field.SentFields;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Projected;
import dev.muster.setting.ScimSetting;
import dev.muster.store.SqlStates;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
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

    PersonArrival(Change change, ScimSetting setting) {
        this.change = change;
        this.setting = setting;
        this.users = new UserStore(change.transaction());
        this.addresses = new AddressStore(change.transaction());
        this.projection = PersonProjection.of(change, setting);
        this.removals = new Removals(change, setting);
    }

    /// Who came in, and what the event calls it.
    private record Known(
            Person person, String kind, @Nullable String rule) {}

    Stored admit(ObjectNode said) {
        SentFields sent = projection.settle(said);
        ObjectNode json = sent.resource();
        Identity identity = Identity.of(json);
        UserStore.NameUse name = users.nameUse(setting.id(), identity.userNameKey());
        if (name.taken()) {
            throw userNameTaken();
        }
        Projected projected = projection.project(sent);
        List<Person> unowned = unownedWithAddress(json, projected);
        Optional<Known> known =
                users.gone(setting.id(), identity).map(PersonArrival::revived).or(() -> adopted(json, unowned));
        UUID resourceId = change.ids().next();
        Person before = known.map(Known::person)
                .orElseGet(() -> PersonState.fresh(change.ids().next(), Origin.SCIM, change.now()));
        Resource resource = new Resource(resourceId, identity, json, change.now(), change.now());
        Person after = PersonState.resourced(
                before,
                standing(known, resource),
                setting,
                resource,
                projection.values(projected, before.own()),
                change.now());
        save(after, known.isPresent());
        addresses.left(before, after);
        if (name.disputed()) {
            new ConflictStore(change.transaction(), setting.id()).settled(identity.userNameKey());
        }
        projection.settleGroups(after, projected);
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

    private void save(Person person, boolean known) {
        try {
            if (known) {
                users.update(person);
            } else {
                users.insert(person);
            }
        } catch (UnableToExecuteStatementException e) {
            if (SqlStates.violatedUniqueKey(e)
                    .filter("target_user_user_name"::equals)
                    .isPresent()) {
                throw userNameTaken();
            }
            throw e;
        }
    }

    /// The people with this address whom no setting owns. From here on no other writer can give the address to
    /// anybody.
    private List<Person> unownedWithAddress(ObjectNode json, Projected projected) {
        Optional<String> key = AddressStore.projectedKey(projected);
        if (key.isEmpty()) {
            return List.of();
        }
        addresses.lock(key.get());
        if (addresses.isOfAnotherSetting(key.get(), setting.id())) {
            throw taken(Conflict.Kind.OTHER_SETTING, key.get(), json);
        }
        return users.unownedWithAddressLocked(key.get());
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
