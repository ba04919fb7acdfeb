package dev.muster.directory.query;

import dev.muster.filter.Filter;
import dev.muster.filter.Filter.And;
import dev.muster.filter.Filter.Comparison;
import dev.muster.filter.Filter.Not;
import dev.muster.filter.Filter.Operator;
import dev.muster.filter.Filter.Or;
import dev.muster.filter.Filter.Present;
import dev.muster.filter.Filter.ValuePath;
import dev.muster.schema.AttributePath;
import java.util.List;
import java.util.function.Function;

/// From a checked filter to the condition of a `where`. It means what [dev.muster.filter.Matcher] means; a test
/// holds the two together.
public final class FilterSql {

    private FilterSql() {}

    /// The condition over the rows of the table. It does not limit them to a company or a setting: that the
    /// caller does, always.
    public static SqlFragment condition(Filter filter, ResourceTable table) {
        return condition(filter, RowScope.of(table));
    }

    /// The condition over rows of members, called `m`, for a filter that speaks of one member's parts.
    static SqlFragment members(Filter inner, String base) {
        return condition(inner, new Relation.OneRow(ResourceTable.everyMember(base)));
    }

    private static SqlFragment condition(Filter filter, Scope scope) {
        return switch (filter) {
            case And and -> SqlFragment.joined(" and ", conditions(and.terms(), scope));
            case Or or -> SqlFragment.joined(" or ", conditions(or.terms(), scope));
            case Not not -> condition(not.term(), scope).negated();
            case Present present -> scope.present(present.path());
            case Comparison comparison -> comparison(comparison, scope);
            case ValuePath valuePath -> valuePath(valuePath, scope);
        };
    }

    private static List<SqlFragment> conditions(List<Filter> terms, Scope scope) {
        return terms.stream().map(term -> condition(term, scope)).toList();
    }

    private static SqlFragment comparison(Comparison comparison, Scope scope) {
        AttributePath path = comparison.path();
        Function<Leaf, SqlFragment> holds =
                leaf -> leaf.compared(path.leaf(), comparison.operator(), comparison.operand());
        if (comparison.operator() == Operator.EQ) {
            return scope.indexed(path, comparison.operand()).orElseGet(() -> scope.some(path, holds));
        }
        if (comparison.operator() != Operator.NE || !scope.isMany(path)) {
            return scope.some(path, holds);
        }
        // Any value that differs suffices, and so does having none.
        SqlFragment differs =
                scope.some(path, leaf -> SqlFragment.composed("(%s and %s)", leaf.there(), holds.apply(leaf)));
        return SqlFragment.joined(" or ", List.of(scope.some(path, Leaf::there).negated(), differs));
    }

    private static SqlFragment valuePath(ValuePath valuePath, Scope scope) {
        SqlFragment exact = scope.someElement(valuePath.attribute(), element -> condition(valuePath.inner(), element));
        return necessary(valuePath.inner()).stream()
                .filter(term -> term instanceof Comparison comparison && comparison.operator() == Operator.EQ)
                .map(Comparison.class::cast)
                .flatMap(term -> scope.indexed(inside(valuePath, term), term.operand()).stream())
                .findFirst()
                // What an index can find first is said twice: the value anywhere, then all conditions on one
                // element.
                .map(indexed -> SqlFragment.joined(" and ", List.of(indexed, exact)))
                .orElse(exact);
    }

    /// Terms without which the filter cannot hold.
    private static List<Filter> necessary(Filter inner) {
        return inner instanceof And and
                ? and.terms().stream().flatMap(term -> necessary(term).stream()).toList()
                : List.of(inner);
    }

    private static AttributePath inside(ValuePath valuePath, Comparison term) {
        AttributePath outer = valuePath.attribute();
        return new AttributePath(
                outer.extension(), outer.attribute(), term.path().attribute());
    }
}
