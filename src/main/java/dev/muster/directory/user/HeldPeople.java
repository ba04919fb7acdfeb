package dev.muster.directory.user;

import dev.muster.activity.Audited;
import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.directory.group.Memberships;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// The people of a setting whose removal is held, and what an administrator decides about them (rule H2).
public record HeldPeople(Scope scope, UUID setting) {

    /// As many as one transaction decides about: it locks them all.
    private static final int BATCH = 50;

    /// What becomes of a removal that is held.
    public enum Decision {
        /// It happens as it would have without the hold.
        APPLY("removals.applied"),
        /// It never happens; the person stays until the client says something new of it.
        DISCARD("removals.discarded");

        private final String told;

        Decision(String told) {
            this.told = told;
        }

        /// How the audit calls it when it is about everybody.
        String told() {
            return told;
        }
    }

    /// A page in the order of the people's ids.
    ///
    /// @param after the last id of the page before, or the nil UUID
    public List<Person> page(UUID after, int limit) {
        return page(after, limit, Long.MAX_VALUE);
    }

    /// The same, with fewer people who weigh about so many bytes, but one at least.
    public List<Person> page(UUID after, int limit, long bytes) {
        return scope.change(change -> {
            requireSetting(change);
            return store(change).page(after, limit, bytes);
        });
    }

    /// @param inactive how many people the client made inactive
    /// @param deleted how many it deleted
    public record Counts(long inactive, long deleted) {

        public long all() {
            return inactive + deleted;
        }
    }

    /// How many people are held now.
    public Counts counts() {
        return scope.change(change -> {
            requireSetting(change);
            return store(change).counts();
        });
    }

    /// Decides about these people at once. Who is not held, or not any more, is passed over.
    ///
    /// @return those who were decided about, in the order of their ids
    public List<UUID> decide(Decision decision, List<UUID> ids) {
        List<UUID> decided = new ArrayList<>();
        Optional<Reprojection.Place> last = Optional.of(Reprojection.Place.START);
        while (last.isPresent()) {
            Reprojection.Place after = last.get();
            PeopleBatches.Batch batch = scope.change(change -> {
                ScimSetting owner = requireSetting(change);
                PeopleBatches.Batch held = new PeopleBatches(change.transaction(), BATCH).held(setting, ids, after);
                decide(change, owner, decision, held.people());
                return held;
            });
            batch.people().stream().map(Person::id).forEach(decided::add);
            last = batch.last();
        }
        return decided;
    }

    /// Decides about everybody who is held now, in the background.
    public Job decideAll(Decision decision, Jobs jobs) {
        return scope.change(change -> {
            requireSetting(change);
            long held = store(change).countUntil(change.now());
            change.events().note(Audited.decision(decision.told(), setting, held));
            return jobs.add(
                    change, Job.Kind.HOLD_DECISION, HoldDecisionJob.argument(this, decision, change.now()), held);
        });
    }

    /// Decides about the next of those who were held at a moment.
    ///
    /// @return how many; empty when nobody is left, or the setting is gone
    OptionalInt batch(Decision decision, Instant asked) {
        return scope.change(change -> new SettingStore(change.transaction())
                .read(setting)
                .map(owner -> {
                    PeopleBatches.Batch held = new PeopleBatches(change.transaction(), BATCH).heldUntil(setting, asked);
                    decide(change, owner, decision, held.people());
                    return held.size();
                })
                .orElse(OptionalInt.empty()));
    }

    private static void decide(Change change, ScimSetting setting, Decision decision, List<Person> held) {
        for (Person person : held) {
            switch (decision) {
                case APPLY -> apply(change, setting, person);
                case DISCARD -> discard(change, person);
            }
        }
    }

    private static void apply(Change change, ScimSetting setting, Person person) {
        Status becomes = person.removal().becomes();
        new Removals(change, setting).note(person);
        Person after = PersonState.decided(person, becomes, change.now());
        new UserStore(change.transaction()).update(person, after);
        new AddressStore(change.transaction()).left(person, after);
        boolean deleted = becomes == Status.DELETED;
        change.events()
                .append(PersonEvents.of(deleted ? "user.deleted" : "user.updated", "H2", person, after, List.of()));
        if (deleted) {
            new Memberships(change).leaveAll(person.id());
        }
    }

    private static void discard(Change change, Person person) {
        Person after = PersonState.decided(person, person.status(), change.now());
        new UserStore(change.transaction()).update(person, after);
        change.events().append(PersonEvents.of("user.kept", "H2", person, after, List.of()));
    }

    private ScimSetting requireSetting(Change change) {
        return new SettingStore(change.transaction()).require(setting);
    }

    private HeldStore store(Change change) {
        return new HeldStore(change.transaction(), setting);
    }
}
