package dev.muster.opinion;

import dev.muster.opinion.Change.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where the other implementation applies an operation in another way, and we keep to ours: what has to be said to it
/// instead, so that it does the same. In this order; reasons and examples stand in docs/second-opinion.md.
enum PatchDifference {
    /// It knows no schema, and refuses nothing for its sake.
    NO_SCHEMA_IN_PATCH,
    /// It looks for the core schema's URN as if it were an extension's.
    CORE_URN_IN_PATH,
    /// Without a path it merges the value as a document; to us each member is an operation by its own path.
    MEMBERS_ARE_PATHS,
    /// It takes the last part of an extension's URN for an attribute.
    WHOLE_EXTENSION_IN_PATH,
    /// One object alone becomes the value of a multi-valued attribute.
    ONE_OBJECT,
    /// It refuses null, or passes over it; to us it unassigns.
    NOTHING_UNASSIGNS,
    /// It knows `add` with a filter only as one `eq`, for one part, which one element at most may lack.
    ADD_WITH_FILTER,
    /// It merges even a value that is a whole element.
    WHOLE_ELEMENT,
    /// It makes an object of a part of elements that do not exist.
    PART_WITHOUT_ELEMENT,
    /// It leaves several elements primary.
    ONE_PRIMARY;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The operation in words that do the same with the other implementation; itself when they need not differ.
    List<Change> instead(Change change, ObjectNode resource) {
        return switch (this) {
            case NO_SCHEMA_IN_PATCH, ONE_PRIMARY -> List.of(change);
            case CORE_URN_IN_PATH ->
                List.of(
                        change.target() == null
                                ? change
                                : change.on(change.target().unprefixed()));
            case MEMBERS_ARE_PATHS -> byPaths(change);
            case WHOLE_EXTENSION_IN_PATH -> byExtensionMembers(change, resource);
            case ONE_OBJECT -> asArray(change);
            case NOTHING_UNASSIGNS -> removed(change, resource);
            case ADD_WITH_FILTER -> addedTo(change, resource);
            case WHOLE_ELEMENT -> replacedBy(change, resource);
            case PART_WITHOUT_ELEMENT -> element(change, resource);
        };
    }

