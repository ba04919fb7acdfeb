package dev.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row that Muster wrote, as a pattern for rows like it: whatever in it belongs to one person or one moment becomes
/// an expression
/// over `g`, a row of numbers and of the texts made from them. So what the database alone is asked to do follows the
/// product's
/// schema by itself.
///
/// @param columns expression by column
record RowTemplate(String table, Map<String, String> columns) {

    /// @param tokens what to look for in the values, and the SQL text that stands in its place
    static RowTemplate read(Connection connection, String table, String where, Map<String, String> tokens)
            throws SQLException {
        Map<String, String> types = types(connection, table);
        String list = types.keySet().stream().map(name -> name + "::text").collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                        connection.prepareStatement("select " + list + " from " + table + " where " + where);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new BenchFailure("Muster has written no row of " + table + " where " + where);
            }
            Map<String, String> columns = new LinkedHashMap<>();
            int index = 0;
            for (Map.Entry<String, String> column : types.entrySet()) {
                index++;
                columns.put(column.getKey(), expression(row.getString(index), column.getValue(), tokens));
            }
            return new RowTemplate(table, columns);
        }
    }

    RowTemplate with(String column, String expression) {
        Map<String, String> changed = new LinkedHashMap<>(columns);
        changed.put(column, expression);
        return new RowTemplate(table, changed);
    }

    /// An insert of a row for each row of `g`.
    String insert() {
        return "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") select "
                + String.join(", ", columns.values()) + " from g";
    }

    /// Assignments of these columns.
    String assignments(String... names) {
        return List.of(names).stream()
                .map(name -> name + " = " + columns.get(name))
                .collect(Collectors.joining(", "));
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

    private static String expression(@Nullable String value, String type, Map<String, String> tokens) {
        if (value == null) {
            return "null::" + type;
        }
        if (type.equals("timestamptz")) {
            return "now()";
        }
        return "(" + String.join(" || ", pieces(value, new ArrayList<>(tokens.entrySet()))) + ")::" + type;
    }

    private static List<String> pieces(String value, List<Map.Entry<String, String>> tokens) {
        for (Map.Entry<String, String> token : tokens) {
            int at = value.indexOf(token.getKey());
            if (at >= 0) {
                List<String> pieces = new ArrayList<>();
                if (at > 0) {
                    pieces.addAll(pieces(value.substring(0, at), tokens));
                }
                pieces.add(token.getValue());
                String rest = value.substring(at + token.getKey().length());
                if (!rest.isEmpty()) {
                    pieces.addAll(pieces(rest, tokens));
                }
                return pieces;
            }
        }
        return List.of(literal(value));
    }

    /// A literal without colons, for pgbench would take `:ietf` for a variable of its own.
    static String literal(String value) {
        return "E'" + value.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'";
    }
}
