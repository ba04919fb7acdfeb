package dev.muster.simulator;

import java.util.List;

/// What an identity provider has in store: people, and groups of them.
public record Organisation(List<Person> people, List<Team> teams) {

    public Organisation {
        people = List.copyOf(people);
        teams = List.copyOf(teams);
    }

    public int memberships() {
        return teams.stream().mapToInt(team -> team.members().size()).sum();
    }
}
