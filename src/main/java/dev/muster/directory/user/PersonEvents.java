package dev.muster.directory.user;

import dev.muster.activity.Event;
import dev.muster.setting.Projected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The events of a person's life. Before and after hold what changed: status, what is held, owner, resource
/// id, and field values by key.
final class PersonEvents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PersonEvents() {}

    /// @param kind `user.created`, `user.adopted`, `user.revived`, `user.updated`, `user.held`, `user.kept`,
    /// `user.deleted`
    /// @param before null when there was nobody
    static Event of(
            String kind,
            @Nullable String rule,
            @Nullable Person before,
            Person after,
            List<Projected.Problem> problems) {
        Map<String, JsonNode> was = before == null ? Map.of() : facts(before);
        Map<String, JsonNode> is = facts(after);
        ObjectNode old = JSON.objectNode();
        ObjectNode now = JSON.objectNode();
        TreeSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String name : names) {
            if (!Optional.ofNullable(was.get(name)).equals(Optional.ofNullable(is.get(name)))) {
                old.set(name, was.getOrDefault(name, JSON.nullNode()));
                now.set(name, is.getOrDefault(name, JSON.nullNode()));
            }
        }
        if (!problems.isEmpty()) {
            now.set("problems", problems(problems));
        }
        return new Event(kind, "user", after.id(), rule, before == null ? null : old, now);
    }

    /// What is left of a person who was erased: that it happened, and nothing else.
    static Event erased(UUID person) {
        return new Event("user.erased", "user", person, "L2", null, null);
    }

    private static Map<String, JsonNode> facts(Person person) {
        Map<String, JsonNode> facts = new HashMap<>();
        facts.put("status", JSON.stringNode(person.status().word()));
        facts.put("origin", JSON.stringNode(person.origin().word()));
        facts.put("version", JSON.numberNode(person.version()));
        if (person.held() != null) {
            facts.put("held", JSON.stringNode(person.held().becomes().word()));
        }
        if (person.settingId() != null) {
            facts.put("settingId", JSON.stringNode(person.settingId().toString()));
        }
        if (person.resource() != null) {
            facts.put("userName", JSON.stringNode(person.resource().identity().userName()));
            if (person.resource().id() != null) {
                facts.put("resourceId", JSON.stringNode(person.resource().id().toString()));
            }
            if (person.resource().identity().externalId() != null) {
                facts.put(
                        "externalId",
                        JSON.stringNode(person.resource().identity().externalId()));
            }
        }
        person.values().forEach((key, value) -> facts.put("fields." + key, value));
        return facts;
    }

    private static ArrayNode problems(List<Projected.Problem> problems) {
        ArrayNode array = JSON.arrayNode();
        problems.forEach(problem -> array.addObject()
                .put("rule", problem.rule())
                .put("field", problem.field())
                .put("message", problem.message()));
        return array;
    }
}
