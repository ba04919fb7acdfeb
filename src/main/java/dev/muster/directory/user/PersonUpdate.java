package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.field.SentFields;
import dev.muster.setting.Projected;
import dev.muster.setting.ScimSetting;
import dev.muster.store.SqlStates;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
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
        this.change = change;
        this.setting = setting;
        this.users = new UserStore(change.transaction());
        this.addresses = new AddressStore(change.transaction());
        this.projection = PersonProjection.of(change, setting);
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
        Map<String, JsonNode> values = projection.values(projected, person.own());
        claimAddress(person, json, values);
        Standing standing = standing(person, resource);
        Person after = PersonState.resourced(person, standing, setting, resource, values, change.now());
        save(after);
        addresses.left(person, after);
        if (projection.mayMove(person, projected)) {
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

    /// A re-projection under newer rules (rule R2); the resource stays as it is, but for what was sent for a
    /// field before there was one (rule F6).
    void projectAgain(Person before) {
        SentFields sent = projection.settle(before.scim().json());
        boolean settled = !sent.resource().equals(before.scim().json());
        Person person = settled ? PersonState.settled(before, sent.resource(), change.now()) : before;
        Projected projected = projection.project(sent);
        Person after = PersonState.projectedAgain(
                person, setting.rulesVersion(), projection.values(projected, person.own()), change.now());
        users.update(after);
        addresses.left(person, after);
        projection.settleGroups(after, projected);
        if (settled || !after.values().equals(before.values())) {
            change.events().append(PersonEvents.of("user.updated", "R2", before, after, projected.problems()));
        }
    }

    private void claimAddress(Person before, ObjectNode json, Map<String, JsonNode> values) {
        Optional<String> key = AddressStore.key(values);
        if (key.isEmpty() || key.equals(AddressStore.key(before))) {
            return;
        }
        addresses.lock(key.get());
        if (addresses.isOfAnotherSetting(key.get(), setting.id())) {
            throw new AddressTaken(new AddressTaken.Claim(Conflict.Kind.CHANGE, key.get(), json, before.id()));
        }
    }

    private void save(Person person) {
        try {
            users.update(person);
        } catch (UnableToExecuteStatementException e) {
            if (SqlStates.violatedUniqueKey(e)
                    .filter("target_user_user_name"::equals)
                    .isPresent()) {
                throw PersonArrival.userNameTaken();
            }
            throw e;
        }
    }
}
