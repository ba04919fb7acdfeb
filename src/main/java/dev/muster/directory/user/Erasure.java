package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.group.Memberships;

/// Removes a person and every trace of it; what stays is an event that somebody of that id was erased (rule
/// L2).
record Erasure(Change change) {

    void erase(Person person) {
        new Memberships(change).leaveAll(person.id());
        new UserStore(change.transaction()).erase(person.id());
        new ConflictTraces(change.transaction()).erase(person);
        AddressStore.key(person).ifPresent(new AddressStore(change.transaction())::forget);
        change.events().append(PersonEvents.erased(person.id()));
    }
}
