package dev.muster.clients;

import dev.muster.testing.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request of a client, and what it must be answered.
record Step(JsonNode line) {

    private static final JsonMapper JSON = new JsonMapper();

    static Step of(String line) {
        return new Step(JSON.readTree(line));
    }

    /// The same with the variables filled in.
    Step filled(UnaryOperator<String> variables) {
        return of(variables.apply(line.toString()));
    }

    /// Begins with the number of the scenario.
    String name() {
        return line.path("step").asString();
    }

    String method() {
        return line.path("method").asString();
    }

    String path() {
        return line.path("path").asString();
    }

    Optional<String> body() {
        return line.path("body").isNull()
                ? Optional.empty()
                : Optional.of(line.path("body").toString());
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        line.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
        return headers;
    }

    Optional<String> save() {
        return line.path("save").asStringOpt();
    }

    boolean goesWith(Step other) {
        return line.has("parallel") && line.path("parallel").equals(other.line.path("parallel"));
    }

    /// Whether a variable is left that has no value.
    boolean namesTheUnknown() {
        return line.toString().contains("{{");
    }

    boolean allows(int status) {
        return line.path("expect").path("status").valueStream().anyMatch(allowed -> allowed.asInt() == status);
    }

    /// Everything in which the answer is not as it must be.
    List<String> differences(Answer answer) {
        List<String> differences = new ArrayList<>();
        JsonNode expected = line.path("expect");
        if (!allows(answer.status())) {
            differences.add("status " + answer.status() + " instead of " + expected.path("status"));
        }
        expected.path("json").forEachEntry((pointer, value) -> {
            if (!answer.at(pointer).equals(value)) {
                differences.add(pointer + " is " + answer.at(pointer) + " instead of " + value);
            }
        });
        expected.path("count").forEachEntry((pointer, size) -> {
            if (answer.at(pointer).size() != size.asInt()) {
                differences.add(pointer + " has " + answer.at(pointer).size() + " elements instead of " + size);
            }
        });
        expected.path("absent").forEach(pointer -> {
            JsonNode found = answer.at(pointer.asString());
            if (!found.isMissingNode() && !found.isNull()) {
                differences.add(pointer.asString() + " is " + found + " and should not be there");
            }
        });
        return differences;
    }

    @Override
    public String toString() {
        return "step \"" + name() + "\"\n  " + method() + " " + path() + "\n  "
                + body().orElse("(no body)") + "\nexpected\n  " + line.path("expect") + "\nas "
                + line.path("source").asString();
    }
}
