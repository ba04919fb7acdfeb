package dev.muster.filter;

import dev.muster.filter.Filter.And;
import dev.muster.filter.Filter.Not;
import dev.muster.filter.Filter.Operator;
import dev.muster.filter.Filter.Or;
import dev.muster.filter.Filter.Present;
import dev.muster.filter.Filter.ValuePath;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;

/// From the text of a filter to the checked tree: the grammar of RFC 7644 section 3.4.2.2, Figure 1, with its
/// errata. Reads each character once and goes no deeper than its limit, so that no filter costs more than its
/// length.
public final class FilterParser {

    static final int LONGEST = 4096;
    private static final int DEEPEST = 40;
    private static final int MOST_TERMS = 64;

    private final Scanner scanner;
    private final Tolerance tolerance;
    private final Operands operands;
    private Names names;
    private int depth;
    private int terms;

    FilterParser(Scanner scanner, ResourceType type, Tolerance tolerance) {
        this(scanner, new Names.OfResource(type, tolerance), tolerance);
    }

    private FilterParser(Scanner scanner, Names names, Tolerance tolerance) {
        this.scanner = scanner;
        this.tolerance = tolerance;
        this.operands = new Operands(tolerance);
        this.names = names;
    }

    /// Parses and checks a filter on resources of one type, or refuses it with what is wrong and where.
    public static Filter parse(ResourceType type, Tolerance tolerance, String text) {
        return parse(new Names.OfResource(type, tolerance), tolerance, text);
    }

    /// The same for one of several types that are searched together: an attribute that the type lacks is
    /// unassigned there (RFC 7644 section 3.4.2.1).
    public static Filter parseAmongTypes(ResourceType type, Tolerance tolerance, String text) {
        return parse(new Names.AmongTypes(new Names.OfResource(type, tolerance)), tolerance, text);
    }

    private static Filter parse(Names names, Tolerance tolerance, String text) {
        Scanner scanner = new Scanner(text);
        if (text.length() > LONGEST) {
            throw scanner.refused("a filter has at most %d characters".formatted(LONGEST), LONGEST);
        }
        Filter filter = new FilterParser(scanner, names, tolerance).disjunction();
        if (!scanner.atEnd()) {
            throw scanner.refused("the filter should end here, or go on with 'and' or 'or'", scanner.position());
        }
        return filter;
    }

    private Filter disjunction() {
        List<Filter> alternatives = new ArrayList<>();
        do {
            alternatives.add(conjunction());
        } while (scanner.takesWord("or"));
        return alternatives.size() == 1 ? alternatives.getFirst() : new Or(alternatives);
    }

