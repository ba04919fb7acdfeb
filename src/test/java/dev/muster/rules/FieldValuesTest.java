package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Which of several values fills a field, what becomes of one that does not fit, and what a hand gave before.
class FieldValuesTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void F1_the_email_is_the_primary_one_then_that_of_work_then_the_first_then_the_user_name() {
        TestSetting entra = acme.setting("{}");
        String first = "{\"value\": \"first@acme.example\", \"type\": \"home\"}";
        String work = "{\"value\": \"work@acme.example\", \"type\": \"work\"}";
        String primary = "{\"value\": \"primary@acme.example\", \"type\": \"other\", \"primary\": true}";
        String ada = entra.creates(
                user("ada@acme.example").with("emails", "[" + first + ", " + work + ", " + primary + "]"));

        assertThat(value("email")).isEqualTo("primary@acme.example");
        emails(entra, ada, first + ", " + work);
        assertThat(value("email")).isEqualTo("work@acme.example");
        emails(entra, ada, first);
        assertThat(value("email")).isEqualTo("first@acme.example");
        entra.patches(ada, "{\"op\": \"remove\", \"path\": \"emails\"}");
        assertThat(value("email")).isEqualTo("ada@acme.example");
    }

    @Test
    void F4_a_path_that_matches_several_values_takes_the_primary_one_else_the_first() {
        String country = acme.field("Country", "text");
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "addresses.country", "field": "%s"}]}""".formatted(country));

        entra.creates(user("ada").with("addresses", """
                [{"type": "home", "country": "GB"}, {"type": "work", "country": "NL", "primary": true}]"""));
        entra.creates(user("grace").with("addresses", """
                [{"type": "home", "country": "US"}, {"type": "work", "country": "FR"}]"""));

        assertThat(acme.person("ada").at("/fields/" + country).asString()).isEqualTo("NL");
        assertThat(acme.person("grace").at("/fields/" + country).asString()).isEqualTo("US");
    }

    @Test
    void F3_mapped_values_have_the_type_of_the_field_in_json() {
        String size = acme.field("Size", "number");
        String hired = acme.field("Hired", "date");
        String remote = acme.field("Remote", "boolean");
        acme.setting("""
                {"mappings": [{"attribute": "title", "field": "%s"}, {"attribute": "nickName", "field": "%s"},
                              {"attribute": "userType", "field": "%s"}]}""".formatted(size, hired, remote))
                .creates(user("ada")
                        .with("title", "\"36.5\"")
                        .with("nickName", "\"1843-09-05\"")
                        .with("userType", "\"true\""));

        assertThat(acme.person("ada").path("fields").toString())
                .isEqualTo("{\"%s\":\"1843-09-05\",\"%s\":true,\"%s\":36.5}".formatted(hired, remote, size));
    }

    @Test
    void F3_a_mapped_value_that_does_not_fit_leaves_the_field_empty_and_the_event_says_why() {
        String size = acme.field("Size", "number");
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "%s"}]}""".formatted(size));
        String ada = entra.creates(user("ada").with("title", "\"wide\""));
        assertThat(problems("user.created"))
                .isEqualTo("[{\"rule\":\"F3\",\"field\":\"%s\",\"message\":\"The value at title is no number.\"}]"
                        .formatted(size));

        entra.patches(ada, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"38\"}");
        entra.patches(ada, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"wider\"}");

        assertThat(acme.person("ada").at("/fields").has(size)).isFalse();
        assertThat(problems("user.updated")).contains("The value at title is no number.");
    }

    @Test
    void F3_a_required_field_that_scim_leaves_empty_refuses_nobody_and_is_flagged() {
        String badge = acme.api().post("/fields", """
                {"name": "Badge", "type": "text", "required": true}""").at("/key").asString();

        acme.setting("{}").creates(user("ada"));

        assertThat(problems("user.created")).contains("\"F3\"", "\"" + badge + "\"", "required");
        assertThat(acme.api()
                        .post("/target-users", "{\"email\": \"grace@acme.example\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void L7_a_value_given_by_hand_stays_below_the_settings_and_is_seen_again_without_it() {
        String country = acme.field("Country", "text");
        TestSetting entra = acme.setting("{}");
        entra.creates(user("ada").with("title", "\"NL\""));
        String ada = acme.person("ada").path("id").asString();
        assertThat(acme.api()
                        .patch("/target-users/" + ada, "{\"fields\": {\"" + country + "\": \"GB\"}}")
                        .status())
                .isEqualTo(200);

        acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), """
                {"mappings": [{"attribute": "title", "field": "%s"}]}""".formatted(country)));
        assertThat(acme.person("ada").at("/fields/" + country).asString()).isEqualTo("NL");
        acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), "{\"mappings\": []}"));

        assertThat(acme.person("ada").at("/fields/" + country).asString()).isEqualTo("GB");
    }

    private void emails(TestSetting entra, String id, String elements) {
        entra.patches(id, "{\"op\": \"replace\", \"path\": \"emails\", \"value\": [" + elements + "]}");
    }

    private String value(String key) {
        return acme.people().getFirst().path(key).asString();
    }

    /// What the last event of a kind says of values that were not used.
    private String problems(String kind) {
        JsonNode problems = acme.events(kind).getLast().at("/after/problems");
        return problems.toString();
    }
}
