package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.group.Memberships;
import dev.muster.traffic.RequestErasure;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Removes a person and every trace of it; what stays is an event that somebody of that id was erased (rule
/// L2).
record Erasure(Change change) {

    void erase(List<Person> people) {
        Set<String> borne = new HashSet<>();
        Set<String> called = new HashSet<>();
        for (Person person : people) {
            borne.addAll(new UserStore(change.transaction()).formerNames(person.id()));
            borne.addAll(PersonNames.own(person));
            called.addAll(PersonNames.ids(person));
        }
        called.addAll(borne);
        List<UUID> ids = people.stream().map(Person::id).toList();
        // Addresses are let go in the order in which all lock them.
        people.stream()
                .sorted(Comparator.comparing(person -> AddressStore.key(person).orElse("")))
                .forEach(this::erase);
        new ConflictTraces(change.transaction()).leaveManagers(called);
        new FormerValues(change.transaction()).erase(ids, borne);
        new RequestErasure(change.transaction()).erase(ids, called);
        // At last, for from now on the end of the audit is locked. Requests that began before are not written any more.
        change.events().append(ids.stream().map(PersonEvents::erased).toList());
    }

    private void erase(Person person) {
        new Memberships(change).leaveAll(person.id());
        new UserStore(change.transaction()).erase(person);
        new ConflictTraces(change.transaction()).erase(person);
        AddressStore.key(person).ifPresent(new AddressStore(change.transaction())::forget);
    }
}
