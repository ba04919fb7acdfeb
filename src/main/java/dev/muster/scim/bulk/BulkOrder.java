package dev.muster.scim.bulk;

import dev.muster.http.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// In which order the operations of a bulk run: as sent, except that a POST is brought forward to the first
/// operation that refers to it. Operations that refer to each other in a circle come as one unit.
final class BulkOrder {

    private final List<BulkOperation> operations;
    private final List<Set<Integer>> needs;
    private final Set<Integer> placed = new HashSet<>();
    private final List<Unit> units = new ArrayList<>();

    private BulkOrder(List<BulkOperation> operations, List<Set<Integer>> needs) {
        this.operations = operations;
        this.needs = needs;
    }

    /// What runs at a time.
    ///
    /// @param indices in the order sent
    record Unit(List<Integer> indices, boolean isCircle) {
        Unit {
            indices = List.copyOf(indices);
        }
    }

    static List<Unit> of(BulkMessage message) {
        BulkOrder order = new BulkOrder(message.operations(), needs(message));
        Circles.of(order.needs).forEach(order::place);
        return order.units;
    }

    /// For each operation, the POSTs that it refers to.
    private static List<Set<Integer>> needs(BulkMessage message) {
        Map<String, Integer> posts = new HashMap<>();
        List<Set<Integer>> needs = new ArrayList<>();
        for (BulkOperation operation : message.operations()) {
            if (operation.isPost() && operation.bulkId() != null) {
                posts.put(operation.bulkId(), needs.size());
            }
            needs.add(new TreeSet<>());
        }
        for (int index = 0; index < needs.size(); index++) {
            for (String name : message.operations().get(index).names(posts.keySet())) {
                needs.get(index).add(Objects.requireNonNull(posts.get(name)));
            }
        }
        return needs;
    }

    private void place(Set<Integer> unit) {
        if (!placed.containsAll(unit)) {
            unit.forEach(this::placeWhatStoodBefore);
            int first = unit.iterator().next();
            add(new Unit(List.copyOf(unit), unit.size() > 1 || needs.get(first).contains(first)));
        }
    }

    /// A POST that is brought forward must not clash with a name that the operations before it give up, nor take
    /// one that a POST before it would have had: those of its type go before it, unless they wait for something
    /// themselves.
    private void placeWhatStoodBefore(int post) {
        List<BulkOperation.Call> waiting = new ArrayList<>();
        for (int index = 0; index < post; index++) {
            if (!placed.contains(index) && operations.get(index).work() instanceof BulkOperation.Call call) {
                boolean mayGo = call.isOfTheSameTypeAs(operations.get(post))
                        && placed.containsAll(needs.get(index))
                        && waiting.stream().noneMatch(other -> keepsBehind(other, call));
                if (mayGo) {
                    add(new Unit(List.of(index), false));
                } else {
                    waiting.add(call);
                }
            }
        }
    }

    private static boolean keepsBehind(BulkOperation.Call waiting, BulkOperation.Call call) {
        return call.isAboutTheSameAs(waiting)
                || (call.method() == Method.POST && waiting.method() == Method.POST && call.isOfTheSameTypeAs(waiting));
    }

    private void add(Unit unit) {
        placed.addAll(unit.indices());
        units.add(unit);
    }
}
