package dev.muster.filter;

import dev.muster.filter.Filter.Comparison;
import dev.muster.filter.Filter.Operand;
import dev.muster.filter.Filter.Operator;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.DateTime;
import java.util.Locale;

/// Checks a comparison against the schema (RFC 7644 section 3.4.2.2, Tables 3 and 9): the operator must suit
/// the attribute's type and the value must be of it.
record Operands(Tolerance tolerance) {

    Filter comparison(AttributePath path, Operator operator, int operatorAt, Literal literal) {
        if (literal instanceof Literal.Null) {
            return comparisonWithNull(path, operator, operatorAt);
        }
        Operand operand = operand(path.leaf(), literal);
        checkOperator(path.leaf(), operator, operand, operatorAt);
        return new Comparison(path, operator, operand);
    }

    /// An attribute that is null is unassigned (RFC 7643 section 2.5).
    private static Filter comparisonWithNull(AttributePath path, Operator operator, int operatorAt) {
        Filter present = new Filter.Present(path);
        return switch (operator) {
            case EQ -> new Filter.Not(present);
            case NE -> present;
            case CO, SW, EW, GT, GE, LT, LE -> throw refused("null is only compared with eq and ne", operatorAt);
        };
    }

    private Operand operand(Attribute attribute, Literal literal) {
        return switch (attribute.type()) {
            case STRING, REFERENCE, BINARY -> new Operand.Text(text(attribute, literal));
            case BOOLEAN -> new Operand.Bool(bool(attribute, literal));
            case DECIMAL, INTEGER -> {
                if (literal instanceof Literal.Numeric number) {
                    yield new Operand.Numeric(number.value());
                }
                throw mismatch(attribute, "a number", literal);
            }
            case DATE_TIME ->
                new Operand.Time(DateTime.epochSeconds(text(attribute, literal))
                        .orElseThrow(
                                () -> mismatch(attribute, "a dateTime such as \"2026-01-31T12:00:00Z\"", literal)));
            case OPEN -> open(attribute, literal);
            case COMPLEX -> throw mismatch(attribute, "one of its sub-attributes", literal);
        };
    }

    private String text(Attribute attribute, Literal literal) {
        if (literal instanceof Literal.Text text) {
            return text.value();
        }
        if (tolerance.unquotedLiterals() && literal instanceof Literal.Bare bare) {
            return bare.value();
        }
        if (tolerance.unquotedLiterals() && literal instanceof Literal.Numeric number) {
            return number.text();
        }
        throw mismatch(attribute, "text in double quotes", literal);
    }

    /// Entra ID writes `primary eq "True"`; the two words are read as booleans whatever the dialect (RFC 7643
    /// section 2.3.2 has no others).
    private boolean bool(Attribute attribute, Literal literal) {
        String word = switch (literal) {
            case Literal.Bool bool -> Boolean.toString(bool.value());
            case Literal.Text text -> text.value();
            case Literal.Bare bare -> tolerance.unquotedLiterals() ? bare.value() : "";
            case Literal.Numeric _, Literal.Null _ -> "";
        };
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw mismatch(attribute, "true or false", literal);
        };
    }

    private Operand open(Attribute attribute, Literal literal) {
        return switch (literal) {
            case Literal.Bool bool -> new Operand.Bool(bool.value());
            case Literal.Numeric number -> new Operand.Numeric(number.value());
            case Literal.Text _, Literal.Bare _, Literal.Null _ -> new Operand.Text(text(attribute, literal));
        };
    }

    private static void checkOperator(Attribute attribute, Operator operator, Operand operand, int operatorAt) {
        boolean binary = attribute.type() == Attribute.Type.BINARY;
        boolean suits = switch (operator) {
            case EQ, NE -> true;
            case CO, SW, EW -> operand instanceof Operand.Text && !binary;
            case GT, GE, LT, LE -> !(operand instanceof Operand.Bool) && !binary;
        };
        if (!suits) {
            String word = operator.name().toLowerCase(Locale.ROOT);
            throw refused("'%s' cannot be compared with %s".formatted(attribute.name(), word), operatorAt);
        }
    }

    private static Refused mismatch(Attribute attribute, String wanted, Literal literal) {
        return refused("'%s' is compared with %s".formatted(attribute.name(), wanted), literal.position());
    }

    private static Refused refused(String message, int position) {
        return new Refused(new Refusal.InvalidFilter(message, position));
    }
}
