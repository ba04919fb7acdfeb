package dev.muster.directory.query;

import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.DateTime;
import dev.muster.schema.FoldedResource;
import dev.muster.schema.ResourceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The order of RFC 7644 section 3.4.2.3, computed from what clients sent, with nothing of the database in it.
record SortedUsers(AttributePath path, boolean descending) {

    /// What a resource is sorted by: false and true, numbers, text, one after the other.
    private record Key(int rank, BigDecimal number, List<Integer> text) implements Comparable<Key> {

        static Key of(boolean value) {
            return new Key(0, value ? BigDecimal.ONE : BigDecimal.ZERO, List.of());
        }

        static Key of(BigDecimal value) {
            return new Key(1, value, List.of());
        }

        static Key of(String value) {
            return new Key(
                    2, BigDecimal.ZERO, value.codePoints().limit(256).boxed().toList());
        }

        @Override
        public int compareTo(Key other) {
            if (rank != other.rank) {
                return Integer.compare(rank, other.rank);
            }
            int numbers = number.compareTo(other.number);
            return numbers != 0 ? numbers : compare(text, other.text);
        }

        private static int compare(List<Integer> one, List<Integer> other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                if (!one.get(i).equals(other.get(i))) {
                    return Integer.compare(one.get(i), other.get(i));
                }
            }
            return Integer.compare(one.size(), other.size());
        }
    }

    private record Sorted(Optional<Key> key, String id) {}

    List<String> of(Collection<ObjectNode> users) {
        Comparator<Key> direction = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<Optional<Key>> unassignedLast = Comparator.comparing(Optional::isEmpty);
        return users.stream()
                .map(user -> new Sorted(key(user), user.path("id").stringValue()))
                .sorted(Comparator.comparing(Sorted::key, descending ? unassignedLast.reversed() : unassignedLast)
                        .thenComparing(sorted -> sorted.key().orElse(Key.of(false)), direction)
                        .thenComparing(Sorted::id))
                .map(Sorted::id)
                .toList();
    }

    private Optional<Key> key(ObjectNode user) {
        JsonNode holder = path.extension() == null ? user : named(user, path.extension());
        List<Key> keys = new ArrayList<>();
        List<Key> primary = new ArrayList<>();
        for (JsonNode element : elements(named(holder, path.attribute().name()))) {
            JsonNode value = path.subAttribute() == null
                    ? element
                    : named(element, path.subAttribute().name());
            value(value).ifPresent(key -> {
                keys.add(key);
                if (element.path("primary").asBoolean(false)) {
                    primary.add(key);
                }
            });
        }
        return primary.isEmpty() ? keys.stream().findFirst() : Optional.of(primary.getFirst());
    }

    private static List<JsonNode> elements(JsonNode value) {
        List<JsonNode> elements = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(elements::add);
        } else if (!value.isMissingNode()) {
            elements.add(value);
        }
        return elements;
    }

    private Optional<Key> value(JsonNode value) {
        Attribute attribute = path.leaf();
        if (attribute.type() == Attribute.Type.DATE_TIME) {
            return value.isString() ? DateTime.epochSeconds(value.stringValue()).map(Key::of) : Optional.empty();
        }
        if (value.isString()) {
            // Ids of ours are sorted as they are written.
            boolean isCommon = ResourceType.COMMON.contains(attribute);
            return Optional.of(Key.of(
                    isCommon && attribute.caseExact()
                            ? value.stringValue()
                            : FoldedResource.text(attribute, value.stringValue())));
        }
        if (value.isBoolean()) {
            return Optional.of(Key.of(value.booleanValue()));
        }
        return value.isNumber() ? Optional.of(Key.of(value.decimalValue())) : Optional.empty();
    }

    private static JsonNode named(JsonNode holder, String name) {
        for (Map.Entry<String, JsonNode> member : holder.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }
}
