package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Addresses that a setting's client was refused, and the people whom an administrator gives it.
class ConflictTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment();
    private final TestSetting okta = acme.setting("""
            {"name": "Okta", "grouping": {"kind": "field", "field": "lastName"}}""");
    private String ada = "";

    @BeforeEach
    void ada_is_entras() {
        ada = entra.creates(user("ada").department("Sales").externalId("e-1"));
    }

    @Test
    void L6_the_conflict_tells_who_has_the_address_what_was_sent_and_how_often() {
        okta.creating(user("ada.okta").email("ADA@acme.example"));
        Answer last = okta.creating(user("Ada.Okta").email("ada@acme.example").with("title", "\"Countess\""));

        assertThat(last).isRefused(409, "uniqueness");
        assertThat(conflicts(entra)).isEmpty();
        JsonNode conflict = only(okta);
        assertThat(conflict.path("kind").asString()).isEqualTo("other-setting");
        assertThat(conflict.path("movable").booleanValue()).isTrue();
        assertThat(conflict.path("times").intValue()).isEqualTo(2);
        assertThat(conflict.path("firstAt").asString())
                .isLessThan(conflict.path("lastAt").asString());
        assertThat(conflict.path("requestId").asString())
                .isEqualTo(last.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(conflict.at("/resource/userName").asString()).isEqualTo("Ada.Okta");
        assertThat(conflict.at("/resource/title").asString()).isEqualTo("Countess");
        assertThat(conflict.path("people")).hasSize(1);
        assertThat(conflict.at("/people/0")).isEqualTo(acme.person("ada"));
    }

    @Test
    void L6_what_is_refused_in_a_bulk_is_listed_too() {
        String operation = """
                {"method": "POST", "path": "/Users", "bulkId": "%1$s", "data": {
                  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                  "userName": "%1$s", "emails": [{"value": "%2$s"}],
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "bulkId:%3$s"}}}}""";

        // Each is the other's manager, so that both are made in one transaction.
        Answer bulk = okta.scim().post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s, %s]}""".formatted(
                        operation.formatted("grace", "grace@acme.example", "ada"),
                        operation.formatted("ada", "ada@acme.example", "grace")));

        assertThat(bulk).hasStatus(200);
        assertThat(acme.people()).hasSize(1);
        assertThat(only(okta).at("/resource/userName").asString()).isEqualTo("ada");
    }

    @Test
    void L6_a_moved_person_is_the_same_person_with_what_the_second_client_sent() {
        String person = acme.person("ada").path("id").asString();
        String champions = acme.group("Champions");
        acme.addsByHand(champions, person);
        String engines = entra.createsGroup("Engines", ada);
        String grace = entra.creates(user("grace")
                .with(
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                        "{\"manager\": {\"value\": \"" + ada + "\"}}"));
        okta.creating(user("ada.okta")
                .email("ada@acme.example")
                .externalId("o-1")
                .with("name", "{\"familyName\": \"Lovelace\"}"));

        Answer moved = moves(okta, only(okta).path("id").asString());

        assertThat(moved).hasStatus(200).has("/moved/0/userId", person);
        String resource = moved.at("/moved/0/resourceId").asString();
        assertThat(resource).isNotEqualTo(ada);
        JsonNode after = acme.person("ada.okta");
        assertThat(after.path("id").asString()).isEqualTo(person);
        assertThat(after.path("settingId").asString()).isEqualTo(okta.id());
        assertThat(after.path("resourceId").asString()).isEqualTo(resource);
        assertThat(after.path("externalId").asString()).isEqualTo("o-1");
        assertThat(after.path("department").isNull()).isTrue();
        assertThat(acme.membership())
                .isEqualTo(
                        Map.of("Champions", List.of("ada.okta"), "Lovelace", List.of("ada.okta"), "Sales", List.of()));
        assertThat(entra.reading(ada)).isRefused(404);
        assertThat(okta.reading(resource)).hasStatus(200).has("/userName", "ada.okta");
        assertThat(entra.scim().get("/Groups/" + engines).json().has("members")).isFalse();
        assertThat(entra.reading(grace).text()).doesNotContain("manager");
        assertThat(conflicts(okta)).isEmpty();
        assertThat(moves(okta, moved.at("/moved/0/id").asString()).at("/moved")).isEmpty();
    }

    @Test
    void L6_the_first_client_has_the_conflict_now() {
        okta.creating(user("ada"));
        moves(okta, only(okta).path("id").asString());

        assertThat(entra.patching(ada, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}"))
                .isRefused(404);
        assertThat(entra.creating(user("ada").department("Sales"))).isRefused(409, "uniqueness");

        assertThat(moves(entra, only(entra).path("id").asString()).at("/moved")).hasSize(1);
        assertThat(acme.groupsOf("ada")).containsExactly("Sales");
    }

    @Test
    void L6_a_conflict_ends_when_the_other_person_is_deleted_or_gets_another_address() {
        okta.creating(user("ada"));
        entra.creates(user("grace"));
        okta.creating(user("grace"));
        String grace = acme.person("grace").path("resourceId").asString();
        assertThat(conflicts(okta)).hasSize(2);

        entra.deletes(ada);
        entra.patches(grace, """
                {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "hopper@acme.example"}""");

        assertThat(conflicts(okta)).isEmpty();
        okta.creates(user("ada"));
        okta.creates(user("grace"));
    }

    @Test
    void L6_a_conflict_ends_when_the_client_succeeds_with_that_user_name() {
        okta.creating(user("ada"));

        okta.creates(user("ada").email("ada@okta.example"));

        assertThat(conflicts(okta)).isEmpty();
    }

    @Test
    void L6_a_refused_change_is_listed_and_moves_nobody() {
        String grace = okta.creates(user("grace"));
        okta.patching(grace, """
                {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "ada@acme.example"}""");
        JsonNode conflict = only(okta);
        assertThat(conflict.path("kind").asString()).isEqualTo("change");
        assertThat(conflict.path("movable").booleanValue()).isFalse();
        assertThat(conflict.path("userId")).isEqualTo(acme.person("grace").path("id"));

        Answer moved = moves(okta, conflict.path("id").asString());

        assertThat(moved)
                .hasStatus(200)
                .has("/notMoved/0/id", conflict.path("id").asString());
        assertThat(acme.person("ada").path("settingId").asString()).isEqualTo(entra.id());
        okta.patches(grace, """
                {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "hopper@acme.example"}""");
        assertThat(conflicts(okta)).isEmpty();
    }

    @Test
    void L5_somebody_whom_a_setting_does_not_adopt_is_moved_by_the_administrator() {
        Answer made = acme.api().post("/target-users", "{\"email\": \"linus@acme.example\"}");
        acme.api().patch("/scim-settings/" + okta.id(), "{\"adoptExisting\": false}");
        okta.creating(user("linus"));
        assertThat(only(okta).path("kind").asString()).isEqualTo("not-adopting");

        moves(okta, only(okta).path("id").asString());

        assertThat(acme.person("linus").path("id").asString()).isEqualTo(made.id());
        assertThat(acme.person("linus").path("settingId").asString()).isEqualTo(okta.id());
    }

    @Test
    void L6_nobody_is_moved_when_several_people_have_the_address() {
        entra.creates(user("grace").email("ada@acme.example"));
        okta.creating(user("linus").email("ada@acme.example"));
        assertThat(only(okta).path("movable").booleanValue()).isFalse();
        assertThat(only(okta).path("people")).hasSize(2);

        Answer moved = moves(okta, only(okta).path("id").asString());

        assertThat(moved.at("/moved")).isEmpty();
        assertThat(moved.at("/notMoved")).hasSize(1);
        assertThat(conflicts(okta)).hasSize(1);
    }

    @Test
    void L6_of_more_than_a_thousand_conflicts_one_that_came_again_lately_is_not_forgotten() {
        List<String> made = stored("""
                insert into conflict (company_id, id, setting_id, kind, user_name_key, email_key, resource, first_at, last_at, times)
                select '%s', md5('%s' || n)::uuid, '%s', 'other-setting', 'u' || n, 'ada@acme.example', '{"userName": "u"}',
                       created_at, created_at, 1
                from company, generate_series(1, 1000) n where id = '%1$s' returning id::text
                """.formatted(acme.id(), okta.id(), okta.id()));

        okta.creating(user("ada.okta").email("ada@acme.example"));
        List<String> full = names();
        stored("update conflict set last_at = last_at - interval '8 days' where id = '" + made.getFirst()
                + "' returning id::text");
        okta.creating(user("ada.okta").email("ada@acme.example"));

        assertThat(full).hasSize(1000).doesNotContain("ada.okta");
        assertThat(names()).hasSize(1000).contains("ada.okta").doesNotContain("u1");
    }

    private List<String> names() {
        return stored("select user_name_key from conflict where setting_id = '" + okta.id() + "'");
    }

    private List<String> stored(String statement) {
        return TestServer.shared().database().texts(acme.id(), statement);
    }

    @Test
    void L6_the_conflicts_of_a_deleted_setting_are_gone() {
        okta.creating(user("ada"));

        acme.finishes(acme.api().delete("/scim-settings/" + okta.id()));

        assertThat(acme.api().get("/scim-settings/" + okta.id() + "/conflicts")).isProblem(404);
        assertThat(acme.person("ada").path("settingId").asString()).isEqualTo(entra.id());
    }

    private Answer moves(TestSetting setting, String conflict) {
        return acme.api()
                .post("/scim-settings/" + setting.id() + "/conflicts/move", "{\"ids\": [\"" + conflict + "\"]}");
    }

    private List<JsonNode> conflicts(TestSetting setting) {
        Answer page = acme.api().get("/scim-settings/" + setting.id() + "/conflicts");
        assertThat(page).hasStatus(200);
        return List.copyOf(page.at("/items").values());
    }

    private JsonNode only(TestSetting setting) {
        List<JsonNode> conflicts = conflicts(setting);
        assertThat(conflicts).hasSize(1);
        return conflicts.getFirst();
    }
}
