package dev.muster.verify;

import dev.muster.verify.FaultyServer.Answered;
import dev.muster.verify.FaultyServer.Asked;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One way in which a server can be wrong.
record Fault(String name, UnaryOperator<Asked> request, BiFunction<Asked, Answered, Answered> answer) {

    private static final JsonMapper JSON = new JsonMapper();

    /// What the proxy stands before.
    interface Behind {
        Answered answers(Asked asked) throws IOException, InterruptedException;
    }

    Answered distorted(Asked asked, Behind behind) throws IOException, InterruptedException {
        return answer.apply(asked, behind.answers(request.apply(asked)));
    }

    static Fault in(String name, UnaryOperator<Asked> request) {
        return new Fault(name, request, (asked, answered) -> answered);
    }

    static Fault out(String name, BiFunction<Asked, Answered, Answered> answer) {
        return new Fault(name, asked -> asked, answer);
    }

    static Fault status(String name, int right, int wrong) {
        return out(name, (asked, answered) -> answered.status() == right ? answered.status(wrong) : answered);
    }

    static Fault header(String name, String header, String wrong) {
        return out(name, (asked, answered) -> answered.header(header, wrong));
    }

    /// A parameter of lists and reads, in the address and in searches, is not looked at.
    static Fault deaf(String name, String... parameters) {
        List<String> dropped = List.of(parameters);
        return in(name, asked -> {
            String[] parts = asked.path().split("\\?", 2);
            String query = parts.length < 2
                    ? ""
                    : Arrays.stream(parts[1].split("&", -1))
                            .filter(each -> !dropped.contains(each.split("=", 2)[0]))
                            .collect(Collectors.joining("&"));
            String body = asked.path().contains("/.search")
                    ? edited(asked.body(), json -> json.remove(dropped))
                    : asked.body();
            return new Asked(asked.method(), parts[0] + (query.isEmpty() ? "" : "?" + query), asked.headers(), body);
        });
    }

    /// A method is taken for another.
    static Fault taken(String name, String method, String as) {
        return new Fault(
                name,
                asked -> asked.method().equals(method) ? new Asked(as, asked.path(), asked.headers(), "") : asked,
                (asked, answered) -> answered);
    }

    static Fault sent(String name, UnaryOperator<String> body) {
        return in(name, asked -> new Asked(asked.method(), asked.path(), asked.headers(), body.apply(asked.body())));
    }

    static Fault unheard(String name, String header) {
        return in(name, asked -> {
            var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(asked.headers());
            headers.remove(header);
            return new Asked(asked.method(), asked.path(), headers, asked.body());
        });
    }

    /// Every resource is answered wrong: alone, and in lists.
    static Fault resource(String name, Consumer<ObjectNode> edit) {
        return json(name, "/(Users|Groups|\\.search).*", whole -> {
            if (whole.path("Resources").isArray()) {
                whole.path("Resources").forEach(each -> edit.accept((ObjectNode) each));
            } else if (!whole.path("schemas").toString().contains(":messages:")) {
                edit.accept(whole);
            }
        });
    }

    /// Every message that is no resource, or whatever comes from certain addresses, is answered wrong.
    static Fault json(String name, String path, Consumer<ObjectNode> edit) {
        return out(
                name,
                (asked, answered) ->
                        asked.path().matches(path) ? answered.body(edited(answered.body(), edit)) : answered);
    }

    /// Every attribute of every published schema is wrong.
    static Fault attribute(String name, Consumer<ObjectNode> edit) {
        return json(
                name,
                "/Schemas.*",
                whole -> whole.path("Resources")
                        .forEach(schema -> schema.path("attributes").forEach(each -> edit.accept((ObjectNode) each))));
    }

    static String edited(String body, Consumer<ObjectNode> edit) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                edit.accept(object);
                return object.toString();
            }
            return body;
        } catch (JacksonException e) {
            return body;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
