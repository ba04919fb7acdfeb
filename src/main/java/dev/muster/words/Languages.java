package dev.muster.words;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// The languages that are spoken: one file each with the console's resources. What a browser asks for is compared with
/// them; whoever speaks none of them reads English.
public final class Languages {

    private static final String BUNDLE = "dev.muster.console.texts";
    private static final Locale BASE = Locale.ENGLISH;

    private final Map<Locale, Texts> texts;

    private Languages(Map<Locale, Texts> texts) {
        this.texts = texts;
    }

    public static Languages installed() {
        Map<Locale, Texts> texts = new TreeMap<>(Comparator.comparing(Locale::toLanguageTag));
        texts.put(BASE, texts(Locale.ROOT, BASE));
        LanguageFiles.found().forEach(language -> texts.put(language, texts(language, language)));
        return new Languages(texts);
    }

    /// @param accepted the header `Accept-Language` (RFC 9110 section 12.5.4), or an empty text
    public Texts of(String accepted) {
        Locale best = ranges(accepted).stream()
                .flatMap(range -> spoken(range).stream())
                .findFirst()
                .orElse(BASE);
        return texts.getOrDefault(best, texts(Locale.ROOT, BASE));
    }

    /// The language itself, or the one that it is a variety of (RFC 4647 section 3.4); where there is only another
    /// variety, that is nearer than English.
    private Optional<Locale> spoken(LanguageRange range) {
        Locale found = Locale.lookup(List.of(range), texts.keySet());
        if (found != null || range.getWeight() == 0) {
            return Optional.ofNullable(found);
        }
        String language = Locale.forLanguageTag(range.getRange()).getLanguage();
        return texts.keySet().stream()
                .filter(ours -> ours.getLanguage().equals(language))
                .findFirst();
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
