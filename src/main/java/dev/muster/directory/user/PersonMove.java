package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.group.ScimMemberships;
import dev.muster.field.SentFields;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Projected;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import dev.muster.store.SqlStates;
import dev.muster.store.StatementFailed;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An administrator gives a person to the setting whose client was refused it (rule L6): what that client sent
/// becomes the person's resource under a new id, and the setting's rules group it. The old resource is gone.
record PersonMove(Change change, ScimSetting setting) {

    /// @return empty when there is no conflict any more
    /// @throws Refused with Locked when it is not clear whom to move, or with Uniqueness
    Optional<Conflicts.Moved> settle(Conflict conflict) {
        ConflictStore store = new ConflictStore(change.transaction(), setting.id());
        if (conflict.kind() == Conflict.Kind.CHANGE) {
            throw locked("The setting has this user already; its change was refused, and there is nobody to move.");
        }
        PersonProjection projection = PersonProjection.of(change, setting);
        SentFields sent = projection.settle(conflict.resource());
        Identity identity = Identity.of(sent.resource());
        Projected projected = projection.project(sent);
        lockAddresses(conflict, AddressStore.projectedKey(projected));
        List<Person> holders = store.holdersLocked(conflict.emailKey());
        store.erase(conflict.id());
        if (holders.isEmpty() || isTaken(identity)) {
            return Optional.empty();
        }
        if (holders.size() > 1) {
            throw locked("Several people have this address; it is not clear whom to move.");
        }
        Person before = holders.getFirst();
        requireFree(AddressStore.projectedKey(projected), before);
        leave(before);
        UUID id = change.ids().next();
        Resource resource = new Resource(id, identity, sent.resource(), change.now(), change.now());
        Standing standing = Standing.of(resource.isActive() ? Status.ACTIVE : Status.INACTIVE);
        Person after = PersonState.resourced(
                before, standing, setting, resource, projection.values(projected, before.own()), change.now());
        save(after);
        new AddressStore(change.transaction()).left(before, after);
        ConflictTraces traces = new ConflictTraces(change.transaction());
        traces.given(conflict.emailKey());
        traces.changed(before.id());
        projection.settleGroups(after, projected);
        boolean owned = before.settingId() != null;
        change.events()
                .append(PersonEvents.of(
                        owned ? "user.moved" : "user.adopted",
                        owned ? "L6" : "L5",
                        before,
                        after,
                        projected.problems()));
        return Optional.of(new Conflicts.Moved(conflict.id(), after.id(), id));
    }

    /// The rules may have changed since the client was refused, and with them the address.
    private void lockAddresses(Conflict conflict, Optional<String> projected) {
        TreeSet<String> keys = new TreeSet<>(List.of(conflict.emailKey()));
        projected.ifPresent(keys::add);
        keys.forEach(new AddressStore(change.transaction())::lock);
    }

    private void requireFree(Optional<String> emailKey, Person mover) {
        if (emailKey.isPresent()
                && !emailKey.equals(AddressStore.key(mover))
                && new AddressStore(change.transaction())
                        .isOfAnotherSetting(emailKey.get(), setting.id())
                        .get()) {
            throw locked("Under the rules of today the person has an address that belongs to another setting.");
        }
    }

    private boolean isTaken(Identity identity) {
        return new UserStore(change.transaction())
                .nameUse(setting.id(), identity.userNameKey())
                .get()
                .taken();
    }

    /// The setting that had the person loses its resource: out of its groups, nobody's manager, and not among
    /// those whose removal is limited (rule H1).
    private void leave(Person person) {
        @Nullable Resource old = person.resource();
        if (old != null && old.id() != null) {
            new ScimMemberships(change).forget(old.id());
        }
        Optional.ofNullable(person.settingId())
                .flatMap(new SettingStore(change.transaction())::read)
                .ifPresent(owner -> {
                    if (old != null && old.id() != null) {
                        new Reports(change, owner).leave(old.id());
                    }
                    if (person.status() == Status.ACTIVE) {
                        new Removals(change, owner).note(person);
                    }
                });
    }

    private void save(Person person) {
        try {
            new UserStore(change.transaction()).update(person).get();
        } catch (StatementFailed e) {
            throw SqlStates.violatedUniqueKey(e)
                            .filter("target_user_user_name"::equals)
                            .isPresent()
                    ? PersonArrival.userNameTaken()
                    : e;
        }
    }

    private static Refused locked(String message) {
        return new Refused(new Refusal.Locked(message));
    }
}
