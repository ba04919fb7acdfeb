package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.field.FieldExtension;
import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What people and groups say of their locks is exactly what a change by hand is refused with.
class LocksTest {

    private static final List<String> STANDARD = List.of("email", "firstName", "lastName", "department", "phoneNumber");

    private final TestCompany acme = TestCompany.named("Acme");
    private final String country = acme.field("Country", "text");
    private final String badge = acme.field("Badge", "text");
    private final String note = acme.field("Note", "text");
    private final TestSetting entra = acme.setting("""
            {"grouping": {"kind": "field", "field": "department"},
             "mappings": [{"attribute": "addresses[type eq \\"work\\"].country", "field": "country"},
                          {"attribute": "title", "field": "lastName"}]}""");

    @Test
    void L7_the_locks_of_a_person_name_the_setting_and_where_the_value_comes_from() {
        entra.creates(user("ada").with(FieldExtension.URN, "{\"badge\": \"7\"}"));

        Map<String, JsonNode> locks = locks(acme.person("ada"));

        assertThat(locks)
                .containsOnlyKeys(
                        "deletion",
                        "department",
                        "email",
                        "fields." + badge,
                        "fields." + country,
                        "firstName",
                        "lastName",
                        "phoneNumber",
                        "status");
        assertThat(source(locks, "firstName")).isEqualTo("default name.givenName");
        assertThat(source(locks, "lastName")).isEqualTo("mapping title");
        assertThat(source(locks, "fields." + country))
                .isEqualTo("mapping addresses[type eq \"work\"].country, " + FieldExtension.URN + ":country");
        assertThat(source(locks, "fields." + badge)).isEqualTo("extension " + FieldExtension.URN + ":badge");
        assertThat(locks.values()).allSatisfy(lock -> {
            assertThat(lock.path("settingId").asString()).isEqualTo(entra.id());
            assertThat(lock.path("rule").asString()).isEqualTo("L7");
            assertThat(lock.path("reason").asString()).contains("\"Entra ID\"");
        });
    }

    @Test
    void L7_every_part_of_every_person_is_refused_exactly_when_a_lock_says_so() {
        entra.creates(user("ada").department("Sales").with(FieldExtension.URN, "{\"badge\": \"7\"}"));
        entra.creates(user("grace").department("Sales").inactive());
        entra.deletes(entra.creates(user("mary")));
        assertThat(acme.api().patch("/scim-settings/" + entra.id(), """
                {"hold": {"people": 0, "percent": 0}}""")).hasStatus(200);
        entra.deactivates(entra.creates(user("held")));
        entra.deletes(entra.creates(user("gone")));
        String kept = acme.person("gone").path("id").asString();
        assertThat(acme.api().post("/scim-settings/" + entra.id() + "/held/discard", "{\"ids\": [\"" + kept + "\"]}"))
                .hasStatus(200);
        assertThat(acme.api().post("/target-users", "{\"email\": \"linus@acme.example\"}"))
                .hasStatus(201);

        List<JsonNode> people = new ArrayList<>(acme.people());
        people.addAll(acme.deletedPeople());
        assertThat(people).hasSize(6);
        assertThat(people.stream().map(person -> locks(person).size()).distinct())
                .hasSizeGreaterThan(3);
        people.forEach(this::isRefusedWhatItSays);
    }

    @Test
    void a_field_that_is_switched_off_is_unknown_and_not_locked() {
        entra.creates(user("ada"));
        String ada = "/target-users/" + acme.person("ada").path("id").asString();
        acme.api().get("/fields").at("/items").forEach(field -> {
            if (field.path("key").asString().equals(country)) {
                assertThat(acme.api().patch("/fields/" + field.path("id").asString(), "{\"active\": false}"))
                        .hasStatus(200);
            }
        });

        assertThat(locks(acme.person("ada"))).doesNotContainKey("fields." + country);
        assertThat(acme.api().patch(ada, "{\"fields\": {\"" + country + "\": \"NL\"}}"))
                .isProblem(400);
    }

    @Test
    void G7_every_part_of_every_group_is_refused_exactly_when_a_lock_says_so() throws SQLException {
        entra.creates(user("ada").department("Sales"));
        entra.creates(user("linus").department("Manual"));
        acme.group("Empty");
        String mirrored = acme.group("Mirrored");
        String manual = acme.group("Both");
        String everyone = acme.group("Everyone");
        String person = acme.person("ada").path("id").asString();
        acme.addsByHand(manual, person);
        acme.addsByHand(mirrored, person);
        acme.setting("{\"name\": \"Okta\", \"targetGroup\": \"" + everyone + "\"}");
        becomesMirrored(mirrored);

        List<JsonNode> groups = acme.groups();
        assertThat(groups).hasSize(6);
        assertThat(locks(acme.groupNamed("Everyone"))).containsOnlyKeys("deletion");
        assertThat(locks(acme.groupNamed("Sales"))).containsOnlyKeys("members", "name");
        assertThat(locks(acme.groupNamed("Mirrored"))).containsOnlyKeys("deletion", "members", "name");
        assertThat(locks(acme.groupNamed("Empty"))).isEmpty();
        groups.forEach(this::groupIsRefusedWhatItSays);
    }

