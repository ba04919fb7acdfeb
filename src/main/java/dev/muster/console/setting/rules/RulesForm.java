package dev.muster.console.setting.rules;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.http.Request;
import dev.muster.setting.Dialect;
import dev.muster.setting.Grouping;
import dev.muster.setting.Habit;
import dev.muster.setting.Hold;
import dev.muster.setting.Mapping;
import dev.muster.setting.ScimSetting;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rules of a setting as a form holds them. Its fields bear the names by which the rules of settings tell what is
/// wrong, such as `mappings[0].attribute`.
///
/// @param filled what was typed, without what belongs to buttons
/// @param action the button that was pressed; empty for a form before anybody typed
public record RulesForm(FilledForm filled, String action) {

    /// The name of the buttons.
    static final String ACTION = "do";

    /// Names that begin so are about the preview, not about the rules.
    static final String SEEN = "seen.";

    private static final String ROWS = "mappings[";
    private static final String ON = "on";

    static RulesForm of(Page page, ScimSetting setting) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", setting.updatedAt().toString());
        values.put("name", setting.name());
        putRows(values, setting.mappings());
        values.put(
                "targetGroup",
                setting.targetGroup() == null ? "" : setting.targetGroup().toString());
        putGrouping(values, setting.grouping());
        values.put("adoptExisting", setting.adoptExisting() ? ON : "");
        values.put("dialect", setting.dialect().reading().word());
        for (Habit habit : Habit.values()) {
            values.put(habitName(habit), setting.dialect().off().contains(habit) ? "" : ON);
        }
        Hold hold = setting.hold();
        values.put("hold", hold == null ? "" : ON);
        values.put("hold.people", String.valueOf((hold == null ? Hold.DEFAULT : hold).people()));
        values.put("hold.percent", String.valueOf((hold == null ? Hold.DEFAULT : hold).percent()));
        values.put("rate.perSecond", String.valueOf(setting.rate().perSecond()));
        values.put("rate.burst", String.valueOf(setting.rate().burst()));
        return new RulesForm(FilledForm.fresh(page, values), "");
    }

    static RulesForm sent(Page page, Request request) {
        Map<String, String> values = FilledForm.sent(page, request).values();
        String action = values.getOrDefault(ACTION, "");
        values.keySet().removeIf(name -> name.equals(ACTION) || name.startsWith(SEEN));
        List<Mapping> rows = rows(values);
        if (!action.equals("add") && !action.startsWith("remove-")) {
            rows.removeIf(row -> row.attribute().isBlank() && row.fieldKey().isBlank());
        }
        return new RulesForm(FilledForm.fresh(page, withRows(values, rows)), action);
    }

    /// The same form with other rows of mappings.
    RulesForm with(Page page, List<Mapping> rows) {
        return new RulesForm(FilledForm.fresh(page, withRows(filled.values(), rows)), action);
    }

    /// The same form, made on what the setting is now.
    RulesForm on(Page page, ScimSetting setting) {
        Map<String, String> values = filled.values();
        values.put("version", setting.updatedAt().toString());
        return new RulesForm(FilledForm.fresh(page, values), action);
    }

    /// The mappings as they were typed, empty ones too.
    public List<Mapping> rows() {
        return rows(filled.values());
    }

    /// When the setting that the form was made from was edited last.
    Instant version() {
        try {
            return Instant.parse(filled.typed("version"));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /// What the name of a target group has to contain to be offered.
    String groupPart() {
        return filled.typed("groupPart").strip();
    }

    public static String habitName(Habit habit) {
        return "habit." + habit.word();
    }

    /// What was typed, in the form of the admin API: its rules are the judge of it.
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", filled.typed("name"));
        ArrayNode mappings = json.putArray("mappings");
        rows().forEach(row ->
                mappings.addObject().put("attribute", row.attribute().strip()).put("field", row.fieldKey()));
        String group = filled.typed("targetGroup");
        json.put("targetGroup", group.isEmpty() ? null : group);
        ObjectNode grouping = json.putObject("grouping").put("kind", filled.typed("grouping.kind"));
        if (filled.typed("grouping.kind").equals("field")) {
            grouping.put("field", filled.typed("grouping.field"));
        }
        json.put("adoptExisting", filled.isTicked("adoptExisting")).put("dialect", filled.typed("dialect"));
        ArrayNode off = json.putArray("habitsOff");
        for (Habit habit : Habit.values()) {
            if (!filled.isTicked(habitName(habit))) {
                off.add(habit.word());
            }
        }
        putLimits(json);
        return json;
    }

    private void putLimits(ObjectNode json) {
        if (filled.isTicked("hold")) {
            putNumber(putNumber(json.putObject("hold"), "people", "hold.people"), "percent", "hold.percent");
        } else {
            json.putNull("hold");
        }
        putNumber(putNumber(json.putObject("rate"), "perSecond", "rate.perSecond"), "burst", "rate.burst");
    }

    private ObjectNode putNumber(ObjectNode json, String member, String name) {
        String text = filled.typed(name).strip();
        return text.matches("-?[0-9]{1,9}") ? json.put(member, Integer.parseInt(text)) : json.put(member, text);
    }

    private static void putGrouping(Map<String, String> values, Grouping grouping) {
        values.put("grouping.field", "");
        switch (grouping) {
            case Grouping.None ignored -> values.put("grouping.kind", "none");
            case Grouping.Mirror ignored -> values.put("grouping.kind", "mirror");
            case Grouping.ByField(String key) -> {
                values.put("grouping.kind", "field");
                values.put("grouping.field", key);
            }
        }
    }

    private static Map<String, String> withRows(Map<String, String> values, List<Mapping> rows) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.keySet().removeIf(name -> name.startsWith(ROWS));
        putRows(changed, rows);
        return changed;
    }

    private static void putRows(Map<String, String> values, List<Mapping> rows) {
        for (int i = 0; i < rows.size(); i++) {
            values.put(ROWS + i + "].attribute", rows.get(i).attribute());
            values.put(ROWS + i + "].field", rows.get(i).fieldKey());
        }
    }

    private static List<Mapping> rows(Map<String, String> values) {
        List<Mapping> rows = new ArrayList<>();
        while (values.containsKey(ROWS + rows.size() + "].attribute")) {
            String row = ROWS + rows.size() + "].";
            rows.add(new Mapping(values.getOrDefault(row + "attribute", ""), values.getOrDefault(row + "field", "")));
        }
        return rows;
    }

    /// How a tolerant reading is called in the form.
    public static String tolerant() {
        return Dialect.Reading.TOLERANT.word();
    }

    public static String strict() {
        return Dialect.Reading.STRICT.word();
    }
}
