package dev.muster.directory.user;

import dev.muster.directory.StoredJson;
import dev.muster.field.Field;
import dev.muster.schema.FoldedResource;
import dev.muster.schema.Folding;
import dev.muster.schema.ResourceType;
import dev.muster.store.Timestamps;
import dev.muster.store.Weight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Between a person and its row in `target_user`.
final class PersonColumns {

    /// The columns that make a person, in the text of every select.
    static final String ALL = """
            id, setting_id, resource_id, user_name, user_name_key, external_id, resource, resource_created_at, resource_updated_at,
            version, rules_version, origin, status, email, first_name, last_name, department, phone_number, custom, own,
            created_at, updated_at, deleted_at, active_since, held, held_at, held_request_id""";

    /// About how many bytes a person takes.
    static final String WEIGHT =
            Stream.of("resource", "custom", "own").map(Weight::of).collect(Collectors.joining(" + ", "(", ")"));

    /// The columns that conditions on each person ask for.
    static final String COUNTED =
            "id, origin, search_key, email, first_name, last_name, department, phone_number, custom";

    private static final Map<String, String> STANDARD = Map.of(
            Field.EMAIL, "email",
            Field.FIRST_NAME, "first_name",
            Field.LAST_NAME, "last_name",
            Field.DEPARTMENT, "department",
            Field.PHONE_NUMBER, "phone_number");

    private static final List<String> RESOURCE = List.of(
            "resourceId",
            "userName",
            "userNameKey",
            "externalId",
            "resource",
            "folded",
            "resourceCreatedAt",
            "resourceUpdatedAt");

    private PersonColumns() {}

    /// The columns that a projection reads and replaces, in the text of a select. Whoever stands at the rules `:today`
    /// is read without the standard fields that are not wanted, `:fields_passed_over` and, of what the client said,
    /// `:members_passed_over`: what is read, sent and parsed is most of the cost.
    ///
    /// @param wanted keys of fields
    static String projected(Set<String> wanted) {
        String standard = STANDARD.entrySet().stream()
                .map(field -> wanted.contains(field.getKey())
                        ? field.getValue()
                        : "case when rules_version <> :today then %1$s end as %1$s".formatted(field.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
        return """
                id, resource_id, rules_version, own, %s,
                case when rules_version = :today then resource - :members_passed_over::text[] else resource end as resource,
                case when rules_version = :today then custom - :fields_passed_over::text[] else custom end as custom""".formatted(standard);
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getObject("setting_id", UUID.class),
                resource(row),
                row.getLong("version"),
                row.getLong("rules_version"),
                Origin.of(row.getString("origin")),
                Status.of(row.getString("status")),
                values(row),
                entries(row.getString("own")),
                Timestamps.of(row, "created_at"),
                Timestamps.of(row, "updated_at"),
                Timestamps.orNull(row, "deleted_at"),
                Timestamps.orNull(row, "active_since"),
                held(row));
    }

    static Unprojected unprojected(ResultSet row) throws SQLException {
        return new Unprojected(
                row.getObject("id", UUID.class),
                row.getObject("resource_id", UUID.class),
                row.getString("resource"),
                row.getLong("rules_version"),
                values(row),
                entries(row.getString("own")));
    }

    /// Every column of the row as a named value; JSON as text.
    static Map<String, @Nullable Object> of(Person person) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", person.id());
        columns.put("settingId", person.settingId());
        columns.put("version", person.version());
        columns.put("rulesVersion", person.rulesVersion());
        columns.put("origin", person.origin().word());
        columns.put("status", person.status().word());
        columns.put("emailKey", person.email().map(Folding::fold).orElse(null));
        columns.put("searchKey", searchKey(person));
        columns.put("own", json(person.own()));
        columns.put("createdAt", person.createdAt());
        columns.put("updatedAt", person.updatedAt());
        columns.put("deletedAt", person.deletedAt());
        columns.put("activeSince", person.activeSince());
        putHeld(columns, person.held());
        putResource(columns, person.resource());
        putValues(columns, person.values());
        return columns;
    }

