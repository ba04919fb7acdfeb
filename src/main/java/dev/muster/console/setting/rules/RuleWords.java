package dev.muster.console.setting.rules;

import dev.muster.console.Page;
import dev.muster.directory.group.TargetGroup;
import dev.muster.field.Field;
import dev.muster.setting.Dialect;
import dev.muster.setting.Grouping;
import dev.muster.setting.Hold;
import dev.muster.setting.ScimSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts the rules of a setting into words, and what an edit makes of them.
///
/// @param fields all fields of the company
/// @param groups those that people may be sent to
record RuleWords(Page page, List<Field> fields, List<TargetGroup.Reference> groups) {

    List<RuleChange> changes(ScimSetting before, ScimSetting after) {
        List<RuleChange> changes = new ArrayList<>();
        add(changes, "rules.name", List.of(before.name()), List.of(after.name()));
        add(changes, "rules.mappings", mappings(before), mappings(after));
        add(changes, "rules.grouping", grouping(before.grouping()), grouping(after.grouping()));
        add(changes, "rules.target-group", group(before.targetGroup()), group(after.targetGroup()));
        add(changes, "rules.adopt", adopts(before.adoptExisting()), adopts(after.adoptExisting()));
        add(changes, "rules.dialect", reading(before.dialect()), reading(after.dialect()));
        add(changes, "rules.habits-off", off(before.dialect()), off(after.dialect()));
        add(changes, "rules.hold", hold(before.hold()), hold(after.hold()));
        add(changes, "rules.rate", rate(before), rate(after));
        return changes;
    }

    String field(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .map(Field::name)
                .findFirst()
                .orElse(key);
    }

    private static void add(List<RuleChange> changes, String part, List<String> before, List<String> after) {
        if (!before.equals(after)) {
            changes.add(new RuleChange(part, before, after));
        }
    }

    private List<String> mappings(ScimSetting setting) {
        return setting.mappings().stream()
                .map(mapping -> mapping.attribute() + " → " + field(mapping.fieldKey()))
                .toList();
    }

    private List<String> grouping(Grouping grouping) {
        return List.of(
                switch (grouping) {
                    case Grouping.None ignored -> page.text("rules.grouping.none");
                    case Grouping.ByField(String key) -> page.text("rules.grouping.by", field(key));
                    case Grouping.Mirror ignored -> page.text("rules.grouping.mirror");
                });
    }

    private List<String> group(@Nullable UUID id) {
        if (id == null) {
            return List.of(page.text("rules.target-group.none"));
        }
        return List.of(groups.stream()
                .filter(group -> group.id().equals(id))
                .map(TargetGroup.Reference::name)
                .findFirst()
                .orElseGet(id::toString));
    }

    private List<String> adopts(boolean adopts) {
        return List.of(page.text(adopts ? "rules.adopt.yes" : "rules.adopt.no"));
    }

    private List<String> reading(Dialect dialect) {
        return List.of(page.text("rules.dialect." + dialect.reading().word()));
    }

    private List<String> off(Dialect dialect) {
        return dialect.off().stream()
                .map(habit -> page.text("habit." + habit.word() + ".looks"))
                .toList();
    }

    private List<String> hold(@Nullable Hold hold) {
        return List.of(
                hold == null
                        ? page.text("rules.hold.off")
                        : page.text("rules.hold.limit", hold.people(), hold.percent()));
    }

    private List<String> rate(ScimSetting setting) {
        return List.of(page.text(
                "rules.rate.limit", setting.rate().perSecond(), setting.rate().burst()));
    }
}
