package dev.muster.console.connect;

import dev.muster.company.Ids;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.directory.connection.WantedSetting;
import dev.muster.directory.connection.WantedSetting.WantedField;
import dev.muster.directory.connection.WantedSetting.WantedGroup;
import dev.muster.directory.connection.WantedSetting.WantedGrouping;
import dev.muster.directory.connection.WantedSetting.WantedMapping;
import dev.muster.field.FieldNames;
import dev.muster.field.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a draft as the setting that is wanted; what is wrong is noted at its field.
record DraftReading(Page page, Draft draft, Ids ids) {

    /// What a mapping's select says for a field that is to be made.
    static final String NEW = "new:";

    /// What Group By says for the field of a mapping, before the number of its row.
    static final String ROW = "row:";

    static final String NONE = "none";
    static final String MIRROR = "mirror";
    static final String EXISTING = "existing";
    static final String NEW_GROUP = "new";

    private static final String FIELD = "field:";
    private static final int LONGEST = 256;
    private static final int LONGEST_PATH = 1024;

    /// The first page alone.
    WantedSetting pageOne() {
        if (draft.provider() == null) {
            form().wrong(Draft.PROVIDER, page.text("wizard.provider.missing"));
        }
        return new WantedSetting(
                id(),
                form().text(Draft.NAME, LONGEST),
                draft.provider(),
                mappings(),
                new WantedGroup.None(),
                new WantedGrouping.None());
    }

    WantedSetting whole() {
        WantedSetting one = pageOne();
        return new WantedSetting(one.id(), one.name(), one.provider(), one.mappings(), group(), grouping());
    }

    private UUID id() {
        @Nullable UUID id = draft.id();
        return id == null ? ids.next() : id;
    }

    private List<WantedMapping> mappings() {
        List<WantedMapping> mappings = new ArrayList<>();
        Map<String, Integer> filled = new HashMap<>();
        for (int row : draft.places()) {
            String attribute = form().text(draft.name(row, "attribute"), LONGEST_PATH);
            String place = draft.name(row, "field");
            String key = form().typed(place);
            if (key.isEmpty()) {
                form().wrong(place, page.text("wizard.field.missing"));
            }
            @Nullable Integer first = key.equals(NEW) ? null : filled.putIfAbsent(key, row);
            if (first != null && !key.isEmpty()) {
                form().wrong(place, page.text("wizard.field.twice", first + 1));
            }
            mappings.add(new WantedMapping(attribute, key.equals(NEW) ? newField(row) : new WantedField.Known(key)));
        }
        return mappings;
    }

    private WantedField newField(int row) {
        String name = form().text(draft.name(row, "newName"), FieldNames.LONGEST);
        FieldType type = FieldType.of(form().typed(draft.name(row, "newType"))).orElse(FieldType.TEXT);
        return new WantedField.New(name, type);
    }

    private WantedGroup group() {
        return switch (form().typed(Draft.TARGET)) {
            case EXISTING -> new WantedGroup.Named(form().text(Draft.GROUP, LONGEST));
            case NEW_GROUP -> new WantedGroup.New(form().text(Draft.NEW_GROUP, LONGEST));
            default -> new WantedGroup.None();
        };
    }

    /// A choice that the pages do not offer groups by nothing.
    private WantedGrouping grouping() {
        String typed = form().typed(Draft.GROUPING);
        if (typed.equals(MIRROR)) {
            return new WantedGrouping.Mirror();
        }
        if (typed.startsWith(FIELD)) {
            return new WantedGrouping.ByField(typed.substring(FIELD.length()));
        }
        return typed.matches(ROW + "[0-9]{1,3}")
                ? new WantedGrouping.ByMapping(Integer.parseInt(typed.substring(ROW.length())))
                : new WantedGrouping.None();
    }

    private FilledForm form() {
        return draft.form();
    }
}
