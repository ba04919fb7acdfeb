package dev.muster.scim.patch;

import dev.muster.filter.Filter;
import dev.muster.filter.Filter.Operand;
import dev.muster.filter.Filter.Operator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What the value filter of a path says about the elements it selects, beside selecting them.
final class Filters {

    private Filters() {}

    /// The element that the filter describes when it is made of `eq` terms joined by `and`: `type eq "work"`
    /// gives `{"type": "work"}`. Empty for any other filter, which no element can be made from.
    static Optional<ObjectNode> equalities(@Nullable Filter filter) {
        ObjectNode element = Json.NODES.objectNode();
        return filter == null || collect(filter, element) ? Optional.of(element) : Optional.empty();
    }

    private static boolean collect(Filter filter, ObjectNode element) {
        return switch (filter) {
            case Filter.And and -> and.terms().stream().allMatch(term -> collect(term, element));
            case Filter.Comparison(var path, var operator, var operand) ->
                operator == Operator.EQ && set(element, path.attribute().name(), operand);
            case Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> false;
        };
    }

    /// The names of the sub-attributes that the filter looks at.
    static Set<String> names(@Nullable Filter filter) {
        Set<String> names = new LinkedHashSet<>();
        if (filter != null) {
            collect(filter, names);
        }
        return names;
    }

    private static void collect(Filter filter, Set<String> names) {
        switch (filter) {
            case Filter.And and -> and.terms().forEach(term -> collect(term, names));
            case Filter.Or or -> or.terms().forEach(term -> collect(term, names));
            case Filter.Not not -> collect(not.term(), names);
            case Filter.Present present -> names.add(present.path().attribute().name());
            case Filter.Comparison comparison ->
                names.add(comparison.path().attribute().name());
            case Filter.ValuePath inner ->
                names.add(inner.attribute().attribute().name());
        }
    }

    private static boolean set(ObjectNode element, String name, Operand operand) {
        switch (operand) {
            case Operand.Text text -> element.put(name, text.value());
            case Operand.Bool bool -> element.put(name, bool.value());
            case Operand.Numeric number -> element.put(name, number.value());
            case Operand.Time _ -> {
                return false; // an instant does not tell how the client writes it
            }
        }
        return true;
    }
}
