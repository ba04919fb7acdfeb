package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What fills the standard fields of people, over HTTP.
class StandardFieldsTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void F1_the_standard_fields_are_filled_without_any_mapping() {
        acme.setting("{}").creates(ada());

        JsonNode ada = acme.person("ada");
        assertThat(ada.path("email").asString()).isEqualTo("ada@acme.example");
        assertThat(ada.path("firstName").asString()).isEqualTo("Ada");
        assertThat(ada.path("lastName").asString()).isEqualTo("Lovelace");
        assertThat(ada.path("department").asString()).isEqualTo("Sales");
        assertThat(ada.path("phoneNumber").asString()).isEqualTo("+44 20 1");
    }

    @Test
    void F2_another_path_replaces_the_default_also_where_it_finds_nothing() {
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "department"}, {"attribute": "nickName", "field": "firstName"}]}""");
        String ada = entra.creates(ada().with("title", "\"Analyst\""));

        assertThat(acme.person("ada").path("department").asString()).isEqualTo("Analyst");
        assertThat(acme.person("ada").path("firstName").isNull()).isTrue();

        entra.patches(ada, """
                {"op": "remove", "path": "title"}""");
        assertThat(acme.person("ada").path("department").isNull()).isTrue();
        assertThat(acme.person("ada").path("lastName").asString()).isEqualTo("Lovelace");
    }

    @Test
    void F2_without_the_mapping_the_default_fills_the_field_again() {
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "department"}]}""");
        entra.creates(ada());

        acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), "{\"mappings\": []}"));

        assertThat(acme.person("ada").path("department").asString()).isEqualTo("Sales");
    }

    @Test
    void F2_L7_a_standard_field_stays_locked_by_the_path_that_replaced_the_default() {
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "department"}]}""");
        entra.creates(ada());
        String person = acme.person("ada").path("id").asString();

        AnswerAssert.assertThat(acme.api().patch("/target-users/" + person, "{\"department\": \"Mine\"}"))
                .isProblem(409);
    }

    private static UserBody ada() {
        return user("ada")
                .email("ada@acme.example")
                .department("Sales")
                .with("name", "{\"givenName\": \"Ada\", \"familyName\": \"Lovelace\"}")
                .with("phoneNumbers", "[{\"type\": \"work\", \"value\": \"+44 20 1\"}]");
    }
}
