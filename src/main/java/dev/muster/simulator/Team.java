package dev.muster.simulator;

import java.util.List;

/// A group of the identity provider.
public record Team(String displayName, String externalId, List<Person> members) {

    public Team {
        members = List.copyOf(members);
    }
}
