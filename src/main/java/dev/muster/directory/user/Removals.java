package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.setting.Hold;
import dev.muster.setting.ScimSetting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The safety hold of a setting: who may be made inactive or deleted now, and whose removal waits for an
/// administrator (rules H1, H2). From the first question on, all other removals of the setting wait until the
/// transaction ends; so it is to be asked after whatever the transaction itself may have to wait for.
final class Removals {

    private final Change change;
    private final @Nullable Hold hold;
    private final RemovalStore store;

    Removals(Change change, ScimSetting setting) {
        this.change = change;
        this.hold = setting.hold();
        this.store = new RemovalStore(change.transaction(), setting.id());
    }

    /// Where a person stands whom the client removes; to be asked before the person is saved. What is held
    /// already stays so, for an administrator is to look at it.
    Standing standing(Person person, Status becomes) {
        if (person.status() == becomes || (person.held() == null && admits(person))) {
            return Standing.of(becomes);
        }
        String request = change.events().actor().requestId();
        return new Standing(person.status(), new HeldRemoval(becomes, change.now(), request));
    }

    /// Somebody is removed because an administrator wants it: not counted, but not among the active people any
    /// more. To be told before the person is saved.
    void note(Person person) {
        RemovalHour hour = store.lockedAt(change.now());
        store.insert(removal(person, hour, false));
        store.save(hour);
    }

    private boolean admits(Person person) {
        RemovalHour hour = store.lockedAt(change.now());
        // Who was removed within the hour, came back and is removed again is still one person.
        boolean again = hour.removals() > 0 && store.uncount(person.id(), hour.beganAt());
        if (!again && hold != null && hour.removals() >= hold.people()) {
            hour = hour.active() == null ? hour.withActive(store.activeAt(hour.beganAt())) : hour;
            if (hour.isFull(hold)) {
                store.save(hour);
                return false;
            }
        }
        store.insert(removal(person, hour, true));
        store.save(again ? hour : hour.withOneMore());
        return true;
    }

    private RemovalStore.Removal removal(Person person, RemovalHour hour, boolean counted) {
        boolean wasActive = person.status() == Status.ACTIVE && store.setting().equals(person.settingId());
        Instant at = hour.endsAt();
        return new RemovalStore.Removal(
                change.ids().next(), person.id(), at, counted, wasActive, wasActive ? person.activeSince() : null);
    }
}
