package dev.muster.bench.town;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is in a column of the rows that are made like one that Muster wrote.
public sealed interface Value {

    /// As an expression over `g`.
    String sql();

    /// Appended in the text form of COPY.
    void copied(Somebody somebody, StringBuilder line);

    /// The same of another company.
    ///
    /// @param ids what stands in the place of which id
    default Value replacing(Map<String, String> ids) {
        return this;
    }

    record Null(String type) implements Value {
        @Override
        public String sql() {
            return "null::" + type;
        }

        @Override
        public void copied(Somebody somebody, StringBuilder line) {
            line.append("\\N");
        }
    }

    /// The moment of writing.
    record Now() implements Value {
        @Override
        public String sql() {
            return "now()";
        }

        @Override
        public void copied(Somebody somebody, StringBuilder line) {
            line.append("now");
        }
    }

    /// A text put together from what is everybody's and what is somebody's own.
    record Pieces(String type, List<Token> pieces) implements Value {
        @Override
        public String sql() {
            return "(" + pieces.stream().map(Token::sql).collect(Collectors.joining(" || ")) + ")::" + type;
        }

        @Override
        public void copied(Somebody somebody, StringBuilder line) {
            pieces.forEach(piece -> line.append(piece.text().apply(somebody)));
        }

        @Override
        public Value replacing(Map<String, String> ids) {
            return new Pieces(
                    type, pieces.stream().map(piece -> piece.replacing(ids)).toList());
        }
    }

    /// @param text of a row that Muster wrote
    static Value of(@Nullable String text, String type, Map<String, Token> tokens) {
        if (text == null) {
            return new Null(type);
        }
        return type.equals("timestamptz") ? new Now() : new Pieces(type, pieces(text, List.copyOf(tokens.entrySet())));
    }

    private static List<Token> pieces(String value, List<Map.Entry<String, Token>> tokens) {
        for (Map.Entry<String, Token> token : tokens) {
            int at = value.indexOf(token.getKey());
            if (at >= 0) {
                List<Token> pieces = new ArrayList<>();
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
        return List.of(Token.everybodys(value));
    }
}
