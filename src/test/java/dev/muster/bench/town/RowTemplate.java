package dev.muster.bench.town;

import dev.muster.bench.machine.BenchFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A row that Muster wrote, as a pattern for rows like it: whatever in it belongs to one person or one moment
/// is made anew. So rows that are loaded, and what the database alone is asked to do, follow the product's
/// schema by themselves.
public record RowTemplate(String table, Map<String, Value> columns) {

    /// @param tokens what to look for in the values, and what stands in its place
    public static RowTemplate read(Connection connection, String table, String where, Map<String, Token> tokens)
            throws SQLException {
        Map<String, String> types = types(connection, table);
        String list = types.keySet().stream().map(name -> name + "::text").collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                        connection.prepareStatement("select " + list + " from " + table + " where " + where);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new BenchFailure("Muster has written no row of " + table + " where " + where);
            }
            Map<String, Value> columns = new LinkedHashMap<>();
            int index = 0;
            for (Map.Entry<String, String> column : types.entrySet()) {
                index++;
                columns.put(column.getKey(), Value.of(row.getString(index), column.getValue(), tokens));
            }
            return new RowTemplate(table, columns);
        }
    }

    /// The row of one member of a group, for others of the same group.
    public static RowTemplate member(Connection connection, Company company, String group, String member)
            throws SQLException {
        return read(
                connection,
                "scim_member",
                "company_id = '" + company.id() + "' and scim_group_id = '" + group + "'",
                Map.of(member, new Token("g.rid", Somebody::resourceId)));
    }

    /// The same of another company.
    ///
    /// @param ids what stands in the place of which id
    public RowTemplate replacing(Map<String, String> ids) {
        Map<String, Value> changed = new LinkedHashMap<>();
        columns.forEach((name, value) -> changed.put(name, value.replacing(ids)));
        return new RowTemplate(table, changed);
    }

    public RowTemplate with(String column, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(columns);
        changed.put(column, value);
        return new RowTemplate(table, changed);
    }

    /// An insert of a row for each row of `g`, the numbers of people and the texts made from them.
    public String insert() {
        return "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") select "
                + columns.values().stream().map(Value::sql).collect(Collectors.joining(", ")) + " from g";
    }

    /// Assignments of these columns.
    public String assignments(String... names) {
        return List.of(names).stream()
                .map(name ->
                        name + " = " + Objects.requireNonNull(columns.get(name)).sql())
                .collect(Collectors.joining(", "));
    }

    /// What takes the lines of [#copied].
    public String copy() {
        return "copy " + table + " (" + String.join(", ", columns.keySet()) + ") from stdin";
    }

    /// Appends somebody's row in the text form of COPY.
    public void copied(Somebody somebody, StringBuilder line) {
        char separator = 0;
        for (Value value : columns.values()) {
            if (separator != 0) {
                line.append(separator);
            }
            value.copied(somebody, line);
            separator = '\t';
        }
        line.append('\n');
    }

    private static Map<String, String> types(Connection connection, String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select column_name, udt_name from information_schema.columns
                where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' order by ordinal_position
                """)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString(1), row.getString(2));
                }
            }
        }
        return types;
    }
}
