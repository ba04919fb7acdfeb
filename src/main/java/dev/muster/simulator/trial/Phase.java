package dev.muster.simulator.trial;

import java.util.List;

/// What happens between two points of a life. The steps of a phase touch different users and groups, so a client
/// may carry several at once.
record Phase(String name, List<Step> steps) {

    Phase {
        steps = List.copyOf(steps);
    }
}
