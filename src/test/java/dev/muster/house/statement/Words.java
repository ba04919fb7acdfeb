package dev.muster.house.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a statement, in lower case: names with their dots, question marks with their number (`?3`), and
/// single signs. Literals become `''`; comments are gone.
final class Words {

    private static final Pattern WORD = Pattern.compile(
            "(?<gone>--[^\\n]*|/\\*.*?\\*/|\\s+)|(?<text>'(?:[^']|'')*')|(?<name>[A-Za-z_]\\w*(?:\\.(?:\\w+|\\*))*)"
                    + "|(?<operator>\\?\\?[|&]?)|(?<bound>\\?)|(?<sign>.)",
            Pattern.DOTALL);

    private Words() {}

    static List<String> of(String sql) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(sql);
        int bound = 0;
        while (word.find()) {
            if (word.group("bound") != null) {
                bound++;
                words.add("?" + bound);
            } else if (word.group("text") != null) {
                words.add("''");
            } else if (word.group("gone") == null) {
                words.add(word.group().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    static boolean isBound(String word) {
        return word.length() > 1 && word.charAt(0) == '?' && Character.isDigit(word.charAt(1));
    }

    static int number(String bound) {
        return Integer.parseInt(bound.substring(1));
    }
}
