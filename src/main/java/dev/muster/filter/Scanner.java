package dev.muster.filter;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Reads a filter or path from left to right, each character once, and knows where it stands.
final class Scanner {

    /// A number of JSON (RFC 8259 section 6). What it may weigh is bounded: a database must be able to hold it.
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,31})(?:\\.[0-9]{1,32})?(?:[eE][+-]?[0-9]{1,2})?");

    private final String text;
    private int position;

    Scanner(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    boolean sees(char c) {
        return !atEnd() && text.charAt(position) == c;
    }

    /// Passes over the character when it comes next.
    boolean takes(char c) {
        boolean seen = sees(c);
        position += seen ? 1 : 0;
        return seen;
    }

    void skipSpaces() {
        while (sees(' ')) {
            position++;
        }
    }

    /// Passes over the word when it comes next, in any case, and ends there.
    boolean takesWord(String word) {
        int end = position + word.length();
        boolean seen = text.regionMatches(true, position, word, 0, word.length())
                && (end == text.length() || isDelimiter(text.charAt(end)));
        position = seen ? end : position;
        return seen;
    }

    /// Everything up to the next blank, bracket or quote: an attribute path, an operator, a value without
    /// quotes.
    String word() {
        int start = position;
        while (!atEnd() && !isDelimiter(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    /// A value in the notation of JSON, or a bare word.
    Literal literal() {
        int start = position;
        if (takes('"')) {
            return new Literal.Text(string(start), start);
        }
        String word = word();
        return switch (word) {
            case "" -> throw refused("a value is missing here", start);
            case "true" -> new Literal.Bool(true, start);
            case "false" -> new Literal.Bool(false, start);
            case "null" -> new Literal.Null(start);
            default ->
                NUMBER.matcher(word).matches()
                        ? new Literal.Numeric(new BigDecimal(word), word, start)
                        : new Literal.Bare(word, start);
        };
    }

    Refused refused(String message, int at) {
        return new Refused(new Refusal.InvalidFilter(message, at));
    }

    private String string(int start) {
        StringBuilder value = new StringBuilder();
        while (!atEnd()) {
            char c = text.charAt(position++);
            if (c == '"') {
                return storable(value.toString(), start);
            }
            if (c < ' ') {
                throw refused("a control character in a value is written as \\u and four digits", position - 1);
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw refused("the value that starts here has no closing quote", start);
    }

    private char escaped() {
        if (atEnd()) {
            throw refused("an escape is not finished", position - 1);
        }
        char c = text.charAt(position++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw refused("JSON has no such escape", position - 2);
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int digit = 0; digit < 4; digit++) {
            int value = atEnd() ? -1 : hexadecimal(text.charAt(position));
            if (value < 0) {
                throw refused("\\u takes four hexadecimal digits", position);
            }
            unit = unit * 16 + value;
            position++;
        }
        return (char) unit;
    }

    private static int hexadecimal(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private String storable(String value, int start) {
        if (!Folding.isStorable(value)) {
            throw refused("no value can hold the character U+0000 or half of a surrogate pair", start);
        }
        return value;
    }

    private static boolean isDelimiter(char c) {
        return c == ' ' || c == '(' || c == ')' || c == '[' || c == ']' || c == '"';
    }
}
