package dev.muster.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the rules tell in English to programs and people alike, said in another language. A whole sentence has its text
/// under `said.` and a key made of its words; one that the rules put names, numbers or paths into has it under `told.`,
/// where the English text says what to look for.
final class Sentences {

    private static final String SAID = "said.";
    private static final String TOLD = "told.";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /// What is longer is no sentence of ours alone, and not worth the search.
    private static final int LONGEST = 600;

    private static final List<Told> ALL = Languages.english().bundle().keySet().stream()
            .filter(key -> key.startsWith(TOLD))
            .map(key -> Told.of(key, Languages.english().of(key)))
            .sorted(Comparator.comparingInt(Told::words).reversed().thenComparing(Told::key))
            .toList();

    private Sentences() {}

    /// @param places the numbers of what is between the words, in their order there
    /// @param words how many characters are not put in: who has the most is tried first
    private record Told(String key, Pattern english, List<Integer> places, int words) {

        static Told of(String key, String text) {
            String pattern =
                    Stream.of(PLACE.split(text, -1)).map(Pattern::quote).collect(Collectors.joining("(.+?)"));
            List<Integer> places = PLACE.matcher(text)
                    .results()
                    .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                    .toList();
            return new Told(
                    key,
                    Pattern.compile(pattern, Pattern.DOTALL),
                    places,
                    PLACE.matcher(text).replaceAll("").length());
        }

        Object[] filled(Texts texts, Matcher found) {
            List<Object> filled = new ArrayList<>();
            for (int place = 0; place < places.size(); place++) {
                filled.add(in(texts, found.group(1 + places.indexOf(place))));
            }
            return filled.toArray();
        }
    }

    /// What is put in may be a sentence or a part of one, too; a name stays as it is.
    static String in(Texts texts, String english) {
        if (texts.language().equals(Locale.ENGLISH) || english.length() > LONGEST) {
            return english;
        }
        String whole = SAID + key(english);
        if (texts.has(whole)) {
            return texts.of(whole);
        }
        for (Told told : ALL) {
            Matcher found = told.english.matcher(english);
            if (found.matches()) {
                return texts.of(told.key, told.filled(texts, found));
            }
        }
        return english;
    }

    private static String key(String english) {
        return english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
