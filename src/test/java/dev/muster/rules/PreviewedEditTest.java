package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.field.FieldExtension;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A long row of random edits: what each preview says is what the edit then does (rules R1, R2).
class PreviewedEditTest {

    private static final int PEOPLE = 15;
    private static final int EDITS = 30;
    private static final String BADGE = "urn:example:params:scim:schemas:extension:badge:2.0:User";
    private static final List<String> PATHS = List.of("title", "active", BADGE + ":level");
    private static final List<String> DEPARTMENTS = List.of("Sales", "SALES", " Engineering", "Straße", "STRASSE", "");
    private static final List<String> TITLES = List.of("7", "2026-01-31", "true", "Sales", "x".repeat(257), "");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{\"rate\": {\"perSecond\": 10000, \"burst\": 10000}}");
    private final List<String> fields = List.of(
            acme.field("Text", "text"),
            acme.field("Number", "number"),
            acme.field("Date", "date"),
            acme.field("Boolean", "boolean"));
    private final List<String> groups = List.of(acme.group("Everyone"), acme.group("Sales"), acme.group("Champions"));
    private final TestSetting okta = acme.setting("{\"name\": \"Okta\"}");
    private final Set<String> toldAlready = new HashSet<>();

    /// The person of the other setting whose address an edit gives; null while there is none.
    private @Nullable String hedy;

    /// The counts of a preview, or of what happened, and for each person what changes.
    private record Outcome(List<Integer> counts, Map<String, String> changes) {}

    @Test
    void R1_a_preview_says_what_the_edit_then_does() {
        people();
        happened(Map.of(), Map.of());
        int changing = 0;
        for (int i = 0; i < EDITS; i++) {
            String edit = edit();
            Map<String, Integer> before = sizes();
            Map<String, String> ids = groupIds();

            Outcome previewed = previewed(edit);
            saves(edit);
            Outcome happened = happened(before, ids);

            assertThat(previewed).as("seed %s, edit %s: %s", seed, i, edit).isEqualTo(happened);
            changing += happened.changes().isEmpty() ? 0 : 1;
            meanwhile();
        }
        assertThat(changing).as("seed %s", seed).isGreaterThan(EDITS / 3);
    }

    private void people() {
        hedy = okta.creates(user("hedy"));
        for (int i = 0; i < PEOPLE; i++) {
            UserBody body = user("u" + i)
                    .department(one(DEPARTMENTS))
                    .with("title", "\"" + one(TITLES) + "\"")
                    .with("nickName", i % 5 == 0 ? "\"hedy@acme.example\"" : "\"nick" + i + "@acme.example\"");
            // Nobody gives the spelling of an extension that the schema does not know.
            String badge = i % 2 == 0 ? BADGE : BADGE.replace("badge", "Badge");
            body = body.with(badge, "{\"level\": \"L" + i % 3 + "\"}");
            if (i % 4 == 0) {
                body = body.with(FieldExtension.URN, "{\"" + fields.getFirst() + "\": \"sent " + i % 3 + "\"}");
            }
            entra.creates(i % 6 == 0 ? body.inactive() : body);
        }
        acme.addsByHand(groups.getLast(), acme.person("u1").path("id").asString());
        acme.addsByHand(groups.get(1), acme.person("u2").path("id").asString());
    }

    /// Some parts of the setting, some of them as they are.
    private String edit() {
        List<String> parts = new ArrayList<>(List.of("\"adoptExisting\": " + random.nextBoolean()));
        Set<String> mapped = new TreeSet<>();
        List<String> mappings = new ArrayList<>();
        for (String field : fields) {
            if (random.nextInt(3) > 0) {
                mapped.add(field);
                mappings.add(mapping(one(PATHS), field));
            }
        }
        if (random.nextInt(3) == 0) {
            mappings.add(mapping("nickName", "email"));
        }
        if (random.nextInt(3) == 0) {
            mappings.add(mapping("title", "department"));
        }
        parts.add("\"mappings\": [" + String.join(", ", mappings) + "]");
        if (random.nextBoolean()) {
            parts.add("\"targetGroup\": " + (random.nextInt(3) == 0 ? "null" : "\"" + one(groups) + "\""));
        }
        List<String> keys = new ArrayList<>(mapped);
        keys.addAll(List.of("department", "lastName"));
        parts.add(
                random.nextInt(3) == 0
                        ? "\"grouping\": {\"kind\": \"none\"}"
                        : "\"grouping\": {\"kind\": \"field\", \"field\": \"%s\"}".formatted(one(keys)));
        return "{" + String.join(", ", parts) + "}";
    }

    private static String mapping(String path, String field) {
        return "{\"attribute\": \"%s\", \"field\": \"%s\"}".formatted(path, field);
    }

