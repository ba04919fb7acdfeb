package dev.muster.scim.bulk;

import dev.muster.fuzz.Fuzzed;
import dev.muster.fuzz.Invariant;
import dev.muster.fuzz.Lines;
import dev.muster.refusal.Refused;
import dev.muster.scim.ResourceEndpoint;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.group.GroupEndpoint;
import dev.muster.scim.message.JsonBody;
import dev.muster.scim.user.UserEndpoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Every operation of a bulk runs once, and after the POSTs that it refers to unless they wait for it
/// themselves; references are replaced in a copy.
///
/// A line is `method|path|bulkId|data`, with the data as JSON.
public final class BulkTarget implements Fuzzed {

    private static final ResourceUrls URLS = ResourceUrls.under("https://muster.example");
    private static final List<ResourceEndpoint> ENDPOINTS = List.of(new UserEndpoint(URLS), new GroupEndpoint(URLS));

    @Override
    public void read(byte[] input) {
        ObjectNode body = JsonBody.read(
                Lines.body(
                        input,
                        operations ->
                                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                                        + operations + "]}",
                        BulkTarget::operation),
                null);
        ObjectNode before = body.deepCopy();
        BulkMessage message = BulkMessage.read(body, ENDPOINTS);
        checkOrder(message);
        message.operations().forEach(operation -> resolve(message, operation));
        Invariant.same(before, body);
    }

    private static String operation(String line) {
        String[] words = line.split("\\|", 4);
        StringBuilder json = new StringBuilder("{\"method\":" + Lines.quoted(words[0]));
        if (words.length > 1) {
            json.append(",\"path\":").append(Lines.quoted(words[1]));
        }
        if (words.length > 2 && !words[2].isEmpty()) {
            json.append(",\"bulkId\":").append(Lines.quoted(words[2]));
        }
        if (words.length > 3 && !words[3].isEmpty()) {
            json.append(",\"data\":").append(words[3]);
        }
        return json.append('}').toString();
    }

    private static void checkOrder(BulkMessage message) {
        Map<String, Integer> posts = new HashMap<>();
        for (int index = 0; index < message.operations().size(); index++) {
            BulkOperation operation = message.operations().get(index);
            if (operation.isPost()) {
                posts.put(Objects.requireNonNull(operation.bulkId()), index);
            }
        }
        Set<Integer> done = new HashSet<>();
        for (BulkOrder.Unit unit : BulkOrder.of(message)) {
            for (int index : unit.indices()) {
                Invariant.holds(done.add(index), "an operation runs once");
            }
            for (int index : unit.indices()) {
                message.operations()
                        .get(index)
                        .names(posts.keySet())
                        .forEach(name -> Invariant.holds(
                                done.contains(posts.get(name)), "what is referred to is made before, or at once"));
            }
        }
        Invariant.same(message.operations().size(), done.size());
    }

    private static void resolve(BulkMessage message, BulkOperation operation) {
        if (!(operation.work() instanceof BulkOperation.Call call)) {
            return;
        }
        Map<String, Made> made = new HashMap<>();
        message.names().forEach(name -> made.put(name, new Made("1", "https://muster.example/scim/v2/Users/1")));
        try {
            Names names = new Names(made, Set.of(), Set.of(), message.names());
            String id = call.id(names);
            ObjectNode data = call.data(names);
            Invariant.same(id == null, call.id() == null);
            Invariant.same(data == null, call.data() == null);
            Invariant.holds(!names.hasLeftOut(), "nothing is left out when all is made");
        } catch (Refused refused) {
            // it refers to what the bulk does not make
        }
    }
}