    /// The columns that a projection writes, as named values.
    static Map<String, @Nullable Object> projected(Person person) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", person.id());
        columns.put("rulesVersion", person.rulesVersion());
        columns.put("emailKey", AddressStore.key(person).orElse(null));
        columns.put("searchKey", searchKey(person));
        columns.put("updatedAt", person.updatedAt());
        putValues(columns, person.values());
        return columns;
    }

    private static void putResource(Map<String, @Nullable Object> columns, @Nullable Resource resource) {
        if (resource == null) {
            RESOURCE.forEach(name -> columns.put(name, null));
            return;
        }
        columns.put("resourceId", resource.id());
        columns.put("userName", resource.identity().userName());
        columns.put("userNameKey", resource.identity().userNameKey());
        columns.put("externalId", resource.identity().externalId());
        columns.put("resource", resource.json().toString());
        columns.put(
                "folded", FoldedResource.of(ResourceType.USER, resource.json()).toString());
        columns.put("resourceCreatedAt", resource.createdAt());
        columns.put("resourceUpdatedAt", resource.updatedAt());
    }

    private static void putHeld(Map<String, @Nullable Object> columns, @Nullable HeldRemoval held) {
        columns.put("held", held == null ? null : held.becomes().word());
        columns.put("heldAt", held == null ? null : held.since());
        columns.put("heldRequestId", held == null ? null : held.requestId());
    }

    private static void putValues(Map<String, @Nullable Object> columns, Map<String, JsonNode> values) {
        STANDARD.forEach((key, column) ->
                columns.put(key, values.containsKey(key) ? values.get(key).asString() : null));
        Map<String, JsonNode> custom = new HashMap<>(values);
        custom.keySet().removeAll(STANDARD.keySet());
        columns.put("custom", json(custom));
    }

    /// What the search of the people's list looks through: names, address and userName, folded.
    private static String searchKey(Person person) {
        StringBuilder text = new StringBuilder();
        for (String key : new String[] {Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL}) {
            person.text(key).ifPresent(value -> text.append(value).append(' '));
        }
        if (person.resource() != null) {
            text.append(person.resource().identity().userName());
        }
        return Folding.fold(text.toString().strip());
    }

    private static @Nullable Resource resource(ResultSet row) throws SQLException {
        String json = row.getString("resource");
        if (json == null) {
            return null;
        }
        return new Resource(
                row.getObject("resource_id", UUID.class),
                new Identity(row.getString("user_name"), row.getString("user_name_key"), row.getString("external_id")),
                object(json),
                Timestamps.of(row, "resource_created_at"),
                Timestamps.of(row, "resource_updated_at"));
    }

    private static @Nullable HeldRemoval held(ResultSet row) throws SQLException {
        String becomes = row.getString("held");
        return becomes == null
                ? null
                : new HeldRemoval(Status.of(becomes), Timestamps.of(row, "held_at"), row.getString("held_request_id"));
    }

    private static Map<String, JsonNode> values(ResultSet row) throws SQLException {
        Map<String, JsonNode> values = entries(row.getString("custom"));
        for (Map.Entry<String, String> standard : STANDARD.entrySet()) {
            String value = row.getString(standard.getValue());
            if (value != null) {
                values.put(standard.getKey(), JsonNodeFactory.instance.stringNode(value));
            }
        }
        return values;
    }

    private static Map<String, JsonNode> entries(String json) {
        Map<String, JsonNode> entries = new HashMap<>();
        if (json.equals("{}")) {
            return entries;
        }
        object(json).properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private static String json(Map<String, JsonNode> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach(object::set);
        return object.toString();
    }

    static ObjectNode object(String json) {
        return StoredJson.object(json);
    }
}
