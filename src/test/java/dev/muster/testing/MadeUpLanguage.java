package dev.muster.testing;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/// A language that nobody speaks, made of the English texts: each stands in brackets, and every letter has an accent.
/// What a page shows without them does not come from the texts.
public final class MadeUpLanguage {

    public static final Path ENGLISH = Path.of("src/main/resources/dev/muster/console/texts.properties");
    public static final String OPEN = "⟦";
    public static final String CLOSE = "⟧";

    /// Where a running test finds it as a file of the class path.
    private static final Path FOLDER = Path.of("target/test-classes/dev/muster/console");

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ACCENTED = "áƀçđéƒĝĥíĵķĺɱñóþɋŕšŧúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĹṀÑÓÞɊŔŠŦÚṼŴẊÝŽ";

    /// How days and times are written is no text to read: its letters are places for numbers.
    private static final String FORMAT = "format.";

    private MadeUpLanguage() {}

    /// All texts.
    public static Properties texts() {
        Properties made = new Properties();
        read(ENGLISH).forEach((key, text) -> made.setProperty((String) key, made((String) key, (String) text)));
        return made;
    }

    /// Makes it a language of every server that starts from now on, until the file is deleted.
    ///
    /// @param tag as in the name of a file: `qq`, or `qq_AA` for a variety of it
    public static Path install(String tag) {
        return install(tag, texts());
    }

    public static Path install(String tag, Properties texts) {
        Path file = FOLDER.resolve("texts_" + tag + ".properties");
        try {
            Files.createDirectories(FOLDER);
            try (var writer = Files.newBufferedWriter(file)) {
                texts.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    public static Properties read(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String made(String key, String text) {
        return OPEN + (key.startsWith(FORMAT) ? text : accented(text)) + CLOSE;
    }

    /// The words of a message, those of its plurals too, and not the names of its places.
    private static String accented(String text) {
        MessagePattern pattern = new MessagePattern(text);
        StringBuilder made = new StringBuilder();
        boolean words = true;
        int from = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getIndex() < from) {
                continue; // the number of a selector such as =1 is a part of its own
            }
            String before = text.substring(from, part.getIndex());
            made.append(words ? letters(before) : before).append(text, part.getIndex(), part.getLimit());
            from = part.getLimit();
            words = switch (part.getType()) {
                case MSG_START, ARG_LIMIT -> true;
                case ARG_START, MSG_LIMIT -> false;
                default -> words;
            };
        }
        return made.append(text.substring(from)).toString();
    }

    private static String letters(String text) {
        return text.chars().mapToObj(MadeUpLanguage::letter).collect(Collectors.joining());
    }

    private static String letter(int letter) {
        int place = PLAIN.indexOf(letter);
        return place < 0 ? Character.toString(letter) : ACCENTED.substring(place, place + 1);
    }
}
