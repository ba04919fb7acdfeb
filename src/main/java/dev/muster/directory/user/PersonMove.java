package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.group.ScimMemberships;
import dev.muster.field.SentFields;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Projected;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import dev.muster.store.GiveWay;
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

    /// Locks are taken in the order that all take them (docs/decisions/one-order-of-locks.md): the conflict after the
    /// people whom it is about. What has changed until then is looked at once more, from the beginning.
    ///
    /// @param conflict as it was read, not locked
    /// @return empty when there is no conflict any more
    /// @throws Refused with Locked when it is not clear whom to move, or with Uniqueness
    Optional<Conflicts.Moved> settle(Conflict conflict) {
        ConflictStore store = new ConflictStore(change.transaction(), setting.id());
        if (conflict.isOfOwn()) {
            throw locked("The setting has this user already: there is nobody to move.");
        }
        List<Person> holders = store.holdersLocked(conflict.emailKey());
        if (holders.isEmpty() || isTaken(Identity.of(conflict.resource()))) {
            store.erase(conflict.id());
            return Optional.empty();
        }
        if (holders.size() > 1) {
            throw locked("Several people have this address; it is not clear whom to move.");
        }
        return Optional.of(moved(conflict, holders.getFirst()));
    }

    private Conflicts.Moved moved(Conflict conflict, Person before) {
        PersonProjection projection = PersonProjection.of(change, setting);
        SentFields sent = projection.settle(conflict.resource());
        Projected projected = projection.project(sent);
        leave(before);
        claim(conflict, before, AddressStore.projectedKey(projected));
        note(before);
        UUID id = change.ids().next();
        Resource resource = new Resource(id, Identity.of(sent.resource()), sent.resource(), change.now(), change.now());
        Standing standing = Standing.of(resource.isActive() ? Status.ACTIVE : Status.INACTIVE);
        Person after = PersonState.resourced(
                before, standing, setting, resource, projection.values(projected, before.own()), change.now());
        save(before, after);
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
        return new Conflicts.Moved(conflict.id(), after.id(), id);
    }

    /// The address that the conflict is about, the one that the person gives up, and the one that it gets: the rules
    /// may have changed since the client was refused.
    private void claim(Conflict conflict, Person before, Optional<String> projected) {
        ConflictStore store = new ConflictStore(change.transaction(), setting.id());
        TreeSet<String> keys = new TreeSet<>(List.of(conflict.emailKey()));
        AddressStore.key(before).ifPresent(keys::add);
        projected.ifPresent(keys::add);
        new AddressStore(change.transaction()).lock(keys);
        List<UUID> holders = store.holders(List.of(conflict.emailKey())).stream()
                .map(Person::id)
                .toList();
        if (!holders.equals(List.of(before.id()))
                || !store.readLocked(conflict.id()).equals(Optional.of(conflict))) {
            throw new GiveWay();
        }
        requireFree(projected, before);
        store.erase(conflict.id());
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

    /// The setting that had the person loses its resource: out of its groups, nobody's manager.
    private void leave(Person person) {
        @Nullable Resource old = person.resource();
        if (old == null || old.id() == null) {
            return;
        }
        UUID resource = old.id();
        new ScimMemberships(change).forget(resource);
        owner(person).ifPresent(owner -> new Reports(change, owner).leave(resource));
    }

    /// The person is not among those whose removal is limited (rule H1).
    private void note(Person person) {
        owner(person)
                .filter(owner -> person.status() == Status.ACTIVE)
                .ifPresent(owner -> new Removals(change, owner).note(person));
    }

    private Optional<ScimSetting> owner(Person person) {
        return Optional.ofNullable(person.settingId()).flatMap(new SettingStore(change.transaction())::read);
    }

    private void save(Person before, Person after) {
        try {
            new UserStore(change.transaction()).update(before, after).get();
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
