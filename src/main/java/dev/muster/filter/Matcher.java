package dev.muster.filter;

import dev.muster.filter.Filter.And;
import dev.muster.filter.Filter.Comparison;
import dev.muster.filter.Filter.Not;
import dev.muster.filter.Filter.Operand;
import dev.muster.filter.Filter.Operator;
import dev.muster.filter.Filter.Or;
import dev.muster.filter.Filter.Present;
import dev.muster.filter.Filter.ValuePath;
import dev.muster.schema.Attribute;
import dev.muster.schema.DateTime;
import dev.muster.schema.FoldedResource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Says whether a filter holds for one resource or one element in memory, with the same meaning as the SQL of
/// directory.query: PATCH paths and mappings choose elements by it. Lists never do.
public final class Matcher {

    private Matcher() {}

    /// Whether a filter holds for a whole resource in the schema's spelling.
    public static boolean matches(Filter filter, JsonNode resource) {
        return switch (filter) {
            case And and -> and.terms().stream().allMatch(term -> matches(term, resource));
            case Or or -> or.terms().stream().anyMatch(term -> matches(term, resource));
            case Not not -> !matches(not.term(), resource);
            case Present present -> Values.of(present.path(), resource).stream().anyMatch(Matcher::isPresent);
            case Comparison comparison -> holds(comparison, Values.of(comparison.path(), resource));
            case ValuePath path ->
                Values.elementsOf(path.attribute(), resource).stream()
                        .anyMatch(element ->
                                matchesElement(path.inner(), path.attribute().attribute(), element));
        };
    }

    /// Whether a value filter holds for one element of the attribute; a simple element is its own `value`.
    public static boolean matchesElement(Filter inner, Attribute attribute, JsonNode element) {
        boolean simple = !attribute.isComplex() && attribute.type() != Attribute.Type.OPEN;
        return matches(inner, simple ? JsonNodeFactory.instance.objectNode().set("value", element) : element);
    }

    /// Not null, not empty text, and for a complex value any part of it (RFC 7644 section 3.4.2.2, Table 3).
    static boolean isPresent(JsonNode value) {
        if (value.isString()) {
            return !value.stringValue().isEmpty();
        }
        if (value.isContainer()) {
            return value.valueStream().anyMatch(Matcher::isPresent);
        }
        return !value.isNull() && !value.isMissingNode();
    }

    /// Any one value suffices; `ne` holds as well when there is none.
    private static boolean holds(Comparison comparison, List<JsonNode> values) {
        if (comparison.operator() == Operator.NE && values.isEmpty()) {
            return true;
        }
        return values.stream().anyMatch(value -> holds(comparison, value));
    }

    private static boolean holds(Comparison comparison, JsonNode value) {
        Attribute attribute = comparison.path().leaf();
        Operator operator = comparison.operator();
        return switch (comparison.operand()) {
            case Operand.Text text ->
                textOf(attribute, value)
                        .map(found -> holds(operator, found, FoldedResource.text(attribute, text.value())))
                        .orElse(operator == Operator.NE);
            case Operand.Numeric number ->
                numberOf(value)
                        .map(found -> holds(operator, found.compareTo(number.value())))
                        .orElse(operator == Operator.NE);
            case Operand.Time time ->
                timeOf(value)
                        .map(found -> holds(operator, found.compareTo(time.epochSeconds())))
                        .orElse(operator == Operator.NE);
            case Operand.Bool bool ->
                value.isBoolean()
                        ? holds(operator, Boolean.compare(value.booleanValue(), bool.value()))
                        : operator == Operator.NE;
        };
    }

    private static boolean holds(Operator operator, String found, String wanted) {
        return switch (operator) {
            case CO -> found.contains(wanted);
            case SW -> found.startsWith(wanted);
            case EW -> found.endsWith(wanted);
            case EQ, NE, GT, GE, LT, LE -> holds(operator, compareCodePoints(found, wanted));
        };
    }

    private static boolean holds(Operator operator, int comparison) {
        return switch (operator) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case CO, SW, EW -> false;
        };
    }

    /// By code point, as UTF-8 and the database sort; Java's own order puts emoji before some older characters.
    static int compareCodePoints(String left, String right) {
        int at = 0;
        int end = Math.min(left.length(), right.length());
        while (at < end && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (at == end) {
            return Integer.compare(left.length(), right.length());
        }
        boolean insidePair = at > 0 && Character.isHighSurrogate(left.charAt(at - 1));
        int start = insidePair ? at - 1 : at;
        return Integer.compare(left.codePointAt(start), right.codePointAt(start));
    }

    private static Optional<String> textOf(Attribute attribute, JsonNode value) {
        return value.isString() ? Optional.of(FoldedResource.text(attribute, value.stringValue())) : Optional.empty();
    }

    private static Optional<BigDecimal> numberOf(JsonNode value) {
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    private static Optional<BigDecimal> timeOf(JsonNode value) {
        return value.isString() ? DateTime.epochSeconds(value.stringValue()) : Optional.empty();
    }
}
