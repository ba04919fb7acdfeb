package dev.muster.scim.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds what needs each other in a circle: the strongly connected components of a graph, by Tarjan's
/// algorithm, which gives what is needed before what needs it.
final class Circles {

    private final List<Set<Integer>> needs;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Deque<Integer> path = new ArrayDeque<>();
    private final Set<Integer> onPath = new TreeSet<>();
    private final List<Set<Integer>> found = new ArrayList<>();

    private Circles(List<Set<Integer>> needs) {
        this.needs = needs;
    }

    /// The components; one that is no circle has one element.
    ///
    /// @param needs for each index, the indices that it needs
    static List<Set<Integer>> of(List<Set<Integer>> needs) {
        Circles circles = new Circles(needs);
        for (int index = 0; index < needs.size(); index++) {
            if (!circles.numbers.containsKey(index)) {
                circles.visit(index);
            }
        }
        return circles.found;
    }

    /// As deep as there are operations at most.
    private int visit(int index) {
        int number = numbers.size();
        int lowest = number;
        numbers.put(index, number);
        path.push(index);
        onPath.add(index);
        for (int needed : needs.get(index)) {
            Integer seen = numbers.get(needed);
            if (seen == null) {
                lowest = Math.min(lowest, visit(needed));
            } else if (onPath.contains(needed)) {
                lowest = Math.min(lowest, seen);
            }
        }
        if (lowest == number) {
            found.add(from(index));
        }
        return lowest;
    }

    private Set<Integer> from(int root) {
        Set<Integer> component = new TreeSet<>();
        while (onPath.contains(root)) {
            int index = path.pop();
            onPath.remove(index);
            component.add(index);
        }
        return component;
    }
}
