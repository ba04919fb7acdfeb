package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Why a field is empty, which of several values won, and what waits for an administrator.
class ExplanationReasonsTest {

    private static final String EXTENSION = "urn:muster:params:scim:schemas:extension:fields:2.0:User";

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void R3_F1_an_empty_field_names_the_paths_that_were_tried_in_their_order() {
        acme.setting("{}").creates(user("ada"));

        JsonNode phone = field("ada", "phoneNumber");

        assertThat(phone.path("cause").asString()).isEqualTo("no-value");
        assertThat(outcomes(phone))
                .containsExactly(
                        "phoneNumbers[type eq \"work\"].value nothing",
                        "phoneNumbers[primary eq true].value nothing",
                        "phoneNumbers[type eq \"mobile\"].value nothing",
                        "phoneNumbers.value nothing");
        assertThat(phone.path("reason").asString())
                .startsWith(
                        "No value at phoneNumbers[type eq \"work\"].value, nor at phoneNumbers[primary eq true].value");
    }

    @Test
    void R3_F3_a_required_field_that_is_empty_names_the_paths_too() {
        String badge = acme.api().post("/fields", """
                {"name": "Badge", "type": "text", "required": true}""").at("/key").asString();
        acme.setting(mapping("nickName", badge)).creates(user("ada"));

        JsonNode empty = field("ada", badge);

        assertThat(empty.path("rule").asString()).isEqualTo("F3");
        assertThat(empty.path("cause").asString()).isEqualTo("no-value");
        assertThat(empty.path("reason").asString())
                .isEqualTo("The field is required. No value at nickName, nor at " + EXTENSION + ":badge.");
    }

    @Test
    void R3_F3_a_value_that_does_not_fit_names_its_path_and_the_type() {
        String since = acme.field("Since", "date");
        acme.setting(mapping("title", since)).creates(user("ada").with("title", "\"Analyst\""));

        JsonNode misfit = field("ada", since);

        assertThat(misfit.path("cause").asString()).isEqualTo("misfit");
        assertThat(misfit.path("reason").asString()).isEqualTo("The value at title is no date.");
        assertThat(outcomes(misfit)).containsExactly("title misfit", EXTENSION + ":since nothing");
        assertThat(misfit.at("/paths/0/expected").asString()).isEqualTo("date");
        assertThat(misfit.at("/paths/1/expected").isNull()).isTrue();
    }

    @Test
    void R3_F6_where_both_speak_the_field_tells_that_the_mapping_won() {
        String team = acme.field("Team", "text");
        TestSetting entra = acme.setting(mapping("title", team));
        entra.creates(user("ada").with("title", "\"Analyst\"").with(EXTENSION, """
                {"team": "Blue"}"""));
        entra.creates(user("grace").with(EXTENSION, """
                {"team": "Red"}"""));

        JsonNode both = field("ada", team);
        JsonNode alone = field("grace", team);

        assertThat(both.path("value").asString()).isEqualTo("Analyst");
        assertThat(both.path("cause").asString()).isEqualTo("mapping");
        assertThat(outcomes(both)).containsExactly("title used", EXTENSION + ":team passed-over");
        assertThat(both.path("reason").asString()).contains(EXTENSION + ":team", "the mapping wins over it");
        assertThat(alone.path("value").asString()).isEqualTo("Red");
        assertThat(alone.path("cause").asString()).isEqualTo("extension");
        assertThat(alone.path("reason").asString())
                .isEqualTo(
                        "The value at " + EXTENSION
                                + ":team, which the client sent in the extension of the company's fields; there is none at title.");
    }

