package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.group.Memberships;
import dev.muster.traffic.RequestErasure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Removes a person and every trace of it; what stays is an event that somebody of that id was erased (rule
/// L2).
record Erasure(Change change) {

    void erase(List<Person> people) {
        Set<String> names = new HashSet<>();
        people.forEach(person -> addNames(person, names));
        people.forEach(this::erase);
        new RequestErasure(change.transaction())
                .erase(people.stream().map(Person::id).toList(), names);
    }

    private void erase(Person person) {
        new Memberships(change).leaveAll(person.id());
        new UserStore(change.transaction()).erase(person.id());
        new ConflictTraces(change.transaction()).erase(person);
        AddressStore.key(person).ifPresent(new AddressStore(change.transaction())::forget);
        change.events().append(PersonEvents.erased(person.id()));
    }

    /// What a request may have called the person by.
    private void addNames(Person person, Set<String> names) {
        names.add(person.id().toString());
        names.addAll(new UserStore(change.transaction()).formerNames(person.id()));
        person.email().ifPresent(names::add);
        @Nullable Resource resource = person.resource();
        if (resource == null) {
            return;
        }
        names.add(resource.identity().userName());
        if (resource.identity().externalId() != null) {
            names.add(resource.identity().externalId());
        }
        resource.json()
                .path("emails")
                .forEach(email -> names.add(email.path("value").asString("")));
    }
}
