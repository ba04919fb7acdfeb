package dev.muster.field;

import com.ibm.icu.text.Transliterator;
import dev.muster.schema.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// From a field's name to its key and to the form in which names are compared (rule F3).
public final class FieldNames {

    public static final int LONGEST = 64;

    private FieldNames() {}

    /// Two names with the same comparable form are one name: outer blanks and case do not count.
    public static String comparable(String name) {
        return Folding.fold(name.strip());
    }

    /// The key of a name: `Cost Center` becomes `costCenter`, `Größe` becomes `grosse`. A key that is taken, in
    /// whatever case, gets a number: SCIM shows keys as attribute names, and those have no case (RFC 7643
    /// section 2.1).
    public static String key(String name, Set<String> takenLowerCase) {
        String key = camelCase(words(ascii(name)));
        if (key.isEmpty() || !isLetter(key.charAt(0))) {
            key = "field" + key;
        }
        key = key.substring(0, Math.min(key.length(), LONGEST));
        String numbered = key;
        for (int number = 2; takenLowerCase.contains(numbered.toLowerCase(Locale.ROOT)); number++) {
            numbered = key + number;
        }
        return numbered;
    }

    private static String ascii(String name) {
        return Transliterator.getInstance("Any-Latin; Latin-ASCII").transliterate(name);
    }

    /// Runs of letters and digits; an apostrophe within a word does not end it.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (char c : (text + " ").toCharArray()) {
            if (isLetter(c) || isDigit(c)) {
                word.append(c);
            } else if (c != '\'' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private static String camelCase(List<String> words) {
        StringBuilder key = new StringBuilder();
        for (String word : words) {
            String calm = word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
            String first = calm.substring(0, 1);
            key.append(key.isEmpty() ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT));
            key.append(calm.substring(1));
        }
        return key.toString();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
