package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.field.SentFields;
import dev.muster.setting.Projected;
import dev.muster.setting.ScimSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Newer rules for several people at once (rule R2), who are locked. Each step is a statement for all of them, for
/// a job may have a million to do.
final class ProjectionBatch {

    private final Change change;
    private final ScimSetting setting;
    private final UserStore users;
    private final AddressStore addresses;
    private final PersonProjection projection;

    ProjectionBatch(Change change, ScimSetting setting) {
        this.change = change;
        this.setting = setting;
        this.users = new UserStore(change.transaction());
        this.addresses = new AddressStore(change.transaction());
        this.projection = PersonProjection.of(change, setting);
    }

    /// A person as the rules have it.
    ///
    /// @param resourced the person with its resource in the form of the company's fields
    private record Read(Person before, Person resourced, Projected projected, Map<String, JsonNode> values) {

        boolean isSettled() {
            return resourced.version() != before.version();
        }

        /// The key of an address that the person does not have yet.
        Optional<String> newAddress() {
            Optional<String> key = AddressStore.key(values);
            return key.equals(AddressStore.key(before)) ? Optional.empty() : key;
        }

        /// @param taken addresses that people of other settings have
        boolean keeps(Set<String> taken) {
            return newAddress().filter(taken::contains).isPresent();
        }

        /// The address that the rules give belongs to another setting's person.
        Read keepingAddress() {
            List<Projected.Problem> problems = new ArrayList<>(projected.problems());
            problems.add(PersonProjection.addressTaken(projected));
            return new Read(
                    before,
                    resourced,
                    new Projected(projected.values(), projected.groupName(), problems),
                    PersonProjection.keepingAddress(before.values(), values));
        }
    }

    /// @param after the person as it is stored from now on
    private record Step(Read read, Person after) {

        boolean changesValues() {
            return !after.values().equals(read.before().values());
        }
    }

    void apply(List<Person> people) {
        List<Step> steps = claimed(people.stream().map(this::read).toList()).stream()
                .map(read -> new Step(read, after(read)))
                .toList();
        save(steps);
        addresses.left(steps.stream()
                .map(step -> new FormerValues.Step(step.read().before(), step.after()))
                .toList());
        projection.settleGroups(steps.stream()
                .map(step -> new PersonProjection.Made(step.after(), step.read().projected()))
                .toList());
        change.events()
                .append(steps.stream().flatMap(step -> told(step).stream()).toList());
    }

    /// The resource stays as it is, but for what was sent for a field before there was one (rule F6).
    private Read read(Person person) {
        SentFields sent = projection.settle(person.scim().json());
        boolean settled = !sent.resource().equals(person.scim().json());
        Projected projected = projection.project(sent);
        return new Read(
                person,
                settled ? PersonState.settled(person, sent.resource(), change.now()) : person,
                projected,
                projection.values(projected, person.own()));
    }

    /// No edit of rules takes an address from another setting's person (rule L6).
    private List<Read> claimed(List<Read> reads) {
        Set<String> wanted =
                reads.stream().flatMap(read -> read.newAddress().stream()).collect(Collectors.toSet());
        addresses.lock(reads.stream()
                .filter(read -> !AddressStore.key(read.values()).equals(AddressStore.key(read.before())))
                .flatMap(read -> Stream.of(AddressStore.key(read.values()), AddressStore.key(read.before())))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
        Set<String> taken = addresses.ofOtherSettings(wanted, setting.id());
        list(reads, taken);
        return reads.stream()
                .map(read -> read.keeps(taken) ? read.keepingAddress() : read)
                .toList();
    }

    /// Who keeps an address is among the conflicts of the setting, and nobody else any more.
    private void list(List<Read> reads, Set<String> taken) {
        KeptAddresses kept = new KeptAddresses(change.transaction(), setting.id());
        kept.forget(reads.stream().map(read -> read.before().id()).toList());
        List<KeptAddresses.Kept> people = reads.stream()
                .filter(read -> read.keeps(taken))
                .map(read -> new KeptAddresses.Kept(
                        read.before().id(),
                        read.resourced().scim().json(),
                        read.newAddress().orElseThrow()))
                .toList();
        if (!people.isEmpty()) {
            kept.list(change, people);
        }
    }

    private Person after(Read read) {
        return PersonState.projectedAgain(read.resourced(), setting.rulesVersion(), read.values(), change.now());
    }

    private void save(List<Step> steps) {
        List<Person> projected = new ArrayList<>();
        List<UUID> unchanged = new ArrayList<>();
        for (Step step : steps) {
            if (step.read().isSettled()) {
                users.update(step.read().before(), step.after());
            } else if (step.changesValues()) {
                projected.add(step.after());
            } else {
                unchanged.add(step.after().id());
            }
        }
        users.updateProjected(projected);
        users.updateRulesVersion(unchanged, setting.rulesVersion());
    }

    private static Optional<Event> told(Step step) {
        List<Projected.Problem> problems = step.read().projected().problems();
        boolean keepsAddress =
                problems.stream().anyMatch(problem -> problem.rule().equals("L6"));
        return step.read().isSettled() || step.changesValues() || keepsAddress
                ? Optional.of(PersonEvents.of("user.updated", "R2", step.read().before(), step.after(), problems))
                : Optional.empty();
    }
}
