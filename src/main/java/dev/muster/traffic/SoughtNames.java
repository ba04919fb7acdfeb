package dev.muster.traffic;

import dev.muster.schema.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names that are looked for in folded text, whatever their case, each as a word of its own: who is called `a` is not
/// everywhere. A text is read once, however many names there are.
final class SoughtNames {

    private static final String LIMITS = " \t\r\n\"'\\/,;:()[]{}<>=&?";

    /// By the first word in each.
    private final Map<String, List<Name>> names = new HashMap<>();

    /// @param offset where its first word begins
    private record Name(String text, int offset) {}

    SoughtNames(Collection<String> names) {
        names.stream().map(Folding::fold).distinct().forEach(this::add);
    }

    private void add(String text) {
        int begin = wordFrom(text, 0);
        if (begin < text.length()) {
            names.computeIfAbsent(text.substring(begin, endOfWord(text, begin)), none -> new ArrayList<>())
                    .add(new Name(text, begin));
        }
    }

    boolean standIn(String text) {
        int begin = wordFrom(text, 0);
        while (begin < text.length()) {
            int end = endOfWord(text, begin);
            for (Name name : names.getOrDefault(text.substring(begin, end), List.of())) {
                if (standsAt(text, begin - name.offset(), name.text())) {
                    return true;
                }
            }
            begin = wordFrom(text, end);
        }
        return false;
    }

    private static boolean standsAt(String text, int at, String name) {
        int end = at + name.length();
        return text.startsWith(name, at)
                && (at == 0 || isLimit(text.charAt(at - 1)))
                && (end == text.length() || isLimit(text.charAt(end)));
    }

    private static int wordFrom(String text, int from) {
        int at = from;
        while (at < text.length() && isLimit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && !isLimit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLimit(char character) {
        return LIMITS.indexOf(character) >= 0;
    }
}
