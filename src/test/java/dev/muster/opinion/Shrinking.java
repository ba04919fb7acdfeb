package dev.muster.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a case that fails smaller, as long as it still fails, so that a person can read it.
final class Shrinking {

    private Shrinking() {}

    static Condition condition(Condition condition, Predicate<Condition> stillFails) {
        Optional<Condition> simpler = condition.simpler().filter(stillFails).findFirst();
        return simpler.map(found -> condition(found, stillFails)).orElse(condition);
    }

    /// Takes away members and elements, at every depth.
    static ObjectNode resource(ObjectNode resource, Predicate<ObjectNode> stillFails) {
        for (ObjectNode less : less(resource)) {
            if (stillFails.test(less)) {
                return resource(less, stillFails);
            }
        }
        return resource;
    }

    static <T> List<T> list(List<T> all, Predicate<List<T>> stillFails) {
        for (int at = 0; at < all.size(); at++) {
            List<T> less = new ArrayList<>(all);
            less.remove(at);
            if (stillFails.test(less)) {
                return list(less, stillFails);
            }
        }
        return all;
    }

    private static List<ObjectNode> less(ObjectNode object) {
        List<ObjectNode> all = new ArrayList<>();
        for (String name : object.propertyNames()) {
            ObjectNode without = object.deepCopy();
            without.remove(name);
            all.add(without);
        }
        for (String name : object.propertyNames()) {
            for (JsonNode inner : lessWithin(object.path(name))) {
                ObjectNode with = object.deepCopy();
                with.set(name, inner);
                all.add(with);
            }
        }
        return all;
    }

    private static List<? extends JsonNode> lessWithin(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> less(object);
            case ArrayNode array -> less(array);
            default -> List.of();
        };
    }

    private static List<ArrayNode> less(ArrayNode array) {
        List<ArrayNode> all = new ArrayList<>();
        for (int at = 0; at < array.size(); at++) {
            ArrayNode without = array.deepCopy();
            without.remove(at);
            all.add(without);
            for (JsonNode inner : lessWithin(array.get(at))) {
                ArrayNode with = array.deepCopy();
                with.set(at, inner);
                all.add(with);
            }
        }
        return all;
    }
}
