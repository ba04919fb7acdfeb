package dev.muster.words;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the languages that there are files of, by the names of the files: `texts_nl.properties`, or
/// `texts_pt_BR.properties` and `texts_zh_Hant.properties` for a variety of a language.
final class LanguageFiles {

    private static final String FOLDER = "dev/muster/console";
    private static final String ENGLISH = FOLDER + "/texts.properties";

    private static final Pattern NAME =
            Pattern.compile("texts_([a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?)\\.properties");

    private LanguageFiles() {}

    static List<Locale> found() {
        return names().stream().flatMap(name -> language(name).stream()).toList();
    }

    /// What lies beside the English file, and in the folders of that name that the class path has further. To ask for a
    /// file of each language in the world instead searches the whole class path two hundred times, and a
    /// start waits.
    private static List<String> names() {
        ClassLoader classes = LanguageFiles.class.getClassLoader();
        URL english = Objects.requireNonNull(classes.getResource(ENGLISH));
        List<String> names = new ArrayList<>();
        try {
            if (english.openConnection() instanceof JarURLConnection jar) {
                jar.getJarFile().stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(FOLDER + "/"))
                        .forEach(name -> names.add(name.substring(FOLDER.length() + 1)));
            }
            for (URL folder : Collections.list(classes.getResources(FOLDER))) {
                if (folder.getProtocol().equals("file")) {
                    Collections.addAll(names, Objects.requireNonNull(new File(folder.toURI()).list()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private static Optional<Locale> language(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(parts.group(1)).map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
                : Optional.empty();
    }
}
