package dev.muster.setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A setting as JSON: the form of the admin API, and of the parts that stand in jsonb columns.
public final class SettingJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SettingJson() {}

    /// What an administrator sets, in the form of the admin API.
    public static ObjectNode of(ScimSetting setting) {
        ObjectNode node = NODES.objectNode().put("name", setting.name());
        node.set("mappings", JSON.readTree(mappings(setting.mappings())));
        node.put(
                "targetGroup",
                setting.targetGroup() == null ? null : setting.targetGroup().toString());
        node.set("grouping", grouping(setting.grouping()));
        node.put("adoptExisting", setting.adoptExisting())
                .put("dialect", setting.dialect().reading().word());
        node.set("habitsOff", habits(setting.dialect().off()));
        String hold = hold(setting.hold());
        node.set("hold", hold == null ? NODES.nullNode() : JSON.readTree(hold));
        node.set("rate", JSON.readTree(rate(setting.rate())));
        node.put("provider", word(setting.provider()));
        return node;
    }

    static Map<String, @Nullable Object> columns(ScimSetting setting) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", setting.id());
        columns.put("name", setting.name());
        columns.put("mappings", mappings(setting.mappings()));
        columns.put("targetGroup", setting.targetGroup());
        columns.put("grouping", grouping(setting.grouping()).toString());
        columns.put("adoptExisting", setting.adoptExisting());
        columns.put("dialect", setting.dialect().reading().word());
        columns.put("habitsOff", habits(setting.dialect().off()).toString());
        columns.put("hold", hold(setting.hold()));
        columns.put("rate", rate(setting.rate()));
        columns.put("provider", word(setting.provider()));
        columns.put("rulesVersion", setting.rulesVersion());
        columns.put("updatedAt", setting.updatedAt());
        return columns;
    }

    private static @Nullable String word(@Nullable IdentityProvider provider) {
        return provider == null ? null : provider.word();
    }

    static @Nullable IdentityProvider provider(@Nullable String word) {
        return word == null ? null : IdentityProvider.of(word).orElseThrow();
    }

    static List<Mapping> mappings(String json) {
        List<Mapping> mappings = new ArrayList<>();
        for (JsonNode node : JSON.readTree(json)) {
            mappings.add(new Mapping(
                    node.path("attribute").stringValue(), node.path("field").stringValue()));
        }
        return mappings;
    }

    static Grouping grouping(String json) {
        JsonNode node = JSON.readTree(json);
        return switch (node.path("kind").stringValue()) {
            case "none" -> new Grouping.None();
            case "field" -> new Grouping.ByField(node.path("field").stringValue());
            case "mirror" -> new Grouping.Mirror();
            default -> throw new IllegalStateException("Unknown kind of grouping in the database");
        };
    }

    static Dialect dialect(String reading, String habitsOff) {
        Set<Habit> off = new HashSet<>();
        for (JsonNode word : JSON.readTree(habitsOff)) {
            off.add(Habit.of(word.stringValue()).orElseThrow());
        }
        return new Dialect(Dialect.Reading.of(reading), off);
    }

    static @Nullable Hold hold(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode node = JSON.readTree(json);
        return new Hold(node.path("people").intValue(), node.path("percent").intValue());
    }

    static Rate rate(String json) {
        JsonNode node = JSON.readTree(json);
        return new Rate(node.path("perSecond").intValue(), node.path("burst").intValue());
    }

    private static String mappings(List<Mapping> mappings) {
        ArrayNode array = NODES.arrayNode();
        for (Mapping mapping : mappings) {
            array.addObject().put("attribute", mapping.attribute()).put("field", mapping.fieldKey());
        }
        return array.toString();
    }

    private static ArrayNode habits(Set<Habit> habits) {
        ArrayNode words = NODES.arrayNode();
        habits.forEach(habit -> words.add(habit.word()));
        return words;
    }

    private static ObjectNode grouping(Grouping grouping) {
        return switch (grouping) {
            case Grouping.None ignored -> NODES.objectNode().put("kind", "none");
            case Grouping.ByField byField ->
                NODES.objectNode().put("kind", "field").put("field", byField.fieldKey());
            case Grouping.Mirror ignored -> NODES.objectNode().put("kind", "mirror");
        };
    }

    private static @Nullable String hold(@Nullable Hold hold) {
        return hold == null
                ? null
                : NODES.objectNode()
                        .put("people", hold.people())
                        .put("percent", hold.percent())
                        .toString();
    }

    private static String rate(Rate rate) {
        return NODES.objectNode()
                .put("perSecond", rate.perSecond())
                .put("burst", rate.burst())
                .toString();
    }
}
