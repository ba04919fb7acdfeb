package dev.muster.http;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the part of an address after the question mark, and forms, which are written alike. What cannot be
/// decoded is refused, never dropped: a filter that got lost would answer with everybody.
final class QueryString {

    private QueryString() {}

    /// @param query as the server gives it: with a replacement character for what was no UTF-8
    static Map<String, List<String>> parse(@Nullable String query) {
        if (query == null) {
            return new LinkedHashMap<>();
        }
        if (query.indexOf('\uFFFD') >= 0) {
            throw malformed();
        }
        return parse(query.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, List<String>> parse(byte[] query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        // A character for each byte, until it is known where names and values begin and end.
        for (String pair : new String(query, StandardCharsets.ISO_8859_1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    /// `+` and `%20` are a space, `%2B` is a plus; other bytes stand for themselves (WHATWG URL Standard,
    /// application/x-www-form-urlencoded).
    private static String decoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '%') {
                bytes.put(escaped(text, at));
                at += 2;
            } else {
                bytes.put((byte) (c == '+' ? ' ' : c));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    // Java's own decoder takes `%+1` for a byte.
    private static byte escaped(String text, int at) {
        if (at + 2 > text.length()
                || !HexFormat.isHexDigit(text.charAt(at))
                || !HexFormat.isHexDigit(text.charAt(at + 1))) {
            throw malformed();
        }
        return (byte) HexFormat.fromHexDigits(text, at, at + 2);
    }

    private static Refused malformed() {
        return new Refused(
                new Refusal.InvalidSyntax("The query of the address, or the form, is not correctly percent-encoded."));
    }
}
