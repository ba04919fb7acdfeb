package dev.muster.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The languages that are spoken: one file each with the console's resources. What a browser asks for is compared with
/// them; whoever speaks none of them reads English.
public final class Languages {

    private static final String FILES = "/dev/muster/console/texts";
    private static final String BUNDLE = "dev.muster.console.texts";
    private static final Locale BASE = Locale.ENGLISH;
    private static final Pattern LANGUAGE = Pattern.compile("_([a-z]{2,3})\\.properties");

    private final Map<String, Texts> texts;

    private Languages(Map<String, Texts> texts) {
        this.texts = Map.copyOf(texts);
    }

    public static Languages installed() {
        Map<String, Texts> texts = new TreeMap<>();
        texts.put(BASE.getLanguage(), texts(Locale.ROOT, BASE));
        for (String language : languages()) {
            Locale locale = Locale.of(language);
            texts.put(language, texts(locale, locale));
        }
        return new Languages(texts);
    }

    /// The languages that there are files of. All files beside the English one are looked through at once: to ask
    /// for a file of each language in the world searches the whole class path two hundred times, and a start waits.
    private static List<String> languages() {
        URL english = Objects.requireNonNull(Languages.class.getResource(FILES + ".properties"));
        try {
            if (english.openConnection() instanceof JarURLConnection jar) {
                String beginning = FILES.substring(1);
                return jar.getJarFile().stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(beginning))
                        .flatMap(name -> language(name.substring(beginning.length())).stream())
                        .toList();
            }
            Path base = Path.of(english.toURI()).getParent();
            String beginning = FILES.substring(FILES.lastIndexOf('/') + 1);
            try (Stream<Path> files = Files.list(base)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith(beginning))
                        .flatMap(name -> language(name.substring(beginning.length())).stream())
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param ending of a file's name, such as `_nl.properties`
    private static Optional<String> language(String ending) {
        Matcher matcher = LANGUAGE.matcher(ending);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// @param accepted the header `Accept-Language` (RFC 9110 section 12.5.4), or an empty text
    public Texts of(String accepted) {
        List<Locale> ours = new ArrayList<>();
        texts.keySet().forEach(language -> ours.add(Locale.of(language)));
        Locale best = Locale.lookup(ranges(accepted), ours);
        Texts found = texts.get((best == null ? BASE : best).getLanguage());
        return found == null ? texts.getOrDefault(BASE.getLanguage(), texts(Locale.ROOT, BASE)) : found;
    }

    /// What programs are told in, as nobody knows who reads it.
    public static Texts english() {
        return texts(Locale.ROOT, BASE);
    }

    private static List<LanguageRange> ranges(String accepted) {
        try {
            return accepted.isBlank() ? List.of() : LanguageRange.parse(accepted);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Texts texts(Locale bundle, Locale language) {
        ResourceBundle.Control onlyFiles =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(language, ResourceBundle.getBundle(BUNDLE, bundle, onlyFiles));
    }
}
