package dev.muster.console.people;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.directory.Lock;
import dev.muster.directory.user.Person;
import dev.muster.field.Field;
import java.util.List;
import java.util.Optional;

/// The form for a person's fields; what a hand cannot change is shown with the reason.
///
/// @param fields those in use, in their order
public record EditPerson(Person person, FilledForm form, List<Field> fields, List<Lock> locks) implements View {

    @Override
    public String template() {
        return "people/edit";
    }

    public Optional<Lock> lock(String part) {
        return locks.stream().filter(lock -> lock.part().equals(part)).findFirst();
    }

    public Optional<Lock> lock(Field field) {
        return lock(Lock.field(field.key(), field.standard()));
    }
}
