package dev.muster.rules;

import static dev.muster.rules.ExtendedUsers.URN;
import static dev.muster.rules.ExtendedUsers.listed;
import static dev.muster.rules.ExtendedUsers.sent;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The company's custom fields as a SCIM extension of their own: what it says of itself, and what fills it.
class FieldExtensionTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final ExtendedUsers users = new ExtendedUsers(acme);

    @Test
    void F6_the_fields_are_described_exactly() {
        users.fields();
        TestSetting entra = acme.setting("{}");

        Answer schema = entra.scim().get("/Schemas/" + URN);

        assertThat(schema).hasStatus(200).has("/id", URN).has("/meta/resourceType", "Schema");
        assertThat(schema.at("/attributes").toString()).isEqualTo("""
                [{"name":"badge","type":"string","multiValued":false,"description":"Badge","required":false,\
                "caseExact":false,"uniqueness":"none","mutability":"readWrite","returned":"default"},\
                {"name":"shoeSize","type":"decimal","multiValued":false,"description":"Shoe Size","required":false,\
                "caseExact":false,"uniqueness":"none","mutability":"readWrite","returned":"default"},\
                {"name":"startDate","type":"string","multiValued":false,\
                "description":"Start Date, a date such as 2026-01-31","required":false,\
                "caseExact":false,"uniqueness":"none","mutability":"readWrite","returned":"default"},\
                {"name":"onLeave","type":"boolean","multiValued":false,"description":"On Leave","required":false,\
                "mutability":"readWrite","returned":"default"}]""");
        assertThat(listed(entra)).contains(URN);
        assertThat(entra.scim().get("/ResourceTypes/User"))
                .has("/schemaExtensions/1/schema", URN)
                .has("/schemaExtensions/1/required", "false");
    }

    @Test
    void F6_MTN_05_a_company_without_custom_fields_has_no_such_extension_whatever_another_has() {
        users.fields();
        TestSetting globex = TestCompany.named("Globex").setting("{}");

        assertThat(listed(globex)).isNotEmpty().doesNotContain(URN);
        assertThat(globex.scim().get("/Schemas/" + URN)).isRefused(404);
        assertThat(globex.scim().get("/ResourceTypes").text()).doesNotContain(URN);
    }

    @Test
    void F6_a_required_field_is_not_required_of_scim() {
        acme.api().post("/fields", """
                {"name": "Badge", "type": "text", "required": true}""");
        TestSetting strict = acme.setting("""
                {"dialect": "strict"}""");

        strict.creates(user("ada"));

        assertThat(strict.scim().get("/Schemas/" + URN)).has("/attributes/0/required", "false");
        assertThat(acme.events("user.created").toString()).contains("F3", "badge", "required");
    }

    @Test
    void F6_a_client_fills_the_fields_without_a_mapping() {
        users.fields();
        for (String dialect : List.of("tolerant", "strict")) {
            TestSetting client = acme.setting("""
                    {"dialect": "%s"}""".formatted(dialect));

            String ada = client.creates(sent(dialect, """
                    {"badge": "A7", "shoeSize": 38.5, "startDate": "2026-01-31", "onLeave": true}"""));

            assertThat(acme.person(dialect).path("fields").toString())
                    .isEqualTo("{\"badge\":\"A7\",\"onLeave\":true,\"shoeSize\":38.5,\"startDate\":\"2026-01-31\"}");
            Answer read = client.reading(ada);
            assertThat(read).has("/" + URN + "/badge", "A7").has("/" + URN + "/onLeave", "true");
            assertThat(read.text()).contains("\"shoeSize\":38.5");
            assertThat(read.at("/schemas").toString()).contains(URN);
        }
    }

    @Test
    void F6_a_replace_without_the_extension_empties_the_fields() {
        users.fields();
        TestSetting entra = acme.setting("{}");
        String ada = entra.creates(sent("ada", """
                {"badge": "A7", "shoeSize": 38}"""));

        entra.replaces(ada, sent("ada", """
                {"shoeSize": 39}"""));
        assertThat(users.held("ada")).isEqualTo("{\"shoeSize\":39}");
        entra.replaces(ada, user("ada"));

        assertThat(users.held("ada")).isEqualTo("{}");
        assertThat(entra.reading(ada).text()).doesNotContain(URN);
    }

    @Test
    void F6_fields_are_patched_by_path_by_the_extensions_name_and_without_a_path() {
        users.fields();
        for (String dialect : List.of("tolerant", "strict")) {
            TestSetting client = acme.setting("""
                    {"dialect": "%s"}""".formatted(dialect));
            String ada = client.creates(user(dialect));

            client.patches(ada, """
                    {"op": "add", "path": "%s:SHOESIZE", "value": 38}""".formatted(URN.toUpperCase(Locale.ROOT)));
            assertThat(users.held(dialect)).isEqualTo("{\"shoeSize\":38}");
            client.patches(ada, """
                    {"op": "replace", "path": "%s", "value": {"badge": "A7", "onLeave": false}}""".formatted(URN));
            assertThat(users.held(dialect)).isEqualTo("{\"badge\":\"A7\",\"onLeave\":false,\"shoeSize\":38}");
            client.patches(ada, """
                    {"op": "replace", "value": {"%1$s:badge": "B8", "%1$s": {"onLeave": true}}}""".formatted(URN));
            assertThat(users.held(dialect)).isEqualTo("{\"badge\":\"B8\",\"onLeave\":true,\"shoeSize\":38}");
            client.patches(ada, """
                    {"op": "remove", "path": "%s:badge"}""".formatted(URN));
            assertThat(users.held(dialect)).isEqualTo("{\"onLeave\":true,\"shoeSize\":38}");
            JsonNode emptied = client.patches(ada, """
                    {"op": "remove", "path": "%s"}""".formatted(URN));
            assertThat(users.held(dialect)).isEqualTo("{}");
            assertThat(emptied.toString()).doesNotContain(URN);
        }
    }

    @Test
    void F6_where_both_speak_the_mapping_wins() {
        users.fields();
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "badge"}]}""");
        entra.creates(sent("ada", "{\"badge\": \"A7\"}").with("title", "\"Countess\""));
        entra.creates(sent("grace", "{\"badge\": \"A8\"}"));

        assertThat(users.held("ada")).isEqualTo("{\"badge\":\"Countess\"}");
        assertThat(users.held("grace")).isEqualTo("{\"badge\":\"A8\"}");
    }

    @Test
    void F3_F6_a_value_that_does_not_fit_is_left_out_and_the_event_says_why() {
        users.fields();
        TestSetting entra = acme.setting("{}");

        String ada = entra.creates(sent("ada", """
                {"badge": {"no": 7}, "shoeSize": "large", "startDate": "soon", "onLeave": "maybe", "x": "kept"}"""));

        assertThat(users.held("ada")).isEqualTo("{}");
        assertThat(entra.reading(ada).at("/" + URN)).hasToString("{\"x\":\"kept\"}");
        for (String key : List.of("badge", "shoeSize", "startDate", "onLeave")) {
            assertThat(acme.events("user.created").toString()).contains(URN + ":" + key);
        }
        entra.patches(ada, """
                {"op": "add", "path": "%s:shoeSize", "value": "huge"}""".formatted(URN));
        assertThat(acme.events("user.updated").toString()).contains("F3", "shoeSize", "is no number");
        assertThat(entra.finds(URN + ":shoeSize pr").path("totalResults").asInt())
                .isZero();
    }

    @Test
    void F3_F6_a_value_in_another_writing_is_brought_into_the_fields() {
        users.fields();
        TestSetting entra = acme.setting("{}");

        String ada = entra.creates(user("ada").with(URN.toUpperCase(Locale.ROOT), """
                {"BADGE": 7, "shoesize": ["38"], "startDate": "2026-01-31T23:30:00+02:00", "onLeave": "True"}"""));

        String expected = "{\"badge\":\"7\",\"onLeave\":true,\"shoeSize\":38,\"startDate\":\"2026-01-31\"}";
        assertThat(users.held("ada")).isEqualTo(expected);
        assertThat(entra.reading(ada).at("/" + URN).toString())
                .isEqualTo("{\"badge\":\"7\",\"shoeSize\":38,\"startDate\":\"2026-01-31\",\"onLeave\":true}");
        entra.patches(ada, """
                {"op": "replace", "path": "%s:shoeSize", "value": ""}""".formatted(URN));
        assertThat(users.held("ada")).doesNotContain("shoeSize");
        assertThat(acme.events("user.updated").toString()).doesNotContain("F3");
    }

    @Test
    void F6_a_strict_setting_refuses_what_is_not_of_the_described_type_and_ignores_what_is_not_described() {
        users.fields();
        TestSetting strict = acme.setting("""
                {"dialect": "strict"}""");

        for (String wrong : List.of("{\"shoeSize\": \"38\"}", "{\"onLeave\": \"true\"}", "{\"badge\": 7}", "\"A7\"")) {
            assertThat(strict.creating(sent("ada", wrong))).as(wrong).isRefused(400, "invalidValue");
        }
        String ada = strict.creates(sent("ada", "{\"x\": \"y\", \"startDate\": \"soon\"}"));

        assertThat(strict.reading(ada).text()).doesNotContain(URN);
        assertThat(strict.patching(ada, """
                {"op": "add", "path": "%s:x", "value": 1}""".formatted(URN))).isRefused(400, "invalidPath");
        assertThat(acme.events("user.created").toString()).contains("startDate", "is no date");
    }

    @Test
    void F6_L7_a_field_is_locked_for_those_for_whom_the_client_sends_it() {
        users.fields();
        TestSetting entra = acme.setting("{}");
        String ada = entra.creates(sent("ada", "{\"badge\": \"A7\"}"));
        String person = acme.person("ada").path("id").asString();

        assertThat(acme.api().patch("/target-users/" + person, "{\"fields\": {\"badge\": \"by hand\"}}"))
                .isProblem(409);
        assertThat(acme.api().patch("/target-users/" + person, "{\"fields\": {\"shoeSize\": 40}}"))
                .hasStatus(200);

        entra.patches(ada, """
                {"op": "add", "path": "%s:shoeSize", "value": 38}""".formatted(URN));
        assertThat(users.held("ada")).isEqualTo("{\"badge\":\"A7\",\"shoeSize\":38}");
        entra.patches(ada, """
                {"op": "remove", "path": "%s"}""".formatted(URN));
        assertThat(users.held("ada")).isEqualTo("{\"shoeSize\":40}");
    }

    @Test
    void F6_G4_people_are_grouped_by_a_field_that_only_the_extension_fills() {
        acme.field("Team", "text");
        TestSetting entra = acme.setting("""
                {"grouping": {"kind": "field", "field": "team"}}""");

        entra.creates(sent("ada", "{\"team\": \"Blue\"}"));

        assertThat(acme.groupsOf("ada")).containsExactly("Blue");
    }
}
