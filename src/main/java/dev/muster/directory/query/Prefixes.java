package dev.muster.directory.query;

import java.util.Optional;

/// Texts that begin alike, as a range in the order of code points.
public final class Prefixes {

    private Prefixes() {}

    /// The smallest text that is greater than all texts with this prefix; empty when there is none.
    public static Optional<String> next(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                return Optional.of(prefix.substring(0, start) + Character.toString(following(last)));
            }
            end = start;
        }
        return Optional.empty();
    }

    /// The next code point that text can hold: surrogates alone are none.
    private static int following(int codePoint) {
        int next = codePoint + 1;
        return next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
    }
}
