package dev.muster.directory.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A piece of SQL and the values that it binds, in the order of its `?`. Nothing that a client wrote is ever
/// part of the text.
public record SqlFragment(String sql, List<Object> bindings) {

    private static final String PLACE = "%s";

    static final SqlFragment TRUE = of("true");
    static final SqlFragment FALSE = of("false");

    public SqlFragment {
        bindings = List.copyOf(bindings);
    }

    static SqlFragment of(String sql, Object... bindings) {
        return new SqlFragment(sql, List.of(bindings));
    }

    /// Fragments in place of each `%s` of the template.
    static SqlFragment composed(String template, SqlFragment... parts) {
        StringBuilder sql = new StringBuilder(template.length() + 512);
        int from = 0;
        for (SqlFragment part : parts) {
            int at = template.indexOf(PLACE, from);
            sql.append(template, from, at).append(part.sql());
            from = at + PLACE.length();
        }
        return new SqlFragment(sql.append(template, from, template.length()).toString(), bindings(List.of(parts)));
    }

    /// All of them in brackets, with ` and ` or ` or ` between.
    static SqlFragment joined(String conjunction, List<SqlFragment> parts) {
        String sql = parts.stream().map(SqlFragment::sql).collect(Collectors.joining(conjunction, "(", ")"));
        return new SqlFragment(sql, bindings(parts));
    }

    /// One after the other, with the text between.
    static SqlFragment unbracketed(String between, List<SqlFragment> parts) {
        return new SqlFragment(
                parts.stream().map(SqlFragment::sql).collect(Collectors.joining(between)), bindings(parts));
    }

    SqlFragment negated() {
        return composed("(not %s)", this);
    }

    private static List<Object> bindings(List<SqlFragment> parts) {
        List<Object> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.bindings()));
        return all;
    }
}
