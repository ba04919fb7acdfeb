package dev.muster.house;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a page tells those who look at it, and those who have it read to them.
final class VisibleTexts {

    /// Code, what was typed, and what is for programs.
    private static final Pattern UNREAD =
            Pattern.compile("(?s)<!--.*?-->|<(code|pre|textarea|svg|script|style)\\b[^>]*>.*?</\\1>");

    private static final Pattern TEXT = Pattern.compile(">([^<>]+)<");
    private static final Pattern READ_ALOUD =
            Pattern.compile("\\b(?:aria-label|title|alt|placeholder|data-say|data-said|data-moved)=\"([^\"]*)\"");

    private VisibleTexts() {}

    static List<String> of(String html) {
        String read = UNREAD.matcher(html).replaceAll("");
        return Stream.of(TEXT, READ_ALOUD)
                .flatMap(pattern -> pattern.matcher(read).results().map((MatchResult found) -> found.group(1)))
                .map(text -> text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&#34;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&")
                        .strip())
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
    }
}
