package dev.muster.rules.change;

import dev.muster.directory.group.GroupName;
import dev.muster.field.Field;
import dev.muster.field.FieldType;
import dev.muster.field.SentFields;
import dev.muster.setting.Dialect;
import dev.muster.setting.Grouping;
import dev.muster.setting.Mapping;
import dev.muster.setting.Projected;
import dev.muster.setting.Projection;
import dev.muster.setting.Rate;
import dev.muster.setting.Rules;
import dev.muster.setting.ScimSetting;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.TestSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a company should look like, made anew from nothing but the resources that its client may read, the fields
/// and the rules, all asked over HTTP; and where the company is not so.
final class FromScratch {

    private static final int ENOUGH = 20;

    private final TestSetting setting;
    private final Map<String, Sent> sent;
    private final List<String> differences = new ArrayList<>();

    /// By resource id.
    private final Map<String, Expected> expected = new HashMap<>();

    /// By the key of the name: the groups that a rule may name.
    private final Map<String, String> groups = new HashMap<>();

    private final Map<String, Long> members = new HashMap<>();

    /// @param values by field key
    /// @param group the id of the group that the rules give
    private record Expected(
            Map<String, String> values, @Nullable String group) {}

    private FromScratch(TestSetting setting, Map<String, Sent> sent) {
        this.setting = setting;
        this.sent = new HashMap<>(sent);
    }

    /// @param sent what the client last got acknowledged, by userName; all the others are as they were in the
    /// beginning
    static List<String> differences(TestSetting setting, Map<String, Sent> sent) {
        FromScratch check = new FromScratch(setting, sent);
        check.groups();
        check.resources();
        check.people();
        check.memberCounts();
        return check.differences;
    }

    private void groups() {
        each(setting.company().api(), "/target-groups?limit=1000", group -> {
            String key = new GroupName(group.path("name").asString()).key();
            if (groups.put(key, group.path("id").asString()) != null) {
                differs("two groups are called " + key);
            }
        });
    }

    private void resources() {
        Rules rules = Rules.of(scimSetting(), fields());
        List<Field> fields = fields();
        String targetGroup = json().path("targetGroup").asString("");
        int start = 1;
        int total = 1;
        while (start <= total) {
            Answer page = setting.scim().get("/Users?count=1000&startIndex=" + start);
            AnswerAssert.assertThat(page).hasStatus(200);
            total = page.at("/totalResults").asInt();
            for (JsonNode resource : page.at("/Resources")) {
                acknowledged(resource);
                project((ObjectNode) resource, rules, fields, targetGroup);
                start++;
            }
        }
        sent.forEach((name, left) -> {
            if (left.id() != null) {
                differs(name + " was acknowledged and is not there");
            }
        });
    }

    /// What was acknowledged is there, and what nobody touched is as it was.
    private void acknowledged(JsonNode resource) {
        String name = resource.path("userName").asString();
        Sent last = sent.remove(name);
        boolean same = last == null
                ? resource.at("/meta/version").asString().equals("W/\"1\"")
                : Sent.of(resource).equals(last);
        if (!same) {
            differs(name + " is " + resource + ", acknowledged was " + last);
        }
    }

    private void project(ObjectNode resource, Rules rules, List<Field> fields, String targetGroup) {
        Projected projected = Projection.of(SentFields.of(resource, fields).resource(), rules);
        Map<String, String> values = new TreeMap<>();
        projected.values().forEach((key, value) -> values.put(key, value.json().asString()));
        Optional<String> named = projected.groupName().map(name -> new GroupName(name).key());
        if (named.isPresent() && !groups.containsKey(named.get())) {
            differs("there is no group " + named.get());
        }
        String group = named.map(groups::get).orElse(targetGroup.isEmpty() ? null : targetGroup);
        expected.put(resource.path("id").asString(), new Expected(values, group));
    }

    private void people() {
        Http api = setting.company().api();
        each(api, "/target-users?limit=1000", this::person);
        expected.keySet().forEach(resource -> differs("resource " + resource + " has no person"));
        each(api, "/target-users?limit=1000&status=deleted", person -> {
            if (!person.path("groups").isEmpty() || !person.path("resourceId").isNull()) {
                differs("somebody deleted is still somewhere: " + person);
            }
        });
    }

    private void person(JsonNode person) {
        Expected right = expected.remove(person.path("resourceId").asString(""));
        Map<String, String> values = new TreeMap<>();
        Field.STANDARD.forEach(key -> put(values, key, person.path(key)));
        person.path("fields").properties().forEach(field -> put(values, field.getKey(), field.getValue()));
        TreeSet<String> in = new TreeSet<>();
        person.path("groups").forEach(group -> in.add(group.path("id").asString()));
        in.forEach(group -> members.merge(group, 1L, Long::sum));
        TreeSet<String> wanted = new TreeSet<>();
        if (right != null && right.group() != null) {
            wanted.add(right.group());
        }
        if (right == null || !values.equals(right.values()) || !in.equals(wanted)) {
            differs("should be " + right + ": " + person);
        }
    }

    private static void put(Map<String, String> values, String key, JsonNode value) {
        if (!value.isNull()) {
            values.put(key, value.asString());
        }
    }

    private void memberCounts() {
        each(setting.company().api(), "/target-groups?limit=1000", group -> {
            long counted = members.getOrDefault(group.path("id").asString(), 0L);
            if (group.path("memberCount").asLong() != counted) {
                differs(counted + " people are in " + group);
            }
        });
    }

    private ScimSetting scimSetting() {
        JsonNode json = json();
        List<Mapping> mappings = new ArrayList<>();
        json.path("mappings")
                .forEach(each -> mappings.add(new Mapping(
                        each.path("attribute").asString(), each.path("field").asString())));
        Grouping grouping = switch (json.at("/grouping/kind").asString()) {
            case "none" -> new Grouping.None();
            case "field" -> new Grouping.ByField(json.at("/grouping/field").asString());
            default -> throw new IllegalStateException("No such grouping here: " + json);
        };
        Instant now = Instant.EPOCH;
        UUID id = UUID.fromString(setting.id());
        return new ScimSetting(
                id, "", mappings, null, grouping, true, Dialect.TOLERANT, null, Rate.DEFAULT, null, 1, now, now);
    }

    private JsonNode json() {
        Answer answer = setting.company().api().get("/scim-settings/" + setting.id());
        AnswerAssert.assertThat(answer).hasStatus(200);
        return answer.json();
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        each(
                setting.company().api(),
                "/fields?limit=1000",
                json -> fields.add(new Field(
                        UUID.fromString(json.path("id").asString()),
                        json.path("key").asString(),
                        json.path("name").asString(),
                        Arrays.stream(FieldType.values())
                                .filter(type ->
                                        type.word().equals(json.path("type").asString()))
                                .findFirst()
                                .orElseThrow(),
                        json.path("standard").asBoolean(),
                        json.path("required").asBoolean(),
                        json.path("active").asBoolean(),
                        json.path("order").asInt())));
        return fields;
    }

    private static void each(Http api, String path, Consumer<JsonNode> visitor) {
        String cursor = "";
        do {
            Answer page = api.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            AnswerAssert.assertThat(page).hasStatus(200);
            page.at("/items").forEach(visitor);
            cursor = page.at("/nextCursor").asString("");
        } while (!cursor.isEmpty());
    }

    private void differs(String what) {
        if (differences.size() < ENOUGH) {
            differences.add(what);
        }
    }
}
