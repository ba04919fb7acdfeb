package dev.muster.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes up plausible people and groups. The same seed makes the same organisation.
///
/// A few people are as they are in real directories: without a department, with one spelled in another case, or
/// switched off.
public final class Population {

    private static final List<String> DEPARTMENTS = List.of(
            "Sales",
            "Sales",
            "Sales",
            "Engineering",
            "Engineering",
            "Engineering",
            "Marketing",
            "Customer Success",
            "Finance",
            "Human Resources",
            "Legal & Compliance",
            "IT/Security",
            "Research & Development",
            "Qualité",
            "People's Office",
            "営業部");
    private static final List<String> TITLES = List.of(
            "Analyst", "Engineer", "Account Manager", "Team Lead", "Director", "Consultant", "Specialist", "Assistant");
    private static final List<String> COUNTRIES =
            List.of("NL", "NL", "GB", "DE", "FR", "PL", "GR", "UA", "JP", "CN", "KR", "AE", "IL", "IN", "BR", "US");
    private static final List<String> TEAMS = List.of(
            "All Amsterdam",
            "All London",
            "All Tokyo",
            "VPN Users",
            "Laptop - Mac",
            "Laptop - Windows",
            "M365 E3",
            "M365 E5",
            "Salesforce Users",
            "GitHub Users",
            "On-call",
            "Fire Wardens",
            "Works Council",
            "New Joiners",
            "Managers",
            "Project Aurora",
            "Project Ampère",
            "Book Club 📚",
            "R&D \"Blue\"",
            "Pilot Ring 0");
    private static final int TEAMS_OF_A_PERSON = 2;

    /// The first spelling of a department becomes the group's name, and most directories begin well.
    private static final int PLAINLY_SPELLED = 50;

    private final RandomGenerator random;
    private final String domain;
    private final Set<String> logins = new HashSet<>();

    private Population(long seed, String domain) {
        this.random = new Random(seed);
        this.domain = domain;
    }

    /// @param domain of the people's addresses; use one that is reserved for examples (RFC 2606 section 2)
    public static Organisation of(long seed, int people, int teams, String domain) {
        Population population = new Population(seed, domain);
        List<Person> everybody = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            everybody.add(population.person(i));
        }
        return new Organisation(everybody, population.teams(teams, everybody));
    }

    private Person person(int number) {
        Names.Name name = Names.draw(random);
        String login = login(name);
        return new Person(
                login + "@" + domain,
                id().toString(),
                name.given().written(),
                name.family().written(),
                Names.one(TITLES, random),
                department(number),
                Names.one(COUNTRIES, random),
                "+31 20 555 " + (1000 + number),
                random.nextInt(100) >= 3);
    }

    private String login(Names.Name name) {
        String plain = name.given().latin() + "." + name.family().latin();
        String login = plain;
        for (int again = 2; !logins.add(login); again++) {
            login = plain + again;
        }
        return login;
    }

    private @Nullable String department(int number) {
        int draw = random.nextInt(100);
        if (draw < 6) {
            return null;
        }
        String department = Names.one(DEPARTMENTS, random);
        if (number < PLAINLY_SPELLED) {
            return department;
        }
        if (draw < 9) {
            return department.toUpperCase(Locale.ROOT);
        }
        return draw < 11 ? department + " " : department;
    }

    private List<Team> teams(int count, List<Person> everybody) {
        List<List<Person>> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(new ArrayList<>());
        }
        for (Person person : everybody) {
            random.ints(0, count)
                    .distinct()
                    .limit(Math.min(TEAMS_OF_A_PERSON, count))
                    .forEach(team -> members.get(team).add(person));
        }
        List<Team> teams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            teams.add(new Team(teamName(i), id().toString(), members.get(i)));
        }
        return teams;
    }

    private static String teamName(int number) {
        String name = TEAMS.get(number % TEAMS.size());
        return number < TEAMS.size() ? name : name + " " + (number / TEAMS.size() + 1);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
