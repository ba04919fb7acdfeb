package dev.muster.directory.connection;

import dev.muster.activity.Scope;
import dev.muster.directory.connection.WantedSetting.WantedField;
import dev.muster.directory.connection.WantedSetting.WantedGroup;
import dev.muster.directory.connection.WantedSetting.WantedGrouping;
import dev.muster.directory.connection.WantedSetting.WantedMapping;
import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.group.TargetGroups;
import dev.muster.field.Field;
import dev.muster.field.FieldNames;
import dev.muster.field.FieldType;
import dev.muster.field.Fields;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import dev.muster.refusal.Refused;
import dev.muster.setting.Grouping;
import dev.muster.setting.Mapping;
import dev.muster.setting.Projection;
import dev.muster.setting.Rules;
import dev.muster.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes SCIM settings with all that they need, or nothing at all. What is wrong is told under the names of the
/// wish's parts: `mappings[0].attribute`, `mappings[0].newName`, `group`, `newGroup`, `grouping`.
public record Connections(Fields fields, Settings settings) {

    /// Refuses what [#create] would refuse; nothing is written.
    public void check(Scope scope, WantedSetting wanted) {
        scope.trial(joined -> create(joined, wanted));
    }

    /// Makes the new fields, the new group and the setting.
    ///
    /// @throws Refused with Uniqueness of `id` when this very setting was made before
    public Settings.Created create(Scope scope, WantedSetting wanted) {
        return scope.together(joined -> {
            List<String> keys = fieldKeys(joined, wanted.mappings());
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", wanted.name());
            ArrayNode mappings = json.putArray("mappings");
            for (int i = 0; i < keys.size(); i++) {
                mappings.addObject()
                        .put("attribute", wanted.mappings().get(i).attribute())
                        .put("field", keys.get(i));
            }
            json.put("targetGroup", group(joined, wanted.group()));
            json.set("grouping", groupingJson(wanted.grouping(), keys));
            if (wanted.provider() != null) {
                json.put("provider", wanted.provider().word());
            }
            return settings.create(joined, wanted.id(), json);
        });
    }

    /// What the rules would make of somebody of whom a client says this, by the projection itself. Nothing is
    /// written, and nothing is locked: it is asked with every key that is typed.
    ///
    /// @param said values by path
    /// @throws Refused for a path that leads nowhere
    public Sample sample(Scope scope, WantedSetting wanted, Map<String, String> said) {
        List<Field> all = new ArrayList<>(fields.all(scope));
        List<Mapping> mappings = new ArrayList<>();
        for (WantedMapping mapping : wanted.mappings()) {
            String key = switch (mapping.field()) {
                case WantedField.Known(String known) -> known;
                case WantedField.New(String name, FieldType type) -> {
                    Field field = planned(scope, name, type, all);
                    all.add(field);
                    yield field.key();
                }
            };
            mappings.add(new Mapping(mapping.attribute(), key));
        }
        Rules rules = Rules.of(mappings, grouping(wanted.grouping(), mappings), all);
        List<Field> shown = all.stream().filter(Field::active).toList();
        return new Sample(shown, Projection.of(ExampleResource.of(said), rules));
    }

    private static Field planned(Scope scope, String name, FieldType type, List<Field> before) {
        String key = FieldNames.key(
                name,
                before.stream()
                        .map(field -> field.key().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        return new Field(scope.ids().next(), key, name, type, false, false, true, before.size());
    }

    private static Grouping grouping(WantedGrouping wanted, List<Mapping> mappings) {
        return switch (wanted) {
            case WantedGrouping.None() -> new Grouping.None();
            case WantedGrouping.Mirror() -> new Grouping.Mirror();
            case WantedGrouping.ByField(String key) -> new Grouping.ByField(key);
            case WantedGrouping.ByMapping(int row) ->
                row < mappings.size() ? new Grouping.ByField(mappings.get(row).fieldKey()) : new Grouping.None();
        };
    }

    /// The keys of the fields that the mappings fill, in their order.
    private List<String> fieldKeys(Scope scope, List<WantedMapping> mappings) {
        List<String> keys = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < mappings.size(); i++) {
            keys.add(
                    switch (mappings.get(i).field()) {
                        case WantedField.Known(String key) -> key;
                        case WantedField.New wanted -> made(scope, wanted, "mappings[" + i + "].newName", errors);
                    });
        }
        if (!errors.isEmpty()) {
            throw new Refused(new Refusal.InvalidFields(List.copyOf(errors)));
        }
        return keys;
    }

    private String made(Scope scope, WantedField.New wanted, String place, List<FieldError> errors) {
        try {
            Field field = fields.create(scope, wanted.name(), wanted.type(), false);
            return field.key();
        } catch (Refused refused) {
            if (refused.refusal() instanceof Refusal.Uniqueness taken) {
                errors.add(new FieldError(place, taken.message()));
                return "";
            }
            throw refused;
        }
    }

    private static @Nullable String group(Scope scope, WantedGroup wanted) {
        TargetGroups groups = new TargetGroups(scope);
        @Nullable
        UUID id = switch (wanted) {
            case WantedGroup.None() -> null;
            case WantedGroup.Named(String name) ->
                groups.named(new GroupName(name))
                        .map(TargetGroup.Reference::id)
                        .orElseThrow(() -> invalid("group", "There is no target group of this name."));
            case WantedGroup.New(String name) -> madeGroup(groups, name).id();
        };
        return id == null ? null : id.toString();
    }

    private static TargetGroup madeGroup(TargetGroups groups, String name) {
        try {
            return groups.create(new GroupName(name));
        } catch (Refused refused) {
            if (refused.refusal() instanceof Refusal.Uniqueness taken) {
                throw invalid("newGroup", taken.message());
            }
            throw refused;
        }
    }

    private static ObjectNode groupingJson(WantedGrouping wanted, List<String> keys) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (wanted) {
            case WantedGrouping.None() -> json.put("kind", "none");
            case WantedGrouping.Mirror() -> json.put("kind", "mirror");
            case WantedGrouping.ByField(String key) -> json.put("kind", "field").put("field", key);
            case WantedGrouping.ByMapping(int row) -> {
                if (row >= keys.size()) {
                    throw invalid("grouping", "The mapping to group by is not there any more.");
                }
                yield json.put("kind", "field").put("field", keys.get(row));
            }
        };
    }

    private static Refused invalid(String field, String message) {
        return new Refused(new Refusal.InvalidValue(field, message));
    }
}
