package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.group.Memberships;
import dev.muster.schema.Folding;

/// Removes a person and every trace of it; what stays is an event that somebody of that id was erased (rule
/// L2).
record Erasure(Change change) {

    void erase(Person person) {
        UserStore users = new UserStore(change.transaction());
        new Memberships(change).leaveAll(person.id());
        users.erase(person.id());
        person.email().map(Folding::fold).ifPresent(users::forgetAddress);
        change.events().append(PersonEvents.erased(person.id()));
    }
}
