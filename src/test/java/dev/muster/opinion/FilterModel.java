package dev.muster.opinion;

import dev.muster.opinion.Condition.Term;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.DateTime;
import dev.muster.schema.Folding;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import dev.muster.schema.UserNameKey;
import dev.muster.schema.UserSchema;
import dev.muster.scim.message.JsonBody;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Foretells what a single term gives. Without differences it is what RFC 7644 section 3.4.2.2 says as we read it;
/// with all of them it is the other implementation. So a difference explains nothing that it does not foretell.
record FilterModel(ResourceType type, Set<FilterDifference> on) {

    private static final Set<String> SUBSTRING = Set.of("co", "sw", "ew");
    private static final Set<String> ORDER = Set.of("gt", "ge", "lt", "le");

    private static final Map<String, JsonNode> LITERALS = new ConcurrentHashMap<>();

    Verdict verdict(Term term, ObjectNode resource) {
        String operator = term.operator().toLowerCase(Locale.ROOT);
        JsonNode literal =
                LITERALS.computeIfAbsent(term.literal() == null ? "null" : term.literal(), FilterModel::literal);
        Optional<AttributePath> path = path(term);
        if (path.isEmpty()) {
            return on(FilterDifference.NO_SCHEMA)
                    ? verdict(List.of(), operator, literal, Attribute.open(""))
                    : Verdict.REFUSED;
        }
        AttributePath compared = compared(path.get(), operator);
        if (!on(FilterDifference.NO_SCHEMA) && !fits(compared, operator, literal)) {
            return Verdict.REFUSED;
        }
        return verdict(values(term, compared, resource), operator, literal, compared.leaf());
    }

    private static JsonNode literal(String text) {
        byte[] object = ("{\"literal\": " + text + "}").getBytes(StandardCharsets.UTF_8);
        return JsonBody.read(object, null).path("literal");
    }

    private boolean on(FilterDifference difference) {
        return on.contains(difference);
    }

    private Optional<AttributePath> path(Term term) {
        String name = term.within() == null ? term.path() : term.within() + "." + term.path();
        Optional<AttributePath> path = Paths.resolve(type, name);
        if (path.isEmpty() && term.within() != null && term.path().equalsIgnoreCase("value")) {
            path = Paths.resolve(type, term.within())
                    .filter(found -> !found.leaf().isComplex());
        }
        return path.filter(found ->
                found.extension() == null || type.extension(found.extension()).isPresent());
    }

    /// `emails eq` means `emails.value eq`.
    private AttributePath compared(AttributePath path, String operator) {
        boolean whole = operator.equals("pr")
                || !path.leaf().isComplex()
                || !path.leaf().multiValued();
        return whole || on(FilterDifference.ELEMENT_AS_TEXT)
                ? path
                : new AttributePath(
                        path.extension(),
                        path.leaf(),
                        path.leaf().subAttribute("value").orElseThrow());
    }

    private static boolean fits(AttributePath path, String operator, JsonNode literal) {
        Attribute.Type type = path.leaf().type();
        if (operator.equals("pr")) {
            return true;
        }
        if (type == Attribute.Type.COMPLEX || type == Attribute.Type.OPEN) {
            return false;
        }
        if (literal.isNull()) {
            return operator.equals("eq") || operator.equals("ne");
        }
        boolean literalFits = switch (type) {
            case STRING, REFERENCE, BINARY -> literal.isString();
            case BOOLEAN -> literal.isBoolean() || isBoolean(literal);
            case DECIMAL, INTEGER -> literal.isNumber();
            case DATE_TIME ->
                literal.isString()
                        && DateTime.epochSeconds(literal.stringValue()).isPresent();
            case COMPLEX, OPEN -> false;
        };
        boolean text = type == Attribute.Type.STRING || type == Attribute.Type.REFERENCE;
        boolean ordered = text
                || type == Attribute.Type.DECIMAL
                || type == Attribute.Type.INTEGER
                || type == Attribute.Type.DATE_TIME;
        return literalFits && (!SUBSTRING.contains(operator) || text) && (!ORDER.contains(operator) || ordered);
    }

    private static boolean isBoolean(JsonNode literal) {
        return literal.isString()
                && Set.of("true", "false").contains(literal.stringValue().toLowerCase(Locale.ROOT));
    }

    private List<JsonNode> values(Term term, AttributePath path, ObjectNode resource) {
        boolean nowhere = (path.isWholeExtension() && on(FilterDifference.WHOLE_EXTENSION))
                || (on(FilterDifference.CORE_URN)
                        && term.path()
                                .regionMatches(
                                        true,
                                        0,
                                        UserSchema.CORE.urn(),
                                        0,
                                        UserSchema.CORE.urn().length()));
        if (nowhere) {
            return List.of();
        }
        JsonNode holder = path.extension() == null ? resource : resource.path(path.extension());
        List<JsonNode> values = new ArrayList<>();
        add(
                values,
                path.isWholeExtension() ? holder : holder.path(path.attribute().name()));
        if (path.subAttribute() == null) {
            return values;
        }
        List<JsonNode> parts = new ArrayList<>();
        values.forEach(value -> add(parts, value.path(path.subAttribute().name())));
        return parts;
    }

