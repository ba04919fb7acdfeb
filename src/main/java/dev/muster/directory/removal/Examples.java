package dev.muster.directory.removal;

import dev.muster.activity.Scope;
import dev.muster.directory.group.ExampleGroups;
import dev.muster.directory.user.ExamplePeople;
import dev.muster.directory.user.Person;
import dev.muster.job.Jobs;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Everything that trial runs have put into a setting, and its removal without a trace. It finds what a run that was
/// cut off has left as well.
public record Examples(Scope scope, Jobs jobs, UUID setting) {

    /// @param people erased
    /// @param groups generated ones that were deleted, since nobody is in them any more
    public record Removed(int people, int groups) {}

    public boolean any() {
        return !people().living().isEmpty()
                || !people().deleted().isEmpty()
                || !groups().written().isEmpty();
    }

    /// May be repeated, and goes on where another removal ended.
    public Removed remove() {
        List<Person> all = Stream.concat(people().living().stream(), people().deleted().stream())
                .toList();
        groups().removeWritten();
        int erased = people().erase();
        int emptied = all.stream()
                .map(Person::createdAt)
                .min(Comparator.<Instant>naturalOrder())
                .map(groups()::deleteEmptied)
                .orElse(0);
        return new Removed(erased, emptied);
    }

    private ExamplePeople people() {
        return new ExamplePeople(scope, setting);
    }

    private ExampleGroups groups() {
        return new ExampleGroups(scope, jobs, setting);
    }
}
