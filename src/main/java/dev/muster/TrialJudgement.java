package dev.muster;

import dev.muster.activity.Scope;
import dev.muster.console.trial.TrialReport;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.group.TargetGroups;
import dev.muster.directory.user.ExamplePeople;
import dev.muster.directory.user.Person;
import dev.muster.simulator.trial.Failure;
import dev.muster.simulator.trial.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a played life has come to: on the wire as its client saw it, and in the company as the rules made it.
record TrialJudgement(Scope scope, UUID setting) {

    private static final int SHOWN_PEOPLE = 8;

    /// To be asked before the examples are removed.
    TrialReport of(Outcome outcome) {
        List<Person> people = new ExamplePeople(scope, setting).living();
        Map<UUID, List<String>> groups = groups(people);
        return new TrialReport(
                outcome.requests(),
                outcome.duration().toSeconds(),
                count(outcome.expected()),
                count(outcome.found()),
                refusals(outcome.failures()),
                outcome.differences().stream()
                        .map(each -> new TrialReport.Difference(each.who(), each.what(), each.expected(), each.found()))
                        .toList(),
                tally(groups),
                people.stream()
                        .limit(SHOWN_PEOPLE)
                        .map(person -> example(person, groups))
                        .toList(),
                (int) people.stream().filter(person -> person.held() != null).count(),
                0,
                0);
    }

    private Map<UUID, List<String>> groups(List<Person> people) {
        Map<UUID, List<String>> names = new LinkedHashMap<>();
        new TargetGroups(scope)
                .groupsOf(people.stream().map(Person::id).toList())
                .forEach((person, groups) -> names.put(
                        person, groups.stream().map(TargetGroup.Reference::name).toList()));
        return names;
    }

    private static List<TrialReport.InGroup> tally(Map<UUID, List<String>> groups) {
        Map<String, Integer> tally = new TreeMap<>();
        groups.values().forEach(names -> names.forEach(name -> tally.merge(name, 1, Integer::sum)));
        return tally.entrySet().stream()
                .map(each -> new TrialReport.InGroup(each.getKey(), each.getValue()))
                .toList();
    }

    private static TrialReport.Example example(Person person, Map<UUID, List<String>> groups) {
        return new TrialReport.Example(
                person.name().orElse(""),
                person.email().orElse(""),
                person.status().word(),
                groups.getOrDefault(person.id(), List.of()));
    }

    private static TrialReport.Count count(Outcome.Count count) {
        return new TrialReport.Count(count.users(), count.active(), count.groups());
    }

    private static List<TrialReport.Refusal> refusals(List<Failure> failures) {
        List<TrialReport.Refusal> refusals = new ArrayList<>();
        Map<String, List<Failure>> alike = failures.stream()
                .collect(Collectors.groupingBy(
                        failure -> failure.what() + failure.request() + failure.status() + failure.reason(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        for (List<Failure> same : alike.values()) {
            Failure first = same.getFirst();
            String answer = first.request().isEmpty() ? "" : first.request() + ", " + first.status();
            refusals.add(new TrialReport.Refusal(first.what(), answer, first.reason(), first.who(), same.size()));
        }
        return refusals;
    }
}
