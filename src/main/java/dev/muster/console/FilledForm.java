package dev.muster.console;

import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import dev.muster.refusal.Refused;
import dev.muster.words.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A form as somebody filled it in: what was typed, and what is wrong with each field. It is read field by
/// field; while a field is wrong, a harmless stand-in is given, and [#isWrong()] says that the form must be
/// shown again. Templates read it through `part/field`.
public final class FilledForm {

    private static final int LARGEST = 1 << 20;

    private final Texts texts;
    private final Map<String, String> typed;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private FilledForm(Texts texts, Map<String, String> typed) {
        this.texts = texts;
        this.typed = typed;
    }

    /// What a browser sent. Of a name that was sent several times the last value counts, as with a box to tick
    /// that has a hidden field before it.
    public static FilledForm sent(Page page, Request request) {
        Map<String, String> typed = new LinkedHashMap<>();
        request.form(LARGEST).forEach((name, values) -> typed.put(name, values.getLast()));
        return new FilledForm(page.texts(), typed);
    }

    /// A form whose fields stand as they were carried along from page to page.
    public static FilledForm carried(Page page, Map<String, String> values) {
        return new FilledForm(page.texts(), values);
    }

    /// A form before anybody typed.
    ///
    /// @param values what its fields hold at first
    public static FilledForm fresh(Page page, Map<String, String> values) {
        return new FilledForm(page.texts(), Map.copyOf(values));
    }

    /// A text that must be there: 1 to `longest` characters, outer blanks removed.
    public String text(String name, int longest) {
        String text = typed(name).strip();
        if (text.isEmpty()) {
            wrong(name, texts.of("form.missing"));
        } else if (text.codePointCount(0, text.length()) > longest) {
            wrong(name, texts.of("form.too-long", longest));
        } else if (text.codePoints().anyMatch(FilledForm::isUnfit)) {
            wrong(name, texts.of("form.control-characters"));
        }
        return text;
    }

    /// A password that must be there, as it was typed: blanks are part of it.
    public String password(String name) {
        String password = typed(name);
        if (password.isEmpty()) {
            wrong(name, texts.of("form.missing"));
        }
        return password;
    }

    /// A whole number that must be there.
    public int number(String name, int least, int most) {
        String text = typed(name).strip();
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(name, texts.of("form.number", least, most));
        return least;
    }

    public boolean isTicked(String name) {
        return !typed(name).isEmpty();
    }

    /// @param message what to do about it; the first one of a field stays
    public void wrong(String name, String message) {
        errors.putIfAbsent(name, message);
    }

    /// Does what the form asks for. A refusal that names fields stands at them, another one above the form.
    ///
    /// @return null when the form must be shown again
    public <T> @Nullable T attempt(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            note(refused);
            return null;
        }
    }

    private void note(Refused refused) {
        switch (refused.refusal()) {
            case Refusal.InvalidFields bad -> bad.errors().forEach(error -> wrong(error.field(), words(error)));
            case Refusal.InvalidValue bad -> wrong(bad.field(), sentence(texts.said(bad.message())));
            case Refusal.Uniqueness taken -> wrong(taken.field(), texts.said(taken.message()));
            case Refusal.Locked locked -> wrong("", texts.said(locked.message()));
            case Refusal.Mutability fixed -> wrong(fixed.attribute(), texts.said(fixed.message()));
            default -> throw refused;
        }
    }

    private String words(FieldError error) {
        String message = texts.said(error.message());
        return sentence(
                error.position() < 0
                        ? message
                        : texts.of("form.position", message.replaceFirst("\\.$", ""), error.position() + 1));
    }

    /// Rules word what is wrong as the end of a sentence that begins with the name of a member.
    private static String sentence(String message) {
        int first = message.codePointAt(0);
        String begun = Character.toString(Character.toUpperCase(first)) + message.substring(Character.charCount(first));
        return begun.endsWith(".") ? begun : begun + ".";
    }

    public boolean isWrong() {
        return !errors.isEmpty();
    }

    /// Whether what is wrong is the fault of no field, so that none asks for attention.
    public boolean isRefused() {
        return isWrong() && errors.keySet().stream().allMatch(String::isEmpty);
    }

    /// All that was typed, by the names of the fields, without the token of the session.
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>(typed);
        values.remove(FormToken.FIELD);
        return values;
    }

    /// What stands in a field, an empty text for one that was not sent.
    public String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    public boolean isWrong(String name) {
        return errors.containsKey(name);
    }

    /// What is wrong with a field, an empty text when nothing is.
    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    /// The ids of what describes a field to those who do not see it; null when nothing does.
    public @Nullable String described(String name, String hint) {
        String ids = ((hint.isEmpty() ? "" : name + "-hint ") + (isWrong(name) ? name + "-error" : "")).strip();
        return ids.isEmpty() ? null : ids;
    }

    /// All that is wrong, in the order in which it was found; what belongs to no field has an empty name.
    public List<FieldError> errors() {
        return errors.entrySet().stream()
                .map(error -> new FieldError(error.getKey(), error.getValue()))
                .toList();
    }

    private static boolean isUnfit(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
