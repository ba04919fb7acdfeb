package dev.muster.directory.query;

import static dev.muster.directory.query.SqlFragment.composed;

import dev.muster.schema.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A multi-valued attribute whose elements are rows of another table, such as the members of a group.
///
/// @param rows what follows `from`, with a `where` that ties the rows to the resource
/// @param parts the sub-attributes, by their names in the schema
record Relation(SqlFragment rows, Map<String, Leaf> parts) {

    SqlFragment exists() {
        return composed("exists (select 1 from %s)", rows);
    }

    SqlFragment exists(SqlFragment condition) {
        return composed("exists (select 1 from %s and %s)", rows, condition);
    }

    /// A part of the first row, in the order in which answers show them.
    List<SortColumn> first(String part) {
        SqlFragment first = SqlFragment.of(" order by 1 limit 1");
        return switch (part(part)) {
            case Leaf.Id(String column) ->
                List.of(new SortColumn(
                        SortColumn.Kind.ID,
                        composed("(select %s from %s%s)", SqlFragment.of(column), rows, first),
                        false));
            case Leaf.Text(SqlFragment text) ->
                List.of(SortColumn.cut(
                        composed("(select f.v from (select %s as id, %s as v from %s%s) f)", id(), text, rows, first)));
            case Leaf.Time time -> throw new IllegalArgumentException("No order by " + time);
            case Leaf.Constant constant -> throw new IllegalArgumentException("No order by " + constant);
            case JsonLeaf json -> throw new IllegalArgumentException("No order by " + json);
        };
    }

    private SqlFragment id() {
        return part("value") instanceof Leaf.Id(String column) ? SqlFragment.of(column) : SqlFragment.of("null");
    }

    Leaf part(String name) {
        Leaf part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("No column for " + name);
        }
        return part;
    }

    /// Inside the brackets of `members[…]`: the parts of one and the same row.
    record OneRow(Relation relation) implements Scope {

        @Override
        public SqlFragment some(AttributePath path, Function<Leaf, SqlFragment> condition) {
            return condition.apply(relation.part(path.attribute().name()));
        }

        @Override
        public SqlFragment present(AttributePath path) {
            return some(path, Leaf::present);
        }

        @Override
        public SqlFragment someElement(AttributePath attribute, Function<Scope, SqlFragment> inner) {
            throw new IllegalArgumentException("A member has no elements");
        }
    }
}
