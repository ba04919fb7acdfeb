package dev.muster.reliability;

import dev.muster.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Several intents in one request. What its answer does not settle is left open, to be asked for one by one.
final class Bulk {

    private static final JsonMapper JSON = new JsonMapper();

    private record Operation(Line line, Intent intent) {}

    private final List<Operation> operations = new ArrayList<>();
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    Bulk() {
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkRequest");
        body.putArray("Operations");
    }

    void add(Line line, Intent intent) {
        String data = intent.body().get();
        add(line, intent, data.isEmpty() ? JsonNodeFactory.instance.missingNode() : JSON.readTree(data));
    }

    /// @param data the body of the operation, where it differs from that of the request alone
    void add(Line line, Intent intent, JsonNode data) {
        ObjectNode operation = body.withArray("/Operations").addObject();
        operation.put("method", intent.method()).put("path", intent.path());
        if (intent.creates()) {
            operation.put("bulkId", line.name());
        }
        if (data.isObject()) {
            operation.set("data", data);
        }
        operations.add(new Operation(line, intent));
    }

    void send(Client client) {
        operations.forEach(operation -> operation.line().asks(operation.intent()));
        Optional<Answer> answer = client.ask("POST", "/Bulk", body.toString());
        answer.ifPresent(told -> {
            for (int i = 0; i < operations.size(); i++) {
                Operation operation = operations.get(i);
                client.hears(operation.line(), operation.intent(), told.at("/Operations/" + i));
            }
        });
    }
}
