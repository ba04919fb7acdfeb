package dev.muster.console.people;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.directory.Lock;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Status;
import java.util.List;
import java.util.Optional;

/// Asks before somebody is deleted or erased (rule L2).
public record DeletePerson(Person person, FilledForm form, List<Lock> locks) implements View {

    @Override
    public String template() {
        return "people/delete";
    }

    /// Who is deleted already can only be erased.
    public boolean isDeleted() {
        return person.status() == Status.DELETED;
    }

    /// Why the person cannot be deleted by hand.
    public Optional<Lock> lock() {
        return isDeleted()
                ? Optional.empty()
                : locks.stream()
                        .filter(lock -> lock.part().equals(Lock.DELETION))
                        .findFirst();
    }
}
