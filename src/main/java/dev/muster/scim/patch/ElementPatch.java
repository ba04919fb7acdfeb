package dev.muster.scim.patch;

import dev.muster.filter.Filter;
import dev.muster.filter.Matcher;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.Elements;
import dev.muster.scim.patch.Operation.ElementChange;
import dev.muster.setting.Habit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes the elements that a value filter selects, or makes one where that is what the operation means.
record ElementPatch(Operation.Change change, Habits habits) {

    void apply(ObjectNode resource) {
        ArrayNode elements = Place.elements(resource, change.path());
        Elements result = new Elements(change.path().attribute());
        List<JsonNode> touched = new ArrayList<>();
        boolean matched = false;
        for (JsonNode element : elements) {
            if (!matches(change.which(), element)) {
                result.add(element);
                continue;
            }
            matched = true;
            JsonNode changed = changed(element);
            if (changed != null) {
                touched.add(result.add(changed));
            }
        }
        if (!matched) {
            created().ifPresent(element -> touched.add(result.add(element)));
        }
        if (!matched && touched.isEmpty() && !elements.isEmpty()) {
            return;
        }
        put(resource, result.settled(touched, change.path().toString()));
    }

    private void put(ObjectNode resource, ArrayNode result) {
        if (result.isEmpty()) {
            Place.clear(resource, change.path());
        } else {
            Place.set(resource, change.path(), result);
        }
    }

    private boolean matches(@Nullable Filter filter, JsonNode element) {
        return filter == null || Matcher.matchesElement(filter, change.path().attribute(), element);
    }

    private @Nullable JsonNode changed(JsonNode element) {
        return switch (change.change()) {
            case ElementChange.Merge(ObjectNode partial) -> merged(element, partial);
            case ElementChange.Become(JsonNode other) -> other.deepCopy();
            case ElementChange.Drop() -> null;
        };
    }

    private static @Nullable JsonNode merged(JsonNode element, ObjectNode partial) {
        ObjectNode merged = element instanceof ObjectNode object ? object : Json.NODES.objectNode();
        for (Map.Entry<String, JsonNode> part : partial.properties()) {
            String name = Place.spelled(merged, part.getKey());
            if (part.getValue().isNull()) {
                merged.remove(name);
            } else {
                merged.set(name, part.getValue());
            }
        }
        return merged.isEmpty() ? null : merged;
    }

    private Optional<JsonNode> created() {
        return switch (change.withoutMatch()) {
            case DONE -> Optional.empty();
            case REFUSE -> throw noTarget();
            case CREATE -> made();
            case CREATE_BY_HABIT -> madeByHabit();
        };
    }

    private Optional<JsonNode> madeByHabit() {
        if (!habits.understand(Habit.REPLACE_CREATES)) {
            throw noTarget();
        }
        return made();
    }

    /// Nothing is made to hold nothing.
    private Optional<JsonNode> made() {
        return clears() ? Optional.empty() : Optional.ofNullable(changed(described()));
    }

    private boolean clears() {
        return switch (change.change()) {
            case ElementChange.Merge(ObjectNode partial) ->
                partial.valueStream().allMatch(JsonNode::isNull);
            case ElementChange.Become _ -> false;
            case ElementChange.Drop() -> true;
        };
    }

    /// `emails[type eq "work"].value` without a work address makes one: the filter says what it is beside its
    /// value.
    private ObjectNode described() {
        return Filters.equalities(change.which()).orElseThrow(this::noTarget);
    }

    private Refused noTarget() {
        return new Refused(new Refusal.NoTarget("No element of %s matches the filter".formatted(change.path())));
    }
}
