package dev.muster.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// The languages that are spoken: one file each with the console's resources. What a browser asks for is compared with
/// them; whoever speaks none of them reads English.
public final class Languages {

    private static final String FILES = "/dev/muster/console/texts";
    private static final String BUNDLE = "dev.muster.console.texts";
    private static final Locale BASE = Locale.ENGLISH;

    private final Map<String, Texts> texts;

    private Languages(Map<String, Texts> texts) {
        this.texts = Map.copyOf(texts);
    }

    public static Languages installed() {
        Map<String, Texts> texts = new TreeMap<>();
        texts.put(BASE.getLanguage(), texts(Locale.ROOT, BASE));
        for (String language : Locale.getISOLanguages()) {
            if (Languages.class.getResource(FILES + "_" + language + ".properties") != null) {
                Locale locale = Locale.of(language);
                texts.put(language, texts(locale, locale));
            }
        }
        return new Languages(texts);
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
