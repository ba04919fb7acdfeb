package dev.muster.directory.query;

import static dev.muster.directory.query.SqlFragment.composed;

import dev.muster.directory.query.ResourceQuery.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The statements of a list: its rows over all the types that are wanted, in one order.
record ResourceRows(UUID company, List<Rows> types, SortOrder order, boolean withGroups) {

    /// The rows of one type.
    ///
    /// @param total how many they are
    /// @param sorted the rows with the columns that they are ordered by
    record Rows(ResourceKind kind, SqlFragment total, SqlFragment sorted) {}

    static ResourceRows of(UUID company, UUID setting, ResourceQuery query) {
        List<List<SortColumn>> own = query.wanted().stream()
                .map(wanted -> columns(wanted, table(wanted, company, query)))
                .toList();
        List<SortColumn> model =
                own.stream().filter(columns -> !columns.isEmpty()).findFirst().orElse(List.of());
        List<List<SortColumn>> alike =
                own.stream().map(columns -> alike(columns, model)).toList();
        List<Rows> types = new ArrayList<>();
        for (int i = 0; i < alike.size(); i++) {
            Wanted wanted = query.wanted().get(i);
            SqlFragment condition = condition(wanted, company, query);
            types.add(new Rows(
                    wanted.kind(),
                    wanted.filter() == null
                            ? wanted.kind().total(company, setting)
                            : counted(wanted.kind().rows(company, setting, named(List.of()), condition)),
                    wanted.kind().rows(company, setting, named(alike.get(i)), condition)));
        }
        return new ResourceRows(
                company, types, new SortOrder(keys(model, alike), query.descending()), query.withGroups());
    }

    /// The rows from an index on.
    SqlFragment from(long index, int count) {
        return composed("%s " + order.by("f") + " %s", sorted(), SqlFragment.of("offset ? limit ?", index - 1, count));
    }

    /// The rows after a position, or from the beginning.
    SqlFragment after(@Nullable Position position, int count) {
        SqlFragment rest = position == null ? sorted() : composed("%s where %s", sorted(), order.after(position));
        return composed("%s " + order.by("f") + " %s", rest, SqlFragment.of("limit ?", count));
    }

    SqlFragment total() {
        return composed(
                "select %s",
                SqlFragment.joined(" + ", types.stream().map(Rows::total).toList()));
    }

    private static SqlFragment counted(SqlFragment rows) {
        return composed("(select count(*) from (%s) c)", rows);
    }

    /// What answers show of the rows of a page `p`.
    SqlFragment stored() {
        return union(types.stream()
                .map(rows -> rows.kind().stored(company, withGroups))
                .toList());
    }

    private SqlFragment sorted() {
        return composed(
                "select * from (%s) f", union(types.stream().map(Rows::sorted).toList()));
    }

    private static SqlFragment union(List<SqlFragment> selects) {
        return selects.size() == 1 ? selects.getFirst() : SqlFragment.unbracketed(" union all ", selects);
    }

    private static ResourceTable table(Wanted wanted, UUID company, ResourceQuery query) {
        return wanted.kind().table(wanted.type(), company, query.baseUrl());
    }

    private static List<SortColumn> columns(Wanted wanted, ResourceTable table) {
        return wanted.sortBy() == null ? List.of() : RowScope.of(table).sorted(wanted.sortBy());
    }

    /// Two types are ordered by columns of the same kinds: a type whose attribute is of another kind, or that
    /// has none of that name, counts as having no value (RFC 7644 section 3.4.2.1).
    private static List<SortColumn> alike(List<SortColumn> columns, List<SortColumn> model) {
        boolean same = columns.stream()
                .map(SortColumn::kind)
                .toList()
                .equals(model.stream().map(SortColumn::kind).toList());
        return same
                ? columns
                : model.stream().map(column -> column.kind().unassigned()).toList();
    }

    private static List<SortOrder.Key> keys(List<SortColumn> model, List<List<SortColumn>> types) {
        return IntStream.range(0, model.size())
                .mapToObj(i -> new SortOrder.Key(
                        model.get(i).kind(),
                        types.stream().allMatch(columns -> columns.get(i).required())))
                .toList();
    }

    private static SqlFragment named(List<SortColumn> columns) {
        return SqlFragment.unbracketed(
                "",
                IntStream.range(0, columns.size())
                        .mapToObj(i -> composed(
                                ", %s as " + SortOrder.name(i), columns.get(i).value()))
                        .toList());
    }

    static SqlFragment condition(Wanted wanted, UUID company, ResourceQuery query) {
        return wanted.filter() == null
                ? SqlFragment.TRUE
                : composed("(%s)", FilterSql.condition(wanted.filter(), table(wanted, company, query)));
    }
}
