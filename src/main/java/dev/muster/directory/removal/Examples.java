package dev.muster.directory.removal;

import dev.muster.activity.Scope;
import dev.muster.directory.group.ExampleGroups;
import dev.muster.directory.user.ExamplePeople;
import dev.muster.directory.user.Person;
import dev.muster.job.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Everything that trial runs have put into a setting, and its removal without a trace. It finds what a run that was
/// cut off has left as well.
public record Examples(Scope scope, Jobs jobs, UUID setting) {

    private static final Duration SLACK = Duration.ofMinutes(1);

    /// @param people erased
    /// @param groups generated ones that were deleted, since nobody is in them any more
    public record Removed(int people, int groups) {}

    public boolean any() {
        return !people().all().isEmpty();
    }

    /// May be repeated, and goes on where another removal ended: people go last.
    public Removed remove() {
        List<Person> all = people().all();
        if (all.isEmpty()) {
            return new Removed(0, 0);
        }
        Instant first =
                all.stream().map(Person::createdAt).min(Instant::compareTo).orElseThrow();
        Set<UUID> made = groups().madeFor(all.stream().map(Person::id).toList(), first.minus(SLACK));
        groups().removeWritten(ExamplePeople.marks(all));
        int erased = people().erase();
        return new Removed(erased, groups().deleteEmptied(made));
    }

    private ExamplePeople people() {
        return new ExamplePeople(scope, setting);
    }

    private ExampleGroups groups() {
        return new ExampleGroups(scope, jobs, setting);
    }
}