    private Filter conjunction() {
        List<Filter> parts = new ArrayList<>();
        do {
            scanner.skipSpaces();
            parts.add(term());
            scanner.skipSpaces();
        } while (scanner.takesWord("and"));
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    private Filter term() {
        if (scanner.sees('(')) {
            return bracketed();
        }
        int start = scanner.position();
        if (scanner.takesWord("not")) {
            scanner.skipSpaces();
            if (!scanner.sees('(')) {
                throw scanner.refused("'not' is followed by a filter in brackets", start);
            }
            return new Not(bracketed());
        }
        return attributeExpression();
    }

    private Filter bracketed() {
        int start = scanner.position();
        scanner.takes('(');
        enter(start);
        Filter filter = disjunction();
        depth--;
        if (!scanner.takes(')')) {
            throw scanner.refused("the bracket that opens here is not closed", start);
        }
        return filter;
    }

    private Filter attributeExpression() {
        int start = scanner.position();
        String name = scanner.word();
        if (name.isEmpty()) {
            throw scanner.refused("an attribute name is missing here", start);
        }
        if (++terms > MOST_TERMS) {
            throw scanner.refused("a filter has at most %d terms".formatted(MOST_TERMS), start);
        }
        AttributePath path = names.resolve(name).orElseThrow(() -> scanner.refused(names.unknown(name), start));
        if (path.leaf().returned() == Attribute.Returned.NEVER) {
            throw scanner.refused("'%s' cannot be filtered".formatted(path), start);
        }
        return scanner.sees('[') ? valuePath(path, start) : condition(path, start);
    }

    private Filter condition(AttributePath path, int start) {
        scanner.skipSpaces();
        int operatorAt = scanner.position();
        String word = scanner.word();
        if (word.equalsIgnoreCase("pr")) {
            return new Present(path);
        }
        Operator operator = operator(word, operatorAt);
        AttributePath compared = compared(path, start);
        if (!scanner.sees(' ')) {
            throw scanner.refused("a blank and a value are missing here", scanner.position());
        }
        scanner.skipSpaces();
        Literal literal = scanner.literal();
        endOfValue();
        return operands.comparison(compared, operator, operatorAt, literal);
    }

    private Operator operator(String word, int position) {
        for (Operator operator : Operator.values()) {
            if (operator.name().equalsIgnoreCase(word)) {
                return operator;
            }
        }
        throw scanner.refused("an operator is missing here: eq, ne, co, sw, ew, gt, ge, lt, le or pr", position);
    }

    private void endOfValue() {
        if (!scanner.atEnd() && !scanner.sees(' ') && !scanner.sees(')') && !scanner.sees(']')) {
            throw scanner.refused("the value should end here", scanner.position());
        }
    }

    /// What a comparison looks at: `emails eq` means `emails.value` (RFC 7644 section 3.4.2.2, Figure
    /// 2); `name eq` means nothing.
    private AttributePath compared(AttributePath path, int start) {
        Attribute leaf = path.leaf();
        if (path.isWholeExtension()) {
            throw scanner.refused("an extension as a whole is only tested with pr", start);
        }
        if (!leaf.isComplex()) {
            return path;
        }
        return leaf.subAttribute("value")
                .filter(value -> leaf.multiValued() || tolerance.complexMeansValue())
                .map(value -> new AttributePath(path.extension(), leaf, value))
                .orElseThrow(() -> scanner.refused(
                        "'%s' has no value of its own: compare one of its sub-attributes".formatted(path), start));
    }

    private Filter valuePath(AttributePath path, int start) {
        Filter inner = valueFilter(path, start);
        if (!scanner.takes('.')) {
            return new ValuePath(path, inner);
        }
        if (!tolerance.filteredSubAttribute()) {
            throw scanner.refused("nothing follows the brackets of a value filter", scanner.position() - 1);
        }
        return new ValuePath(path, new And(List.of(inner, filteredSubAttribute(path.attribute()))));
    }

    /// Entra ID, when the mail address is the matching attribute: `emails[type eq "work"].value eq "x"`.
    private Filter filteredSubAttribute(Attribute attribute) {
        Names outside = names;
        names = new Names.OfElement(attribute);
        int start = scanner.position();
        String name = scanner.word();
        AttributePath part = names.resolve(name).orElseThrow(() -> scanner.refused(names.unknown(name), start));
        Filter condition = condition(part, start);
        names = outside;
        return condition;
    }

    /// The filter in brackets, from the opening to the closing one; its names are parts of the attribute's
    /// elements.
    Filter valueFilter(AttributePath path, int start) {
        if (names instanceof Names.OfElement) {
            throw scanner.refused("a value filter cannot stand in another one", scanner.position());
        }
        if (!hasElements(path)) {
            throw scanner.refused("'%s' has no elements to choose from".formatted(path), start);
        }
        Names outside = names;
        names = new Names.OfElement(path.attribute());
        Filter inner = inBrackets();
        names = outside;
        return inner;
    }

    private Filter inBrackets() {
        int start = scanner.position();
        scanner.takes('[');
        enter(start);
        Filter inner = disjunction();
        depth--;
        if (!scanner.takes(']')) {
            throw scanner.refused("the bracket that opens here is not closed", start);
        }
        return inner;
    }

    static boolean hasElements(AttributePath path) {
        Attribute attribute = path.attribute();
        if (path.isWholeExtension() || path.subAttribute() != null) {
            return false;
        }
        return attribute.multiValued() || attribute.isComplex() || attribute.type() == Attribute.Type.OPEN;
    }

    private void enter(int position) {
        if (++depth > DEEPEST) {
            throw scanner.refused("a filter goes at most %d brackets deep".formatted(DEEPEST), position);
        }
    }
}
