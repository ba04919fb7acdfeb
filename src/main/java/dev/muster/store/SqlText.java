package dev.muster.store;

import java.util.ArrayList;
import java.util.List;

/// A statement as it was written, and as the driver takes it: every `:name` is a question mark there.
///
/// @param jdbc the text with question marks
/// @param names of the values in the order of the question marks; empty where the text had question marks itself
/// @param marks how many question marks there are
record SqlText(String jdbc, List<String> names, int marks) {

    SqlText {
        names = List.copyOf(names);
    }

    static SqlText parse(String sql) {
        StringBuilder jdbc = new StringBuilder(sql.length());
        List<String> names = new ArrayList<>();
        int marks = 0;
        int at = 0;
        while (at < sql.length()) {
            int end = endOfToken(sql, at);
            boolean isName = sql.charAt(at) == ':' && end > at + 1 && sql.charAt(at + 1) != ':';
            if (isName) {
                names.add(sql.substring(at + 1, end));
            }
            marks += isName || sql.charAt(at) == '?' ? 1 : 0;
            jdbc.append(isName ? "?" : sql.substring(at, end));
            at = end;
        }
        return new SqlText(jdbc.toString().strip(), names, marks);
    }

    /// A literal, a quoted name, a comment, a cast and the name of a value are passed over as a whole.
    private static int endOfToken(String sql, int start) {
        char c = sql.charAt(start);
        if (c == '\'' || c == '"') {
            return Math.max(start + 1, sql.indexOf(c, start + 1) + 1);
        }
        if (sql.startsWith("--", start)) {
            int end = sql.indexOf('\n', start);
            return end < 0 ? sql.length() : end;
        }
        if (sql.startsWith("::", start)) {
            return start + 2;
        }
        int end = start + 1;
        while (c == ':' && end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }
}
