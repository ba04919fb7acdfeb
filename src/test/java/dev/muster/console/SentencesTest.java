package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MadeUpLanguage;
import dev.muster.words.Languages;
import dev.muster.words.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the rules tell in English, to programs too, is said in another language when the language has a text for it.
class SentencesTest {

    private static final String SAID = "said.";
    private static final String TOLD = "told.";
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern PUNCTUATION = Pattern.compile("[;:,.()\"]|\\{\\d}");

    private static final Path FILE = MadeUpLanguage.install("qs");
    private static final Texts MADE_UP = Languages.installed().of("qs");

    @AfterAll
    static void forget() throws IOException {
        Files.delete(FILE);
    }

    @Test
    void every_sentence_among_the_texts_is_one_that_the_rules_tell() throws IOException {
        List<String> literals = literals();

        assertThat(english(SAID)).hasSizeGreaterThan(50).allSatisfy((key, text) -> {
            assertThat(key).isEqualTo(SAID + key(text));
            assertThat(parts(text)).allMatch(part -> isTold(part, literals), text);
        });
        assertThat(english(TOLD))
                .hasSizeGreaterThan(30)
                .allSatisfy((key, text) -> assertThat(parts(text)).allMatch(part -> isTold(part, literals), text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A value is required.                        | ⟦Á ṽáĺúé íš ŕéɋúíŕéđ.⟧
            must be in the future                       | ⟦ɱúšŧ ƀé íñ ŧĥé ƒúŧúŕé⟧
            Ada was created                             | ⟦Ada ŵáš çŕéáŧéđ⟧
            A user was deleted                          | ⟦⟦Á úšéŕ⟧ ŵáš đéĺéŧéđ⟧
            No value at title, nor at nickName.         | ⟦Ñó ṽáĺúé áŧ ⟦title, ñóŕ áŧ nickName⟧.⟧
            The value at title is no number.            | ⟦Ŧĥé ṽáĺúé áŧ title íš ñó ñúɱƀéŕ.⟧
            The status is kept by the SCIM setting "A". | ⟦Ŧĥé šŧáŧúš íš ķéþŧ ƀý ŧĥé ŠÇÍṀ šéŧŧíñĝ "A".⟧
            Nobody ever said this.                      | Nobody ever said this.
            """)
    void a_sentence_is_said_with_what_was_put_into_it(String english, String said) {
        assertThat(MADE_UP.said(english)).isEqualTo(said);
    }

    @Test
    void in_english_it_stays_as_it_is_and_so_does_what_is_too_sentenceto_be_one() {
        String sentence = "a".repeat(3000) + " was created";

        assertThat(Languages.english().said("No value at title.")).isEqualTo("No value at title.");
        assertThat(MADE_UP.said(sentence)).isEqualTo(sentence);
    }

    private static Map<String, String> english(String beginning) {
        Map<String, String> found = new TreeMap<>();
        MadeUpLanguage.read(MadeUpLanguage.ENGLISH).forEach((key, text) -> {
            if (key.toString().startsWith(beginning)) {
                found.put(key.toString(), text.toString());
            }
        });
        return found;
    }

    /// What stands between places and points.
    private static List<String> parts(String text) {
        return Stream.of(PUNCTUATION.split(text, -1)).map(String::strip).toList();
    }

    /// As a whole, or but for the last word, which the rules put there.
    private static boolean isTold(String part, List<String> literals) {
        return literals.stream()
                .anyMatch(text -> text.contains(part) || text.contains(part.replaceFirst(" \\S+$", "")));
    }

    /// Every text in the source, put together again.
    private static List<String> literals() throws IOException {
        List<String> literals = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/muster"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String joined = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
                LITERAL.matcher(joined)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(literals::add);
            }
        }
        return literals;
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
