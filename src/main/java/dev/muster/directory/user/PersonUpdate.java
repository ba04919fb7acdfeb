package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.field.Field;
import dev.muster.field.FieldStore;
import dev.muster.field.SentFields;
import dev.muster.setting.Projected;
import dev.muster.setting.ScimSetting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A new state of a resource whose person is locked: projected, saved, groups settled, told in an event.
final class PersonUpdate {

    private final Change change;
    private final ScimSetting setting;
    private final UserStore users;
    private final AddressStore addresses;
    private final PersonProjection projection;
    private final Removals removals;

    PersonUpdate(Change change, ScimSetting setting) {
        this(change, setting, new FieldStore(change.transaction()).all());
    }

    PersonUpdate(Change change, ScimSetting setting, List<Field> fields) {
        this.change = change;
        this.setting = setting;
        this.users = new UserStore(change.transaction());
        this.addresses = new AddressStore(change.transaction());
        this.projection = PersonProjection.of(change, setting, fields);
        this.removals = new Removals(change, setting);
    }

    /// @throws Refused with Uniqueness when the new userName is taken or the new address belongs to another
    /// setting (rule L5, L6)
    Person apply(Person person, ObjectNode said) {
        Resource old = person.scim();
        SentFields sent = projection.settle(said);
        ObjectNode json = sent.resource();
        if (json.equals(old.json())) {
            tellUnfit(person, sent);
            return person;
        }
        Resource resource = new Resource(old.id(), Identity.of(json), json, old.createdAt(), change.now());
        Projected projected = projection.project(sent);
        Projected was = projection.of(person);
        Map<String, JsonNode> values = claimingAddress(person, json, was, projected);
        Standing standing = standing(person, resource);
        Person after = PersonState.resourced(person, standing, setting, resource, values, change.now());
        users.update(person, after);
        addresses.left(person, after);
        if (projection.mayMove(person, was, projected)) {
            projection.settleGroups(after, projected);
        }
        change.events().append(told(person, after, projected.problems()));
        return after;
    }

    /// The status follows `active` when the client changes that, and only then: what an administrator decided
    /// about a removal holds until the client says something new (rules H2, H3).
    private Standing standing(Person person, Resource resource) {
        if (resource.isActive() == person.scim().isActive()) {
            return Standing.of(person);
        }
        return resource.isActive() ? Standing.of(Status.ACTIVE) : removals.standing(person, Status.INACTIVE);
    }

    private static Event told(Person before, Person after, List<Projected.Problem> problems) {
        if (Objects.equals(before.held(), after.held())) {
            return PersonEvents.of("user.updated", null, before, after, problems);
        }
        return after.held() == null
                ? PersonEvents.of("user.updated", "H3", before, after, problems)
                : PersonEvents.of("user.held", "H2", before, after, problems);
    }

    /// Nothing changes, but what was sent was not all taken (rule F3).
    private void tellUnfit(Person person, SentFields sent) {
        if (!sent.unfit().isEmpty()) {
            change.events()
                    .append(PersonEvents.of(
                            "user.updated",
                            "F3",
                            person,
                            person,
                            projection.project(sent).problems()));
        }
    }

    /// The values with an address that no other setting's person has. One that the rules, not this change, would
    /// have taken from there is left where it is (rule L6).
    private Map<String, JsonNode> claimingAddress(Person before, ObjectNode json, Projected was, Projected projected) {
        Map<String, JsonNode> values = projection.values(projected, before.own());
        Optional<String> key = AddressStore.key(values);
        if (key.isEmpty() || key.equals(AddressStore.key(before))) {
            noLongerKeeping(before, was);
            return values;
        }
        addresses.lockMove(key.get(), AddressStore.key(before));
        if (!addresses.isOfAnotherSetting(key.get(), setting.id()).get()) {
            return values;
        }
        if (AddressStore.projectedKey(was).equals(key)) {
            kept().forget(List.of(before.id()));
            kept().list(change, List.of(new KeptAddresses.Kept(before.id(), json, key.get())));
            return PersonProjection.keepingAddress(before.values(), values);
        }
        throw new AddressTaken(new AddressTaken.Claim(Conflict.Kind.CHANGE, key.get(), json, before.id()));
    }

    /// Whoever kept an address that the rules would have changed does so no more. Asked only where it may be so: most
    /// have the address that the rules give.
    private void noLongerKeeping(Person before, Projected was) {
        if (projection.isBehind(before) || !AddressStore.projectedKey(was).equals(AddressStore.key(before))) {
            kept().forget(List.of(before.id()));
        }
    }

    private KeptAddresses kept() {
        return new KeptAddresses(change.transaction(), setting.id());
    }
}
