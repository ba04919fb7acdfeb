package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import dev.muster.testing.MadeUpLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// All words of the pages stand in one file for each language, no key too many and none too few.
class TextsTest {

    /// A whole key, or the beginning of keys that the code completes; such a beginning ends in a dot.
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.?)\"");

    private static final Pattern ASKED = Pattern.compile("(?:text|texts\\.of|flash\\()\\(?\"([^\"]+)\"\\s*[,)]");

    /// What a template takes from somewhere, with braces in it once at most; directives; what is said to programmers.
    private static final Pattern TOLD = Pattern.compile(
            "[$!]\\{(?:[^{}]|\\{[^{}]*})*}|@(?:else|endif|endfor)\\b|(?m:^@(?:import|param) .*$)|(?s:<%--.*?--%>)");

    /// Between tags stands what is no code of a directive.
    private static final Pattern WORDS =
            Pattern.compile(">([^<>@=(){};]+)<|\\b(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"");

    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");

    @Test
    void every_key_that_is_asked_for_exists() {
        Set<String> asked = found(ASKED);

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(asked).isSubsetOf(keys());
    }

    @Test
    void every_key_is_used() {
        Set<String> literals = found(LITERAL);
        Set<String> unused = new TreeSet<>(keys());
        unused.removeIf(key -> literals.contains(key) || literals.stream().anyMatch(part -> begins(key, part)));

        assertThat(unused).isEmpty();
    }

    @Test
    void every_message_can_be_formatted() {
        english()
                .forEach((key, text) -> assertThat(new MessageFormat(text.toString(), Locale.ENGLISH))
                        .as(key.toString())
                        .isNotNull());
    }

    @Test
    void no_template_has_words_of_its_own() {
        assertThat(files(Path.of("src/main/jte")).flatMap(TextsTest::ownWords)).isEmpty();
        assertThat(ownWords("<p>${page.text(\"home.title\")} and more</p>")).containsExactly("§ and more");
        assertThat(ownWords("<a aria-label=\"Go on\" title=\"${x}\">")).containsExactly("Go on");
    }

    /// What stands between tags, or is read to somebody out of an attribute, and does not come from the texts.
    private static Stream<String> ownWords(String template) {
        String told = TOLD.matcher(template).replaceAll("§");
        return WORDS.matcher(told)
                .results()
                .map((MatchResult found) -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(words -> LETTERS.matcher(words).find() && !words.strip().equals("Muster"));
    }

    private static boolean begins(String key, String part) {
        return part.endsWith(".") && key.startsWith(part);
    }

    private static Set<String> keys() {
        return english().stringPropertyNames();
    }

    private static Properties english() {
        return MadeUpLanguage.read(MadeUpLanguage.ENGLISH);
    }

    private static Set<String> found(Pattern pattern) {
        return Stream.of(
                        Path.of("src/main/jte"),
                        Path.of("src/main/java/dev/muster/console"),
                        Path.of("src/main/java/dev/muster/words"))
                .flatMap(TextsTest::files)
                .flatMap(text -> pattern.matcher(text).results().map((MatchResult found) -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(TextsTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
