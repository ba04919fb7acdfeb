package dev.muster.simulator.trial;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/// A group of the played directory.
///
/// @param members externalIds of accounts, in the order in which they came
record Group(String externalId, String displayName, SequencedSet<String> members) {

    Group {
        members = new LinkedHashSet<>(members);
    }

    Group named(String newName) {
        return new Group(externalId, newName, members);
    }

    Group with(String member) {
        SequencedSet<String> more = new LinkedHashSet<>(members);
        more.add(member);
        return new Group(externalId, displayName, more);
    }

    Group without(Set<String> leaving) {
        SequencedSet<String> fewer = new LinkedHashSet<>(members);
        fewer.removeAll(leaving);
        return new Group(externalId, displayName, fewer);
    }
}
