package dev.muster.simulator.trial;

import dev.muster.simulator.Organisation;
import dev.muster.simulator.Person;
import dev.muster.simulator.Population;
import dev.muster.simulator.Team;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The people and groups with whom a life begins, all of them bearing the run's marker, and those who are hired
/// later.
///
/// @param accounts the first of them manage the others
/// @param managers how many of the accounts are somebody's manager
record Founding(List<Account> accounts, List<Account> hires, List<Group> groups, int managers) {

    private static final int REPORTS = 7;
    private static final int WITHOUT_PHONE = 5;

    Founding {
        accounts = List.copyOf(accounts);
        hires = List.copyOf(hires);
        groups = List.copyOf(groups);
    }

    static Founding of(Plan plan, int hires) {
        int everybody = plan.people() + hires;
        Organisation made = Population.of(plan.seed(), everybody, plan.groups(), plan.domain());
        List<Account> accounts = IntStream.range(0, everybody)
                .mapToObj(number -> account(plan, number, made.people().get(number)))
                .toList();
        List<Group> groups = IntStream.range(0, plan.groups())
                .mapToObj(number -> group(plan, number, made))
                .toList();
        return new Founding(
                accounts.subList(0, plan.people()),
                accounts.subList(plan.people(), everybody),
                groups,
                (plan.people() - 2) / REPORTS + 1);
    }

    private static Account account(Plan plan, int number, Person made) {
        Person person = new Person(
                made.userName(),
                externalId(plan, number),
                made.givenName(),
                made.familyName(),
                made.title(),
                made.departmentOrNull(),
                made.country(),
                number % WITHOUT_PHONE == WITHOUT_PHONE - 1 ? "" : made.phoneNumber(),
                true);
        return new Account(person, manager(plan, number));
    }

    private static @Nullable String manager(Plan plan, int number) {
        if (number == 0 || !plan.provider().sendsManagers()) {
            return null;
        }
        return externalId(plan, number < plan.people() ? (number - 1) / REPORTS : 0);
    }

    private static String externalId(Plan plan, int number) {
        return plan.marker() + "-" + number;
    }

    private static Group group(Plan plan, int number, Organisation made) {
        Team team = made.teams().get(number);
        SequencedSet<String> members = new LinkedHashSet<>();
        for (int person = 0; person < plan.people(); person++) {
            if (team.members().contains(made.people().get(person))) {
                members.add(externalId(plan, person));
            }
        }
        String name = team.displayName() + " (" + plan.marker() + ")";
        return new Group(plan.marker() + "-group-" + number, name, members);
    }
}
