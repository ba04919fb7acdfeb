package dev.muster.scim.bulk;

import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.scim.ScimCaller;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Operations that refer to each other in a circle (RFC 7644 section 3.7.1). Each resource is made without what
/// is still to come and completed when all are there, in one transaction: a circle is stored whole or not at
/// all.
final class BulkCircle {

    private static final int ALL = -1;

    private final List<BulkOperation> operations;
    private final List<Integer> unit;
    private final Calls calls;
    private final Set<String> posts;
    private final Map<String, Made> before;
    private final Set<String> postponed;
    private int current = ALL;

    /// @param before what is made already
    /// @param postponed names of what could not be made now
    BulkCircle(BulkMessage message, List<Integer> unit, Calls calls, Map<String, Made> before, Set<String> postponed) {
        this.operations = message.operations();
        this.unit = unit;
        this.calls = calls;
        this.posts = message.names();
        this.before = Map.copyOf(before);
        this.postponed = Set.copyOf(postponed);
    }

    /// The answer to each operation. Where one fails, the others do too, since what they refer to is missing.
    Map<Integer, Response> answers(ScimCaller caller, Outcomes outcomes) {
        Map<Integer, Response> answers = new TreeMap<>();
        Response outcome = outcomes.of(() -> {
            answers.putAll(caller.together(this::run));
            return Response.empty(200);
        });
        if (Outcomes.isFailure(outcome)) {
            Response others = outcomes.refused(
                    new Refusal.Unresolved("This refers to others in a circle, and one of them failed"));
            boolean isOurs = Outcomes.isForNow(outcome); // not the fault of any one of them
            unit.forEach(index -> answers.put(index, isOurs || current == ALL || current == index ? outcome : others));
        }
        return answers;
    }

    private Map<Integer, Response> run(ScimCaller caller) {
        Map<String, Made> made = new HashMap<>(before);
        Set<Integer> incomplete = new TreeSet<>();
        Map<Integer, Response> answers = new TreeMap<>();
        for (int index : unit) {
            current = index;
            Names names = new Names(made, postponed, names(), posts);
            Response created = calls.answer(caller, call(index), names);
            answers.put(index, created);
            made.put(name(index), Made.by(created));
            if (names.hasLeftOut()) {
                incomplete.add(index);
            }
        }
        for (int index : incomplete) {
            current = index;
            answers.compute(index, (same, created) -> completed(caller, index, Objects.requireNonNull(created), made));
        }
        current = ALL;
        return answers;
    }

    private Response completed(ScimCaller caller, int index, Response created, Map<String, Made> made) {
        Names names = new Names(made, postponed, Set.of(), posts);
        Response completed = calls.completed(caller, call(index), Made.by(created), names);
        return created.with("ETag", Objects.requireNonNull(completed.headers().get("ETag")));
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        unit.forEach(index -> names.add(name(index)));
        return names;
    }

    private String name(int index) {
        return Objects.requireNonNull(operations.get(index).bulkId());
    }

    private BulkOperation.Call call(int index) {
        return (BulkOperation.Call) operations.get(index).work();
    }
}
