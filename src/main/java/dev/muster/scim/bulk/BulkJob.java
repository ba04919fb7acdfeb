package dev.muster.scim.bulk;

import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.message.ScimError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// Runs the operations of one bulk, each in a transaction of its own. An error stays with its operation, until
/// there are as many as the client bears (RFC 7644 section 3.7.3).
final class BulkJob {

    private final ScimCaller caller;
    private final BulkMessage message;
    private final Calls calls;
    private final Outcomes outcomes;
    private final ResourceUrls urls;
    private final Map<String, Made> made = new HashMap<>();
    private final Set<String> postponed = new HashSet<>();
    private final Map<Integer, ObjectNode> results = new TreeMap<>();
    private int errors;

    BulkJob(ScimCaller caller, BulkMessage message, Calls calls, ResourceUrls urls) {
        this.caller = caller;
        this.message = message;
        this.calls = calls;
        this.outcomes = new Outcomes(new ScimError(), calls.whole().id());
        this.urls = urls;
    }

    /// The results of the operations that were processed, in the order of the request.
    List<ObjectNode> run() {
        for (BulkOrder.Unit unit : BulkOrder.of(message)) {
            if (errors >= message.mostErrors()) {
                break;
            }
            answers(unit).forEach(this::keep);
        }
        return List.copyOf(results.values());
    }

    private Map<Integer, Response> answers(BulkOrder.Unit unit) {
        if (unit.isCircle()) {
            return new BulkCircle(message, unit.indices(), calls, made, postponed).answers(caller, outcomes);
        }
        int index = unit.indices().getFirst();
        return Map.of(index, outcomes.of(() -> answer(message.operations().get(index))));
    }

    private Response answer(BulkOperation operation) {
        return switch (operation.work()) {
            case BulkOperation.Wrong(Refusal refusal) -> throw new Refused(refusal);
            case BulkOperation.Call call ->
                calls.answer(caller, call, new Names(made, postponed, Set.of(), message.names()));
        };
    }

    private void keep(int index, Response answer) {
        BulkOperation operation = message.operations().get(index);
        if (Outcomes.isFailure(answer)) {
            errors++;
            if (Outcomes.isForNow(answer) && operation.bulkId() != null) {
                postponed.add(operation.bulkId());
            }
        } else if (operation.isPost() && operation.bulkId() != null) {
            made.put(operation.bulkId(), Made.by(answer));
        }
        results.put(index, new BulkResult(operation, answer).json(urls, made));
    }
}
