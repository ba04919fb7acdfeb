package dev.muster.console.setting.rules;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.directory.user.Preview;
import dev.muster.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a preview has counted. It travels with the form, so that further examples need not count again.
///
/// @param after the last person whom the examples before cover; null before the first
public record Seen(
        Preview.Counts counts,
        long examined,
        boolean complete,
        @Nullable UUID after) {

    static Seen of(Preview.Result result) {
        return new Seen(result.counts(), result.examined(), result.complete(), null);
    }

    static Seen sent(Page page, Request request) {
        FilledForm form = FilledForm.sent(page, request);
        Preview.Counts counts = new Preview.Counts(
                number(form, "people"),
                number(form, "fieldChanges"),
                number(form, "groupChanges"),
                number(form, "groupsCreated"),
                number(form, "groupsEmptied"));
        boolean more = form.typed(RulesForm.ACTION).equals("more");
        return new Seen(
                counts,
                number(form, "examined"),
                form.typed(RulesForm.SEEN + "complete").equals("true"),
                more ? id(form.typed(RulesForm.SEEN + "after")) : null);
    }

    /// As hidden fields of the form.
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(RulesForm.SEEN + "people", String.valueOf(counts.people()));
        values.put(RulesForm.SEEN + "fieldChanges", String.valueOf(counts.fieldChanges()));
        values.put(RulesForm.SEEN + "groupChanges", String.valueOf(counts.groupChanges()));
        values.put(RulesForm.SEEN + "groupsCreated", String.valueOf(counts.groupsCreated()));
        values.put(RulesForm.SEEN + "groupsEmptied", String.valueOf(counts.groupsEmptied()));
        values.put(RulesForm.SEEN + "examined", String.valueOf(examined));
        values.put(RulesForm.SEEN + "complete", String.valueOf(complete));
        return values;
    }

    private static long number(FilledForm form, String name) {
        String text = form.typed(RulesForm.SEEN + name);
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