    @Test
    void G7_a_membership_is_refused_to_end_exactly_when_its_lock_says_so() {
        acme.group("Champions");
        entra.creates(user("ada").department("Champions"));
        entra.creates(user("grace").department("Sales"));
        String ada = acme.person("ada").path("id").asString();
        String hopper = acme.person("grace").path("id").asString();
        acme.addsByHand(acme.group("Readers"), ada);
        acme.addsByHand(acme.groupNamed("Champions").path("id").asString(), hopper);

        int locked = 0;
        for (JsonNode person : acme.people()) {
            for (JsonNode group : person.path("groups")) {
                Answer taken = acme.api()
                        .delete("/target-groups/" + group.path("id").asString() + "/members/"
                                + person.path("id").asString());
                isAsSaid(taken, Optional.of(group.path("lock")).filter(JsonNode::isObject), 204);
                locked += group.path("lock").isObject() ? 1 : 0;
            }
        }
        assertThat(locked).isEqualTo(2);
    }

    /// Tries a change of each part.
    private void isRefusedWhatItSays(JsonNode person) {
        String path = "/target-users/" + person.path("id").asString();
        Map<String, JsonNode> locks = locks(person);
        assertThat(locks(acme.api().get(path).at(""))).isEqualTo(locks);
        for (String key : STANDARD) {
            String value = key.equals("email") ? person.path("id").asString() + "@new.example" : "New";
            isAsSaid(
                    acme.api().patch(path, object().put(key, value).toString()),
                    Optional.ofNullable(locks.remove(key)),
                    200);
        }
        for (String key : List.of(country, badge, note)) {
            ObjectNode body = object();
            body.putObject("fields").put(key, "New");
            isAsSaid(acme.api().patch(path, body.toString()), Optional.ofNullable(locks.remove("fields." + key)), 200);
        }
        isAsSaid(
                acme.api().patch(path, "{\"status\": \"inactive\"}"), Optional.ofNullable(locks.remove("status")), 200);
        isAsSaid(acme.api().delete(path), Optional.ofNullable(locks.remove("deletion")), 204);
        assertThat(locks).isEmpty();
    }

    private void groupIsRefusedWhatItSays(JsonNode group) {
        String path = "/target-groups/" + group.path("id").asString();
        Map<String, JsonNode> locks = locks(group);
        String linus = acme.person("linus").path("id").asString();
        String name = "New " + group.path("name").asString();
        isAsSaid(
                acme.api().patch(path, object().put("name", name).toString()),
                Optional.ofNullable(locks.remove("name")),
                200);
        Optional<JsonNode> members = Optional.ofNullable(locks.remove("members"));
        isAsSaid(acme.addsByHand(group.path("id").asString(), linus), members, 204);
        for (JsonNode member : acme.api().get(path + "/members").at("/items")) {
            Answer taken =
                    acme.api().delete(path + "/members/" + member.path("id").asString());
            if (members.isPresent()) {
                isAsSaid(taken, members, 204);
            }
        }
        isAsSaid(acme.api().delete(path), Optional.ofNullable(locks.remove("deletion")), 204);
        assertThat(locks).isEmpty();
    }

    /// Refused with the words of the lock, or done where there is none.
    private static void isAsSaid(Answer answer, Optional<JsonNode> lock, int done) {
        if (lock.isEmpty()) {
            assertThat(answer).hasStatus(done);
            return;
        }
        assertThat(answer).isProblem(409);
        assertThat(answer.at("/detail").asString())
                .isEqualTo(lock.get().path("reason").asString())
                .isNotBlank();
    }

    private static Map<String, JsonNode> locks(JsonNode object) {
        Map<String, JsonNode> locks = new TreeMap<>();
        object.path("locks").forEach(lock -> locks.put(lock.path("part").asString(), lock));
        assertThat(object.path("locks").isArray()).isTrue();
        return locks;
    }

    private static String source(Map<String, JsonNode> locks, String part) {
        JsonNode source =
                locks.getOrDefault(part, JsonNodeFactory.instance.missingNode()).path("source");
        List<String> paths = new ArrayList<>();
        source.path("paths").forEach(path -> paths.add(path.asString()));
        return source.path("kind").asString() + " " + String.join(", ", paths);
    }

    /// As the identity provider's groups will be.
    private void becomesMirrored(String group) throws SQLException {
        var place = TestPostgres.asSuperuser(TestServer.shared().database());
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
                var statement = connection.prepareStatement(
                        "update target_group set origin = 'mirrored', setting_id = ?::uuid where id = ?::uuid")) {
            statement.setString(1, entra.id());
            statement.setString(2, group);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