    /// A generated group is deleted by hand now and then, so that it has to come back; and the address of the other
    /// setting's person is free for a while, or taken again.
    private void meanwhile() {
        if (random.nextInt(3) == 0) {
            comesOrGoes();
        }
        acme.groups().stream()
                .filter(group -> group.path("origin").asString().equals("generated") && random.nextInt(8) == 0)
                .forEach(group ->
                        acme.api().delete("/target-groups/" + group.path("id").asString()));
        happened(Map.of(), Map.of());
    }

    private void comesOrGoes() {
        if (hedy != null) {
            okta.deletes(hedy);
            hedy = null;
            return;
        }
        Answer back = okta.creating(user("hedy"));
        assertThat(back.status()).as("%s", back).isIn(201, 409);
        hedy = back.status() == 201 ? back.id() : null;
    }

    private Outcome previewed(String edit) {
        Map<String, String> changes = new TreeMap<>();
        List<Integer> counts = new ArrayList<>();
        String next = "";
        do {
            Answer page = acme.api()
                    .post(
                            "/scim-settings/" + entra.id() + "/preview?limit=4"
                                    + (next.isEmpty() ? "" : "&cursor=" + next),
                            edit);
            AnswerAssert.assertThat(page).hasStatus(200);
            if (next.isEmpty()) {
                for (String name :
                        List.of("people", "fieldChanges", "groupChanges", "groupsCreated", "groupsEmptied")) {
                    counts.add(page.at("/" + name).asInt());
                }
            }
            page.at("/examples")
                    .forEach(example -> changes.put(example.path("userId").asString(), words(example)));
            next = page.at("/nextCursor").isString() ? page.at("/nextCursor").asString() : "";
        } while (!next.isEmpty());
        return new Outcome(counts, changes);
    }

    private static String words(JsonNode example) {
        Set<String> words = new TreeSet<>();
        for (String side : List.of("before", "after")) {
            example.at("/" + side + "/fields")
                    .properties()
                    .forEach(field -> words.add(side + " " + field.getKey() + " " + field.getValue()));
            example.at("/" + side + "/groups").forEach(group -> words.add(in(side, group.path("name"))));
        }
        return words.toString();
    }

    /// A page of examples knows only its own spellings of a group that is not there yet.
    private static String in(String side, JsonNode group) {
        return side + " in " + group.asString().toLowerCase(Locale.ROOT).replace("ß", "ss");
    }

    private void saves(String edit) {
        Answer answer = acme.api().patch("/scim-settings/" + entra.id(), edit);
        if (answer.status() == 202) {
            acme.finishes(answer);
        } else {
            AnswerAssert.assertThat(answer).hasStatus(200);
        }
    }

    /// What the events tell that were not there when this was last asked.
    ///
    /// @param before how many members the groups had, by their ids
    /// @param ids the groups that there were, by their ids
    private Outcome happened(Map<String, Integer> before, Map<String, String> ids) {
        Map<String, String> changes = new TreeMap<>();
        int fieldChanges = 0;
        int groupChanges = 0;
        for (JsonNode person : acme.people()) {
            Set<String> words = new TreeSet<>();
            for (JsonNode event : newEvents(person.path("id").asString())) {
                for (String side : List.of("before", "after")) {
                    event.path(side).properties().forEach(fact -> {
                        if (fact.getKey().startsWith("fields.")) {
                            words.add(side + " " + fact.getKey().substring("fields.".length()) + " " + fact.getValue());
                        }
                    });
                    if (event.path(side).has("groupName")) {
                        words.add(in(side, event.path(side).path("groupName")));
                        groupChanges++;
                    }
                }
                fieldChanges += (int) event.path("after").propertyNames().stream()
                        .filter(name -> name.startsWith("fields."))
                        .count();
            }
            if (!words.isEmpty()) {
                changes.put(person.path("id").asString(), words.toString());
            }
        }
        Map<String, Integer> after = sizes();
        int created =
                (int) after.keySet().stream().filter(id -> !ids.containsKey(id)).count();
        int emptied = (int) before.entrySet().stream()
                .filter(group -> group.getValue() > 0 && after.getOrDefault(group.getKey(), 0) == 0)
                .count();
        return new Outcome(List.of(changes.size(), fieldChanges, groupChanges, created, emptied), changes);
    }

    private List<JsonNode> newEvents(String person) {
        Answer answer = acme.api().get("/target-users/" + person + "/events?limit=1000");
        AnswerAssert.assertThat(answer).hasStatus(200);
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode event : answer.at("/items")) {
            if (toldAlready.add(event.path("id").asString())) {
                events.add(event);
            }
        }
        return events;
    }

    private Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        acme.groups()
                .forEach(group -> sizes.put(
                        group.path("id").asString(), group.path("memberCount").asInt()));
        return sizes;
    }

    private Map<String, String> groupIds() {
        Map<String, String> ids = new TreeMap<>();
        acme.groups()
                .forEach(group ->
                        ids.put(group.path("id").asString(), group.path("name").asString()));
        return ids;
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