    private static List<Change> byPaths(Change change) {
        if (change.target() != null || !(change.value() instanceof ObjectNode value)) {
            return List.of(change);
        }
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (Target.of(member.getKey()).described().isPresent()
                    || member.getKey().equals(GeneratedUsers.ENTERPRISE)) {
                changes.add(change.on(Target.of(member.getKey())).saying(member.getValue()));
            }
        }
        return changes;
    }

    private static List<Change> byExtensionMembers(Change change, ObjectNode resource) {
        Target target = change.target();
        if (target == null || !target.attribute().equals(GeneratedUsers.ENTERPRISE)) {
            return List.of(change);
        }
        JsonNode members = change.is("remove") ? resource.path(target.attribute()) : change.value();
        List<Change> changes = new ArrayList<>();
        if (members != null) {
            members.properties()
                    .forEach(member -> changes.add(new Change(
                            change.op(),
                            Target.of(target.attribute() + ":" + member.getKey()),
                            change.is("remove") ? null : member.getValue(),
                            change.misfit())));
        }
        return changes;
    }

    private static List<Change> asArray(Change change) {
        Target target = change.target();
        boolean applies = change.is("add")
                && target != null
                && target.isMany()
                && target.filter() == null
                && target.part() == null
                && change.value() instanceof ObjectNode;
        return List.of(applies ? change.saying(NODES.arrayNode().add(change.value())) : change);
    }

    private static List<Change> removed(Change change, ObjectNode resource) {
        JsonNode value = change.value();
        Target target = change.target();
        if (value == null || target == null || change.is("remove")) {
            return List.of(change);
        }
        boolean nothing = value.isNull() || (value.isArray() && value.isEmpty());
        boolean misses = target.filter() != null
                && change.is("replace")
                && matching(target, resource).isEmpty();
        if (nothing && !misses) {
            return List.of(change.removal());
        }
        if (target.filter() == null && target.isComplex() && !target.isMany() && value instanceof ObjectNode parts) {
            return byParts(change, target, parts);
        }
        return List.of(change);
    }

    private static List<Change> byParts(Change change, Target target, ObjectNode parts) {
        List<Change> changes = new ArrayList<>();
        parts.properties().forEach(part -> {
            Change one = change.on(
                    Target.of(target.attribute()).with(target.filter()).at(part.getKey()));
            changes.add(part.getValue().isNull() ? one.removal() : one.saying(part.getValue()));
        });
        return changes;
    }

    private static List<Change> addedTo(Change change, ObjectNode resource) {
        Target target = change.target();
        if (target == null || target.filter() == null || !change.is("add") || change.value() == null) {
            return List.of(change);
        }
        if (!matching(target, resource).isEmpty()) {
            return target.part() != null || !(change.value() instanceof ObjectNode parts)
                    ? List.of(change.doing("replace"))
                    : List.of(whole(change, resource, element -> merged(element, parts)));
        }
        ObjectNode described = described(target.filter()).orElse(null);
        if (described == null) {
            return List.of(change.doing("replace")); // which fails for want of a match
        }
        return List.of(change.on(Target.of(target.attribute()))
                .saying(NODES.arrayNode().add(with(described, change))));
    }

    private static List<Change> replacedBy(Change change, ObjectNode resource) {
        Target target = change.target();
        if (target == null
                || target.filter() == null
                || target.part() != null
                || !change.is("replace")
                || !(change.value() instanceof ObjectNode value)
                || !names(value).containsAll(names(target.filter()))
                || matching(target, resource).isEmpty()) {
            return List.of(change);
        }
        return List.of(whole(change, resource, _ -> value));
    }

    /// The replacement of all elements, those that match changed, and what was primary ended by a new primary one.
    private static Change whole(Change change, ObjectNode resource, UnaryOperator<JsonNode> changed) {
        Target target = Objects.requireNonNull(change.target());
        List<Integer> matching = matching(target, resource);
        ArrayNode all = resource.withArray(target.attribute()).deepCopy();
        matching.forEach(at -> all.set(at, changed.apply(all.get(at)).deepCopy()));
        endPrimary(all, matching);
        return change.doing("replace").on(Target.of(target.attribute())).saying(all);
    }

    private static JsonNode merged(JsonNode element, ObjectNode parts) {
        return ((ObjectNode) element.deepCopy()).setAll(parts);
    }

    private static List<Change> element(Change change, ObjectNode resource) {
        Target target = change.target();
        if (target == null
                || target.filter() != null
                || target.part() == null
                || !target.isMany()
                || change.is("remove")
                || resource.has(target.attribute())) {
            return List.of(change);
        }
        return List.of(change.doing("add")
                .on(Target.of(target.attribute()))
                .saying(NODES.arrayNode().add(with(NODES.objectNode(), change))));
    }

    private static ObjectNode with(ObjectNode element, Change change) {
        Target target = change.target();
        if (target != null && target.part() != null) {
            element.set(target.part(), change.value());
        } else if (change.value() instanceof ObjectNode parts) {
            element.setAll(parts);
        }
        return element;
    }

    /// The places of the elements that the filter selects.
    static List<Integer> matching(Target target, ObjectNode resource) {
        List<Integer> matching = new ArrayList<>();
        JsonNode elements = resource.path(target.attribute());
        for (int at = 0; at < elements.size(); at++) {
            ObjectNode alone = NODES.objectNode();
            alone.putArray(target.attribute()).add(elements.get(at));
            String filter = target.at(null).unprefixed().text();
            if (target.filter() == null || Peer.OF_USERS.matches(filter, Peer.theirs(alone)) == Verdict.YES) {
                matching.add(at);
            }
        }
        return matching;
    }

    /// The element that a filter of `eq` terms describes.
    private static Optional<ObjectNode> described(Condition filter) {
        ObjectNode element = NODES.objectNode();
        for (Condition.Term term : FilterJudges.terms(filter)) {
            if (!term.operator().equals("eq")) {
                return Optional.empty();
            }
            element.set(term.path(), JsonMapper.shared().readTree(term.literal()));
        }
        return onlyAnd(filter) ? Optional.of(element) : Optional.empty();
    }

    private static boolean onlyAnd(Condition filter) {
        return switch (filter) {
            case Condition.Term _ -> true;
            case Condition.All(List<Condition> terms) -> terms.stream().allMatch(PatchDifference::onlyAnd);
            case Condition.Bracketed(Condition inner) -> onlyAnd(inner);
            case Condition.Any _, Condition.Not _, Condition.Elements _ -> false;
        };
    }

    private static Set<String> names(Condition filter) {
        Set<String> names = new TreeSet<>();
        FilterJudges.terms(filter).forEach(term -> names.add(term.path().toLowerCase(Locale.ROOT)));
        return names;
    }

    private static Set<String> names(ObjectNode value) {
        Set<String> names = new TreeSet<>();
        value.propertyNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    /// Ends what was primary before, when what the operation touched is primary now.
    static ObjectNode onePrimary(Change change, ObjectNode before, ObjectNode after) {
        @Nullable Target target = change.target();
        if (target == null || !target.isMany() || !(after.get(target.attribute()) instanceof ArrayNode elements)) {
            return after;
        }
        endPrimary(elements, touched(change, target, before, elements));
        return after;
    }

    private static void endPrimary(ArrayNode elements, Collection<Integer> touched) {
        boolean claimed = touched.stream().anyMatch(at -> isPrimary(elements.get(at)));
        for (int at = 0; claimed && at < elements.size(); at++) {
            if (!touched.contains(at) && isPrimary(elements.get(at))) {
                ((ObjectNode) elements.get(at)).put("primary", false);
            }
        }
    }

    private static Set<Integer> touched(Change change, Target target, ObjectNode before, ArrayNode after) {
        int size = before.path(target.attribute()).size();
        Set<Integer> touched = new TreeSet<>();
        boolean adds = change.is("add") && target.filter() == null && target.part() == null;
        for (int at = 0; at < after.size(); at++) {
            JsonNode element = after.get(at);
            boolean named = adds
                    && change.value() != null
                    && change.value().valueStream().anyMatch(element::equals);
            boolean selected = !adds
                    && (target.filter() == null || matching(target, before).contains(at));
            if (at >= size || named || selected) {
                touched.add(at);
            }
        }
        return touched;
    }

    private static boolean isPrimary(JsonNode element) {
        return element.path("primary").asBoolean(false);
    }
}
