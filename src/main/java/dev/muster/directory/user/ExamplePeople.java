package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.directory.Precondition;
import dev.muster.directory.group.Memberships;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The people whom trial runs have made in a setting. Their userNames have a domain that nobody can have (RFC 2606
/// section 3), so no real person is ever among them.
public record ExamplePeople(Scope scope, UUID setting) {

    private static final Pattern USER_NAME = Pattern.compile(".+@(trial-\\d+)\\.example\\.com");
    private static final String PART = ".example.com";
    private static final int PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration LONGER_THAN_AN_HOUR = Duration.ofHours(2);

    /// Everybody who is not erased.
    public List<Person> all() {
        List<Person> all = new ArrayList<>(deleted());
        all.addAll(living());
        return all;
    }

    /// The marks of their runs, which stand in the names of their groups too. No two runs have the same.
    public static Set<String> marks(List<Person> people) {
        return people.stream()
                .map(Person::resource)
                .filter(Objects::nonNull)
                .map(resource -> USER_NAME.matcher(resource.identity().userName()))
                .filter(Matcher::matches)
                .map(userName -> userName.group(1))
                .collect(Collectors.toSet());
    }

    /// Those who are not deleted.
    public List<Person> living() {
        return all(null);
    }

    private List<Person> deleted() {
        return all(Status.DELETED);
    }

    private List<Person> all(@Nullable Status status) {
        PeopleQuery query = new PeopleQuery(PART, status, null, setting, Map.of());
        List<Person> all = new ArrayList<>();
        List<Person> page;
        UUID after = FIRST;
        do {
            page = new People(scope).page(query, after, PAGE);
            all.addAll(page);
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == PAGE);
        return all.stream().filter(ExamplePeople::isExample).toList();
    }

    private static boolean isExample(Person person) {
        Resource resource = person.resource();
        return resource != null
                && USER_NAME.matcher(resource.identity().userName()).matches();
    }

    /// Erases all of them, whatever the setting holds back (rules H2, L2): one after the other, each as a whole. Once
    /// the setting has nobody else, what it counted as removed within the hour is forgotten, so that
    /// the limit of the real ones is not used up (rule H1).
    ///
    /// @return how many
    public int erase() {
        List<Person> all = all();
        all.forEach(person -> scope.together(joined -> erased(joined, person)));
        PeopleQuery others = new PeopleQuery(null, null, null, setting, Map.of());
        if (new People(scope).page(others, FIRST, 1).isEmpty()) {
            scope.change(this::forgetRemovals);
        }
        return all.size();
    }

    private Person erased(Scope joined, Person person) {
        Resource resource = person.resource();
        if (resource != null && resource.id() != null) {
            new ScimUsers(joined, setting).delete(resource.id(), new Precondition.None());
        }
        return joined.change(change -> {
            new UserStore(change.transaction())
                    .readLocked(person.id())
                    .ifPresent(found -> new Erasure(change).erase(List.of(deleted(change, found))));
            return person;
        });
    }

    /// What was held goes all the same.
    private static Person deleted(Change change, Person person) {
        if (person.status() == Status.DELETED) {
            return person;
        }
        Person gone = PersonState.deleted(person, change.now());
        new UserStore(change.transaction()).update(person, gone);
        new AddressStore(change.transaction()).left(person, gone);
        new Memberships(change).leaveAll(person.id());
        change.events().append(PersonEvents.of("user.deleted", "L2", person, gone, List.of()));
        return gone;
    }

    private int forgetRemovals(Change change) {
        RemovalStore store = new RemovalStore(change.transaction(), setting);
        store.lockedAt(change.now());
        int forgotten = store.forgetUntil(change.now().plus(LONGER_THAN_AN_HOUR), Integer.MAX_VALUE);
        store.closeWhenEmpty();
        return forgotten;
    }
}
