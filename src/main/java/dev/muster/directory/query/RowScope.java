package dev.muster.directory.query;

import dev.muster.filter.Filter.Operand;
import dev.muster.schema.AttributePath;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The row of a resource: its key columns, the rows that belong to it, and for all else its comparison form.
record RowScope(ResourceTable table, JsonScope folded) implements Scope {

    static RowScope of(ResourceTable table) {
        return new RowScope(table, JsonScope.of(table.type(), "folded"));
    }

    @Override
    public SqlFragment some(AttributePath path, Function<Leaf, SqlFragment> condition) {
        @Nullable Relation relation = table.relations().get(nameOf(path));
        if (relation != null) {
            return relation.exists(condition.apply(relation.part(path.leaf().name())));
        }
        @Nullable Leaf column = table.columns().get(path.toString());
        return column == null ? folded.some(path, condition) : condition.apply(column);
    }

    @Override
    public SqlFragment present(AttributePath path) {
        @Nullable Relation relation = table.relations().get(nameOf(path));
        if (relation != null && path.subAttribute() == null) {
            return relation.exists();
        }
        if (isMeta(path) && path.subAttribute() == null) {
            return SqlFragment.TRUE;
        }
        boolean isOwn = relation != null || table.columns().containsKey(path.toString());
        return isOwn ? some(path, Leaf::present) : folded.present(path);
    }

    @Override
    public SqlFragment someElement(AttributePath attribute, Function<Scope, SqlFragment> inner) {
        @Nullable Relation relation = table.relations().get(nameOf(attribute));
        if (relation != null) {
            return relation.exists(inner.apply(new Relation.OneRow(relation)));
        }
        if (isMeta(attribute)) {
            return inner.apply(new Part(this, attribute));
        }
        // The manager's name is in no comparison form but its own.
        return table.hasColumnBelow(attribute)
                ? SqlFragment.composed(
                        "(%s and %s)", folded.some(attribute, Leaf::there), inner.apply(new Part(this, attribute)))
                : folded.someElement(attribute, inner);
    }

    @Override
    public boolean isMany(AttributePath path) {
        return folded.isMany(path);
    }

    @Override
    public Optional<SqlFragment> indexed(AttributePath path, Operand operand) {
        return Optional.ofNullable(table.indexed().get(path.toString())).map(indexed -> indexed.apply(operand));
    }

    /// What the row is ordered by: the path's value, and of several the primary one, else the first (RFC 7644
    /// section 3.4.2.3).
    List<SortColumn> sorted(AttributePath path) {
        @Nullable Relation relation = table.relations().get(nameOf(path));
        if (relation != null) {
            return relation.first(path.leaf().name());
        }
        @Nullable Leaf column = table.columns().get(path.toString());
        if (path.extension() != null && column instanceof Leaf.Text(SqlFragment text)) {
            return List.of(SortColumn.cut(text));
        }
        // Of the other attributes with a column, a resource lacks at most its externalId.
        boolean required = !path.attribute().name().equals("externalId");
        return column == null ? SortColumn.of(path.leaf(), folded.first(path)) : SortColumn.of(column, required);
    }

    private static String nameOf(AttributePath path) {
        return path.extension() == null ? path.attribute().name() : "";
    }

    private static boolean isMeta(AttributePath path) {
        return nameOf(path).equals("meta");
    }

    /// Inside the brackets of `meta[…]` and `manager[…]`, whose parts are columns of the row.
    private record Part(RowScope row, AttributePath whole) implements Scope {

        @Override
        public SqlFragment some(AttributePath path, Function<Leaf, SqlFragment> condition) {
            return row.some(inside(path), condition);
        }

        @Override
        public SqlFragment present(AttributePath path) {
            return row.present(inside(path));
        }

        @Override
        public SqlFragment someElement(AttributePath attribute, Function<Scope, SqlFragment> inner) {
            return row.someElement(inside(attribute), inner);
        }

        private AttributePath inside(AttributePath path) {
            return new AttributePath(whole.extension(), whole.attribute(), path.attribute());
        }
    }
}