    private static void add(List<JsonNode> values, JsonNode value) {
        if (value.isArray()) {
            value.forEach(values::add);
        } else if (!value.isMissingNode()) {
            values.add(value);
        }
    }

    private Verdict verdict(List<JsonNode> values, String operator, JsonNode literal, Attribute attribute) {
        if (ORDER.contains(operator) && values.stream().anyMatch(JsonNode::isBoolean)) {
            return Verdict.REFUSED;
        }
        if (operator.equals("pr")) {
            return Verdict.of(values.stream().anyMatch(this::present));
        }
        if (literal.isNull() && Set.of("eq", "ne").contains(operator)) {
            return Verdict.of(unassigned(values) == operator.equals("eq"));
        }
        if (operator.equals("ne")) {
            boolean equal = values.stream().anyMatch(value -> holds("eq", value, literal, attribute));
            boolean other = values.stream().anyMatch(value -> !holds("eq", value, literal, attribute));
            return Verdict.of(on(FilterDifference.NE_OF_MANY) ? !equal : other || values.isEmpty());
        }
        return Verdict.of(values.stream().anyMatch(value -> holds(operator, value, literal, attribute)));
    }

    private boolean present(JsonNode value) {
        if (on(FilterDifference.EMPTY_IS_PRESENT)) {
            return true;
        }
        return value.isContainer()
                ? value.valueStream().anyMatch(this::present)
                : !value.isString() || !value.stringValue().isEmpty();
    }

    private boolean unassigned(List<JsonNode> values) {
        boolean textNull = on(FilterDifference.NULL_AS_TEXT)
                && values.stream()
                        .anyMatch(
                                value -> value.isString() && value.stringValue().equals("null"));
        return textNull || values.stream().noneMatch(this::present);
    }

    private boolean holds(String operator, JsonNode value, JsonNode literal, Attribute attribute) {
        if (SUBSTRING.contains(operator)) {
            return (value.isString() && literal.isString())
                    ? substring(operator, form(attribute, value), form(attribute, literal))
                    : value.equals(literal);
        }
        int order = order(value, literal, attribute);
        return switch (operator) {
            case "eq" -> order == 0;
            case "gt" -> order > 0;
            case "ge" -> order >= 0;
            case "lt" -> order < 0;
            default -> order <= 0;
        };
    }

    private static boolean substring(String operator, String value, String literal) {
        return switch (operator) {
            case "co" -> value.contains(literal);
            case "sw" -> value.startsWith(literal);
            default -> value.endsWith(literal);
        };
    }

    private int order(JsonNode value, JsonNode literal, Attribute attribute) {
        if (value.isNumber() && literal.isNumber()) {
            boolean doubles = !value.isIntegralNumber() || !literal.isIntegralNumber();
            return doubles && on(FilterDifference.DOUBLES)
                    ? Double.compare(value.doubleValue(), literal.doubleValue())
                    : value.decimalValue().compareTo(literal.decimalValue());
        }
        if (value.isString() && literal.isString()) {
            return textOrder(value, literal, attribute);
        }
        boolean quoted = value.isBoolean() && isBoolean(literal) && !on(FilterDifference.BOOLEAN_IN_QUOTES);
        return asText(value).compareTo(quoted ? asText(literal).toLowerCase(Locale.ROOT) : asText(literal));
    }

    private static String asText(JsonNode value) {
        return value.isContainer() ? "" : value.isNull() ? "null" : value.asString();
    }

    private int textOrder(JsonNode value, JsonNode literal, Attribute attribute) {
        if (attribute.type() == Attribute.Type.DATE_TIME || on(FilterDifference.DATES_IN_TEXT)) {
            Optional<BigDecimal> left = time(value.stringValue());
            Optional<BigDecimal> right = time(literal.stringValue());
            if (left.isPresent() && right.isPresent()) {
                return left.get().compareTo(right.get());
            }
        }
        String left = form(attribute, value);
        String right = form(attribute, literal);
        return on(FilterDifference.UTF_16_ORDER) ? left.compareTo(right) : byCodePoint(left, right);
    }

    private static int byCodePoint(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    private Optional<BigDecimal> time(String text) {
        Optional<BigDecimal> seconds =
                on(FilterDifference.TIMES_OF_JAVA) ? timeOfJava(text) : DateTime.epochSeconds(text);
        return on(FilterDifference.MILLISECONDS)
                ? seconds.map(exact -> exact.setScale(3, RoundingMode.FLOOR))
                : seconds;
    }

    private static Optional<BigDecimal> timeOfJava(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return Optional.of(BigDecimal.valueOf(time.toEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String form(Attribute attribute, JsonNode value) {
        String text = value.stringValue();
        if (attribute.type() == Attribute.Type.BINARY) {
            return on(FilterDifference.PADDING) ? text : text.replaceAll("=+$", "");
        }
        if (attribute.caseExact()) {
            return text;
        }
        if (on(FilterDifference.LOWER_CASE)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return attribute.name().equals("userName") ? UserNameKey.mapped(text) : Folding.fold(text);
    }
}
