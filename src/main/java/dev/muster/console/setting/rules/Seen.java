package dev.muster.console.setting.rules;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.directory.group.PlannedGroups;
import dev.muster.directory.user.Preview;
import dev.muster.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a preview has counted. It travels with the form, so that further examples need not count again.
///
/// @param created the names of the first groups that are made or come back, told with the counts and not again
/// @param emptied the names of the first groups that end without a member, likewise
/// @param after the last person whom the examples before cover; null before the first
public record Seen(
        Preview.Counts counts,
        List<String> created,
        List<String> emptied,
        long examined,
        boolean complete,
        @Nullable UUID after) {

    static Seen of(Preview.Result result) {
        return new Seen(
                result.counts(),
                names(result.groups().created()),
                names(result.groups().emptied()),
                result.examined(),
                result.complete(),
                null);
    }

    private static List<String> names(List<PlannedGroups.Place> groups) {
        return groups.stream().map(PlannedGroups.Place::name).toList();
    }

    static Seen sent(Page page, Request request) {
        FilledForm form = FilledForm.sent(page, request);
        Preview.Counts counts = new Preview.Counts(
                number(form, "people"),
                number(form, "fieldChanges"),
                number(form, "groupChanges"),
                number(form, "groupsCreated"),
                number(form, "groupsEmptied"),
                number(form, "addressesKept"));
        boolean more = form.typed(RulesForm.ACTION).equals("more");
        return new Seen(
                counts,
                List.of(),
                List.of(),
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
        values.put(RulesForm.SEEN + "addressesKept", String.valueOf(counts.addressesKept()));
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
