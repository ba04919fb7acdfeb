package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.group.Memberships;
import dev.muster.setting.Settings.Leaving;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/// The people of a deleted setting leave it (rule L8): kept and unlocked, made inactive, or deleted.
/// Memberships that its rules gave stay rules' memberships, so that the rules of a setting that adopts the
/// person later replace them.
public record Departures(Change change, UUID setting) {

    /// @return how many left; empty when nobody is left
    public OptionalInt batch(Leaving leaving, int limit) {
        PeopleBatches.Batch batch = new PeopleBatches(change.transaction(), limit).owned(setting);
        batch.people().forEach(person -> leave(person, status(person, leaving)));
        return batch.size();
    }

    private void leave(Person person, Status status) {
        Person after = PersonState.released(person, status, change.now());
        boolean deleted = status == Status.DELETED && person.status() != Status.DELETED;
        if (deleted) {
            new Memberships(change).leaveAll(person.id());
        }
        new UserStore(change.transaction()).update(person, after);
        new AddressStore(change.transaction()).left(person, after);
        change.events()
                .append(PersonEvents.of(deleted ? "user.deleted" : "user.released", "L8", person, after, List.of()));
    }

    /// Who is deleted already stays so, and who is inactive does not become active.
    private static Status status(Person person, Leaving leaving) {
        return switch (leaving) {
            case KEEP -> person.status();
            case INACTIVE -> person.status() == Status.DELETED ? Status.DELETED : Status.INACTIVE;
            case DELETE -> Status.DELETED;
        };
    }
}
