package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import dev.muster.testing.MadeUpLanguage;
import dev.muster.words.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Another language is a file beside the English one: it says all that is said in English, with the same places in each
/// text, and is chosen by what a browser asks for.
class LanguagesTest {

    private static final String FORMAT = "format.";
    private static final Properties ENGLISH = MadeUpLanguage.read(MadeUpLanguage.ENGLISH);

    @Test
    void every_language_that_there_is_says_what_is_said_in_english() throws IOException {
        try (Stream<Path> files = Files.list(MadeUpLanguage.ENGLISH.resolveSibling(""))) {
            assertThat(files.filter(LanguagesTest::isLanguage))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(wrong(MadeUpLanguage.read(file)))
                            .as("%s", file)
                            .isEmpty());
        }
    }

    @Test
    void a_language_that_is_whole_is_taken_and_one_that_is_not_is_told() {
        Properties whole = MadeUpLanguage.texts();
        Properties other = MadeUpLanguage.texts();
        other.remove("copy");
        other.setProperty("kopie", "Kopie");
        other.setProperty("copy.done", "Gekopieerd.");
        other.setProperty("form.optional", "({0})");
        other.setProperty("list.found", "{0, plural, one {Een}");
        other.setProperty("format.date", "dd bbbb");

        assertThat(wrong(whole)).isEmpty();
        assertThat(wrong(other))
                .containsExactlyInAnyOrder(
                        "copy: is missing",
                        "kopie: is no text",
                        "copy.done: has the places [] instead of [0]",
                        "form.optional: has the places [0] instead of []",
                        "list.found: cannot be read",
                        "format.date: cannot be read");
    }

    @Test
    void words_are_chosen_by_what_the_browser_accepts_and_are_english_otherwise() {
        Languages languages = Languages.installed();

        for (String accepted : List.of("", "en-GB,en;q=0.8", "xx", "*", ";;;", "tlh, en;q=0.1")) {
            assertThat(languages.of(accepted).language()).as(accepted).isEqualTo(Locale.ENGLISH);
        }
        assertThat(languages.of("").of("form.wrong", 2)).isEqualTo("2 fields need your attention");
    }

    @Test
    void a_variety_of_a_language_is_a_file_too_and_any_is_nearer_than_english() throws IOException {
        List<Path> files = Stream.of("qx", "qx_AA", "qx_Latn_BB", "qy_AA")
                .map(MadeUpLanguage::install)
                .toList();
        try {
            Languages languages = Languages.installed();

            assertThat(chosen(languages, "qx")).isEqualTo("qx");
            assertThat(chosen(languages, "qx-AA,en;q=0.5")).isEqualTo("qx-AA");
            assertThat(chosen(languages, "qx-Latn-BB")).isEqualTo("qx-Latn-BB");
            assertThat(chosen(languages, "qx-CC, qx-AA;q=0.5")).isEqualTo("qx");
            assertThat(chosen(languages, "en, qx;q=0.9")).isEqualTo("en");
            assertThat(chosen(languages, "xx, qy")).isEqualTo("qy-AA");
            assertThat(chosen(languages, "qy-BB, en")).isEqualTo("qy-AA");
            assertThat(chosen(languages, "qy;q=0, en;q=0.1")).isEqualTo("en");
            assertThat(languages.of("qx-AA").of("copy")).isEqualTo("⟦Çóþý⟧");
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Test
    void a_text_that_a_language_lacks_is_shown_in_english() throws IOException {
        Properties texts = new Properties();
        texts.setProperty("copy", "Kopieer");
        Path file = MadeUpLanguage.install("qz", texts);
        try {
            assertThat(Languages.installed().of("qz").of("copy")).isEqualTo("Kopieer");
            assertThat(Languages.installed().of("qz").of("form.cancel")).isEqualTo("Cancel");
        } finally {
            Files.delete(file);
        }
    }

    private static String chosen(Languages languages, String accepted) {
        return languages.of(accepted).language().toLanguageTag();
    }

    private static boolean isLanguage(Path file) {
        return file.getFileName().toString().matches("texts.*\\.properties");
    }

    /// What somebody who translates has to mend, a line for each text.
    private static List<String> wrong(Properties texts) {
        List<String> wrong = new ArrayList<>();
        for (String key : ENGLISH.stringPropertyNames()) {
            Set<String> asked = places(key, ENGLISH.getProperty(key, "")).orElseThrow();
            String text = texts.getProperty(key, "");
            Optional<Set<String>> given = places(key, text);
            if (text.isEmpty()) {
                wrong.add(key + ": is missing");
            } else if (given.isEmpty()) {
                wrong.add(key + ": cannot be read");
            } else if (!given.get().equals(asked)) {
                wrong.add("%s: has the places %s instead of %s".formatted(key, given.get(), asked));
            }
        }
        texts.stringPropertyNames().stream()
                .filter(key -> !ENGLISH.containsKey(key))
                .forEach(key -> wrong.add(key + ": is no text"));
        return wrong;
    }

    /// The places of a text where something is put in; nothing for one that cannot be shown.
    private static Optional<Set<String>> places(String key, String text) {
        try {
            String day = DateTimeFormatter.ofPattern(key.startsWith(FORMAT) ? text : "uuuu", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.EPOCH);
            Set<String> places = new TreeSet<>(new MessageFormat(text, Locale.ENGLISH).getArgumentNames());
            return day.isEmpty() ? Optional.empty() : Optional.of(places);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
