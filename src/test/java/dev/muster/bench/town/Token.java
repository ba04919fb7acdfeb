package dev.muster.bench.town;

import java.util.Map;
import java.util.function.Function;

/// A piece of a value.
///
/// @param sql an expression over `g`; `text` is what it gives for somebody, in the form of COPY
/// @param isEverybodys whether it is the same for all
record Token(String sql, Function<Somebody, String> text, boolean isEverybodys) {

    /// What is one person's own.
    Token(String sql, Function<Somebody, String> text) {
        this(sql, text, false);
    }

    /// A literal without colons, for pgbench would take `:ietf` for a variable of its own.
    static Token everybodys(String value) {
        String escaped = value.replace("\\", "\\\\");
        String copied = escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
        return new Token("E'" + escaped.replace("'", "''").replace(":", "\\x3a") + "'", somebody -> copied, true);
    }

    /// @param ids what stands in the place of which id
    Token replacing(Map<String, String> ids) {
        if (!isEverybodys) {
            return this;
        }
        String copied = replaced(text.apply(Somebody.of(0)), ids);
        return new Token(replaced(sql, ids), somebody -> copied, true);
    }

    private static String replaced(String text, Map<String, String> ids) {
        String replaced = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            replaced = replaced.replace(id.getKey(), id.getValue());
        }
        return replaced;
    }
}