    @Test
    void R3_F6_what_was_sent_for_a_field_and_left_out_is_told_with_its_request() {
        String size = acme.field("Shoe size", "number");
        TestSetting entra = acme.setting("{}");
        String ada = entra.creates(user("ada").with(EXTENSION, "{\"shoeSize\": \"large\"}"));

        JsonNode created = field("ada", size);
        entra.patches(ada, operation("38"));
        JsonNode filled = field("ada", size);
        Answer wrong = entra.patching(ada, operation("\"huge\""));
        entra.moves(ada, "Sales");
        JsonNode emptied = field("ada", size);

        assertThat(created.path("cause").asString()).isEqualTo("misfit");
        assertThat(created.path("rule").asString()).isEqualTo("F3");
        assertThat(created.path("reason").asString())
                .isEqualTo("The value at " + EXTENSION + ":shoeSize is no number.");
        assertThat(outcomes(created)).containsExactly(EXTENSION + ":shoeSize misfit");
        assertThat(filled.path("cause").asString()).isEqualTo("extension");
        assertThat(emptied.path("cause").asString()).isEqualTo("misfit");
        assertThat(emptied.at("/requestId").asString())
                .isEqualTo(wrong.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private static String operation(String value) {
        return "{\"op\": \"replace\", \"path\": \"" + EXTENSION + ":shoeSize\", \"value\": " + value + "}";
    }

    @Test
    void R3_F1_a_user_name_that_is_no_address_is_told_as_such() {
        acme.setting("{}").creates(user("ada").with("emails", "[]").with("userName", "\"ada\""));

        JsonNode email = fieldOf(acme.people().getFirst().path("id").asString(), "email");

        assertThat(email.at("/paths/3/outcome").asString()).isEqualTo("no-address");
        assertThat(email.path("reason").asString()).contains("userName (which is no address)");
    }

    @Test
    void R3_H2_a_held_person_tells_since_when_and_what_applying_it_changes() {
        TestSetting entra = acme.setting("""
                {"hold": {"people": 0, "percent": 0}, "grouping": {"kind": "field", "field": "department"}}""");
        String ada = entra.creates(user("ada").department("Sales"));
        String grace = entra.creates(user("grace").department("Sales"));
        entra.creates(user("linus").department("Sales"));
        Answer deleted = entra.scim().delete("/Users/" + ada);
        entra.deactivates(grace);

        JsonNode removed = explanation("ada").path("held");
        JsonNode inactive = explanation("grace").path("held");

        assertThat(removed.path("removal").asString()).isEqualTo("deleted");
        assertThat(removed.path("status").asString()).isEqualTo("active");
        assertThat(removed.path("requestId").asString())
                .isEqualTo(deleted.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(removed.path("heldAt").asString()).isNotEmpty();
        assertThat(removed.at("/leaves/0/name").asString()).isEqualTo("Sales");
        assertThat(removed.path("reason").asString()).contains("deleted the user", "leaves all groups");
        assertThat(inactive.path("removal").asString()).isEqualTo("inactive");
        assertThat(inactive.path("leaves")).isEmpty();
        assertThat(inactive.path("reason").asString()).contains("becomes inactive");
        assertThat(explanation("linus").path("held").isNull()).isTrue();
    }

    @Test
    void R3_G2_who_is_in_no_group_or_in_the_target_group_is_told_why() {
        String everyone = acme.group("Everyone");
        TestSetting grouped = acme.byDepartment(everyone);
        grouped.creates(user("ada").department("Sales"));
        grouped.creates(user("grace"));
        grouped.creates(user("linus").department("x".repeat(257)));
        acme.setting("{}").creates(user("ken"));
        acme.mirroring().creates(user("barbara"));

        assertThat(cause("ada")).isEqualTo("named");
        assertThat(cause("grace")).isEqualTo("no-value");
        assertThat(cause("linus")).isEqualTo("too-long");
        assertThat(cause("ken")).isEqualTo("no-grouping");
        assertThat(cause("barbara")).isEqualTo("in-no-group");
        assertThat(explanation("grace").at("/grouping/targetGroup").asString()).isEqualTo(everyone);
        assertThat(explanation("ken").at("/grouping/targetGroup").isNull()).isTrue();
        assertThat(explanation("ken").at("/grouping/reason").asString()).contains("no target group");
    }

    private String cause(String userName) {
        return explanation(userName).at("/grouping/cause").asString();
    }

    private static String mapping(String attribute, String field) {
        return """
                {"mappings": [{"attribute": "%s", "field": "%s"}]}""".formatted(attribute, field);
    }

    private static List<String> outcomes(JsonNode field) {
        List<String> outcomes = new ArrayList<>();
        field.path("paths")
                .forEach(path -> outcomes.add(path.path("path").asString() + " "
                        + path.path("outcome").asString()));
        return outcomes;
    }

    private JsonNode field(String userName, String key) {
        return fieldOf(acme.person(userName).path("id").asString(), key);
    }

    private JsonNode fieldOf(String person, String key) {
        for (JsonNode field : explanationOf(person).path("fields")) {
            if (field.path("key").asString().equals(key)) {
                return field;
            }
        }
        throw new AssertionError("No field " + key);
    }

    private JsonNode explanation(String userName) {
        return explanationOf(acme.person(userName).path("id").asString());
    }

    private JsonNode explanationOf(String person) {
        Answer answer = acme.api().get("/target-users/" + person + "/explanation");
        AnswerAssert.assertThat(answer).hasStatus(200);
        return answer.json();
    }
}
