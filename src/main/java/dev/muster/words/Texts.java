package dev.muster.words;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the pages in one language: `texts.properties` is English, `texts_nl.properties` would be Dutch.
/// A text with arguments is a message of ICU, which knows plurals.
public record Texts(Locale language, ResourceBundle bundle) {

    /// @throws MissingResourceException for a key that is in no language
    public String of(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, language).format(arguments);
    }

    /// A sentence of the rules, which tell it in English to programs and people alike: in this language when there is a
    /// text for it, and as it is otherwise.
    public String said(String english) {
        return Sentences.in(this, english);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
