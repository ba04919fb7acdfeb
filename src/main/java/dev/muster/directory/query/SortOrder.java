package dev.muster.directory.query;

import dev.muster.directory.query.SortColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The order of a list: by some columns, then by id, so that it has no ties (RFC 7644 section 3.4.2.3). It can
/// be continued after any place in it without counting, and without the resource that stood there.
///
/// @param columns those that are named `k1`, `k2` and so on; all null, or the first is not
record SortOrder(List<Key> columns, boolean descending) {

    /// @param required whether every resource of the list has a value
    record Key(Kind kind, boolean required) {}

    SortOrder {
        columns = List.copyOf(columns);
    }

    /// Null comes last, and first when descending: that is PostgreSQL's way too.
    String by(String alias) {
        String direction = descending ? " desc, " : ", ";
        return names().map(name -> alias + "." + name + direction)
                .collect(Collectors.joining("", "order by ", alias + ".id"));
    }

    /// `, k1::text as k1, …`: what a [Position] is made of.
    String asText(String alias) {
        return names().map(name -> ", %1$s.%2$s::text as %2$s".formatted(alias, name))
                .collect(Collectors.joining());
    }

    /// `, k1, …`
    String listed() {
        return names().map(name -> ", " + name).collect(Collectors.joining());
    }

    /// True for what comes after the position.
    SqlFragment after(Position position) {
        boolean alwaysThere = columns.stream().allMatch(Key::required);
        return alwaysThere && !descending ? row(position) : alternatives(position);
    }

    int size() {
        return columns.size();
    }

    /// A comparison of rows, which an index serves.
    private SqlFragment row(Position position) {
        List<SqlFragment> bounds = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            @Nullable String key = position.keys().get(i);
            if (key == null) {
                throw new IllegalArgumentException("A resource without its required value");
            }
            bounds.add(columns.get(i).kind().bound(key));
        }
        bounds.add(id(position.id()));
        String left = names().map(name -> name + ", ").collect(Collectors.joining("", "(", "id)"));
        return SqlFragment.composed(left + " > (%s)", SqlFragment.unbracketed(", ", bounds));
    }

    /// Beyond in the first column; or equal there and beyond in the second; and so on.
    private SqlFragment alternatives(Position position) {
        List<SqlFragment> alternatives = new ArrayList<>();
        List<SqlFragment> equal = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            @Nullable String key = position.keys().get(i);
            alternatives.add(and(equal, beyond(i, key)));
            equal.add(equal(i, key));
        }
        alternatives.add(and(equal, SqlFragment.composed("id > %s", id(position.id()))));
        return SqlFragment.joined(" or ", alternatives);
    }

    private SqlFragment beyond(int column, @Nullable String key) {
        if (key == null) {
            return descending ? SqlFragment.of("%s is not null".formatted(name(column))) : SqlFragment.FALSE;
        }
        SqlFragment bound = columns.get(column).kind().bound(key);
        return descending
                ? SqlFragment.composed(name(column) + " < %s", bound)
                : SqlFragment.composed("(%1$s > %%s or %1$s is null)".formatted(name(column)), bound);
    }

    private SqlFragment equal(int column, @Nullable String key) {
        return key == null
                ? SqlFragment.of("%s is null".formatted(name(column)))
                : SqlFragment.composed(
                        name(column) + " = %s", columns.get(column).kind().bound(key));
    }

    private static SqlFragment and(List<SqlFragment> equal, SqlFragment last) {
        List<SqlFragment> all = new ArrayList<>(equal);
        all.add(last);
        return SqlFragment.joined(" and ", all);
    }

    private static SqlFragment id(UUID id) {
        return SqlFragment.of("?::uuid", id);
    }

    private Stream<String> names() {
        return IntStream.range(0, columns.size()).mapToObj(SortOrder::name);
    }

    static String name(int column) {
        return "k" + (column + 1);
    }
}
