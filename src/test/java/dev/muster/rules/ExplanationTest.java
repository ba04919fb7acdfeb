package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Why a person's fields and groups are as they are.
class ExplanationTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void R3_each_field_tells_its_path_its_rule_and_the_request_that_set_it() {
        String title = acme.field("Job", "text");
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "%s"}, {"attribute": "nickName", "field": "firstName"}]}""".formatted(title));
        Answer created = entra.creating(
                user("ada").department("Sales").with("title", "\"Analyst\"").with("nickName", "\"Countess\""));
        Answer moved = entra.patching(created.id(), """
                {"op": "replace", "path": "title", "value": "Engineer"}""");

        JsonNode department = field("ada", "department");
        JsonNode job = field("ada", title);

        assertThat(department.path("value").asString()).isEqualTo("Sales");
        assertThat(department.path("rule").asString()).isEqualTo("F1");
        assertThat(department.path("path").asString())
                .isEqualTo("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department");
        assertThat(department.path("requestId").asString()).isEqualTo(requestId(created));
        assertThat(job.path("value").asString()).isEqualTo("Engineer");
        assertThat(job.path("rule").asString()).isEqualTo("F4");
        assertThat(job.path("path").asString()).isEqualTo("title");
        assertThat(job.path("requestId").asString()).isEqualTo(requestId(moved));
        assertThat(field("ada", "firstName").path("rule").asString()).isEqualTo("F2");
        assertThat(event("ada", job.path("eventId").asString()).path("at")).isEqualTo(job.path("at"));
    }

    @Test
    void R3_an_empty_field_tells_why_it_is_empty() {
        String shoe = acme.field("Shoe Size", "number");
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "%s"}]}""".formatted(shoe));
        String ada = entra.creates(user("ada").department("Sales").with("title", "\"Analyst\""));
        Answer cleared = entra.patching(ada, """
                {"op": "remove", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"}""");

        JsonNode misfit = field("ada", shoe);
        JsonNode never = field("ada", "lastName");
        JsonNode gone = field("ada", "department");

        assertThat(misfit.path("value").isNull()).isTrue();
        assertThat(misfit.path("rule").asString()).isEqualTo("F3");
        assertThat(misfit.path("reason").asString()).isEqualTo("The value at title is no number.");
        assertThat(never.path("reason").asString()).isEqualTo("No value at name.familyName.");
        assertThat(never.path("eventId").isNull()).isTrue();
        assertThat(gone.path("value").isNull()).isTrue();
        assertThat(gone.path("requestId").asString()).isEqualTo(requestId(cleared));
    }

    @Test
    void R3_a_value_given_by_hand_tells_the_request_that_gave_it() {
        String team = acme.field("Team", "text");
        TestSetting entra = acme.setting("{}");
        entra.creates(user("ada"));
        String person = acme.person("ada").path("id").asString();
        Answer edited = acme.api().patch("/target-users/" + person, """
                {"fields": {"%s": "Blue"}}""".formatted(team));
        Answer made = acme.api().post("/target-users", """
                {"email": "grace@acme.example", "firstName": "Grace"}""");

        JsonNode byHand = field("ada", team);
        JsonNode unowned = explanation(made.id()).at("/fields/1");

        assertThat(byHand.path("value").asString()).isEqualTo("Blue");
        assertThat(byHand.path("rule").asString()).isEqualTo("L7");
        assertThat(byHand.path("requestId").asString()).isEqualTo(requestId(edited));
        assertThat(unowned.path("key").asString()).isEqualTo("firstName");
        assertThat(unowned.path("rule").isNull()).isTrue();
        assertThat(unowned.path("requestId").asString()).isEqualTo(requestId(made));
        assertThat(explanation(made.id()).at("/fields/2/reason").asString()).isEqualTo("No value was given.");
    }

    @Test
    void R3_F6_a_value_that_the_client_sent_for_the_field_tells_so() {
        String team = acme.field("Team", "text");
        acme.setting("{}").creates(user("ada").with("urn:muster:params:scim:schemas:extension:fields:2.0:User", """
                {"team": "Blue"}"""));

        assertThat(field("ada", team).path("value").asString()).isEqualTo("Blue");
        assertThat(field("ada", team).path("rule").asString()).isEqualTo("F6");
    }

    @Test
    void R3_each_group_tells_the_rule_or_the_hand_that_gave_it() {
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));
        Answer ada = entra.creating(user("ada").department("Sales"));
        entra.creates(user("grace"));
        entra.creates(user("linus").department("x".repeat(257)));
        String person = acme.person("ada").path("id").asString();
        String champions = acme.group("Champions");
        Answer added = acme.addsByHand(champions, person);

        JsonNode byHand = group("ada", "Champions");
        JsonNode byField = group("ada", "Sales");

        assertThat(byHand.path("givenBy").asString()).isEqualTo("hand");
        assertThat(byHand.path("requestId").asString()).isEqualTo(requestId(added));
        assertThat(byField.path("givenBy").asString()).isEqualTo("rule");
        assertThat(byField.path("rule").asString()).isEqualTo("G4");
        assertThat(byField.path("reason").asString()).isEqualTo("Named by the field Department.");
        assertThat(byField.path("requestId").asString()).isEqualTo(requestId(ada));
        assertThat(group("grace", "Everyone else").path("rule").asString()).isEqualTo("G2");
        assertThat(group("grace", "Everyone else").path("reason").asString())
                .isEqualTo("The setting's target group: the field Department has no value.");
        assertThat(group("linus", "Everyone else").path("reason").asString()).contains("longer than 256 characters");
    }

    @Test
    void R3_after_an_edit_of_the_rules_it_is_the_edit_that_set_what_it_changed_and_nothing_else() {
        TestSetting entra = acme.byDepartment();
        Answer created = entra.creating(user("ada").department("Sales").with("title", "\"Analyst\""));
        acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), """
                {"mappings": [{"attribute": "title", "field": "lastName"}], "grouping": {"kind": "field", "field": "lastName"}}"""));

        JsonNode lastName = field("ada", "lastName");

        assertThat(lastName.path("value").asString()).isEqualTo("Analyst");
        assertThat(lastName.path("rule").asString()).isEqualTo("F2");
        assertThat(event("ada", lastName.path("eventId").asString())
                        .path("rule")
                        .asString())
                .isEqualTo("R2");
        assertThat(group("ada", "Analyst").path("reason").asString()).isEqualTo("Named by the field Last name.");
        assertThat(field("ada", "department").path("requestId").asString()).isEqualTo(requestId(created));
    }

    @Test
    void R3_a_number_that_is_said_again_is_set_by_who_said_it_first() {
        String shoe = acme.field("Shoe Size", "number");
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "%s"}]}""".formatted(shoe));
        Answer created = entra.creating(user("ada").with("title", "\"38\""));

        entra.moves(created.id(), "Sales");

        assertThat(field("ada", shoe).path("requestId").asString()).isEqualTo(requestId(created));
    }

    @Test
    void R3_people_of_a_deleted_setting_are_still_explained() {
        TestSetting entra = acme.byDepartment();
        Answer created = entra.creating(user("ada").department("Sales"));
        String person = acme.person("ada").path("id").asString();
        acme.finishes(acme.api().delete("/scim-settings/" + entra.id()));

        JsonNode explained = explanation(person);

        assertThat(explained.at("/fields/0/requestId").asString()).isEqualTo(requestId(created));
        assertThat(explained.at("/groups/0/name").asString()).isEqualTo("Sales");
        assertThat(explained.at("/groups/0/rule").asString()).isEqualTo("G4");
    }

    private JsonNode field(String userName, String key) {
        return named(explanation(acme.person(userName).path("id").asString()).path("fields"), "key", key);
    }

    private JsonNode group(String userName, String name) {
        return named(explanation(acme.person(userName).path("id").asString()).path("groups"), "name", name);
    }

    private JsonNode explanation(String person) {
        Answer answer = acme.api().get("/target-users/" + person + "/explanation");
        AnswerAssert.assertThat(answer).hasStatus(200);
        return answer.json();
    }

    private JsonNode event(String userName, String id) {
        String person = acme.person(userName).path("id").asString();
        return named(acme.api().get("/target-users/" + person + "/events").at("/items"), "id", id);
    }

    private static JsonNode named(JsonNode all, String part, String value) {
        for (JsonNode one : all) {
            if (one.path(part).asString().equals(value)) {
                return one;
            }
        }
        throw new AssertionError("No " + value + " in " + all);
    }

    private static String requestId(Answer answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
