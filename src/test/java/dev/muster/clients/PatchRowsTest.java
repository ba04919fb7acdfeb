package dev.muster.clients;

import static dev.muster.clients.Client.ENTERPRISE;
import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.setting.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The envelope and the paths of a PATCH as clients write them, rows P and Q of `docs/clients/habits.md`: those
/// that hold in every setting, a strict one too.
@ParameterizedClass
@EnumSource(Dialect.Reading.class)
class PatchRowsTest {

    private final Client client;
    private final String ada;

    PatchRowsTest(Dialect.Reading reading) {
        client = Client.ofAcme(reading);
        ada = client.user("ada");
    }

    @Test
    void row_P1_op_is_written_in_any_case() {
        JsonNode after = client.patched(
                ada, "{'op':'Add','path':'title','value':'x'}", "{'op':'Replace','path':'nickName','value':'y'}");

        assertThat(after.path("title").asString()).isEqualTo("x");
        assertThat(after.path("nickName").asString()).isEqualTo("y");
    }

    @Test
    void row_P2_add_without_a_path_sets_a_single_value() {
        client.patched(ada, "{'op':'add','value':{'title':'x'}}");

        JsonNode after = client.patched(ada, "{'op':'add','value':{'title':'y'}}");

        assertThat(after.path("title").asString()).isEqualTo("y");
    }

    @Test
    void row_P3_an_object_without_a_path_is_merged_key_by_key() {
        client.patched(ada, "{'op':'replace','path':'name.familyName','value':'Byron'}");

        JsonNode after = client.patched(ada, "{'op':'replace','value':{'title':'x','name':{'givenName':'Ada'}}}");

        assertThat(after.path("title").asString()).isEqualTo("x");
        assertThat(after.path("name").toString()).contains("Byron", "Ada");
    }

    @Test
    void row_P4_a_dotted_key_is_a_path_and_never_stored() {
        JsonNode after = client.patched(ada, "{'op':'replace','value':{'name.givenName':'Ada'}}");

        assertThat(after.path("name").path("givenName").asString()).isEqualTo("Ada");
        assertThat(after.has("name.givenName")).isFalse();
    }

    @Test
    void row_P5_a_key_with_the_extensions_urn_is_a_path() {
        String urn = ENTERPRISE + ":employeeNumber";

        JsonNode after = client.patched(ada, "{'op':'replace','value':{'" + urn + "':'7'}}");

        assertThat(after.path(ENTERPRISE).path("employeeNumber").asString()).isEqualTo("7");
        assertThat(after.has(urn)).isFalse();
    }

    @Test
    void row_Q2_a_second_operation_finds_the_element_that_the_first_made() {
        JsonNode after = client.patched(
                ada,
                "{'op':'Add','path':'addresses[type eq `work`].locality','value':'Delft'}",
                "{'op':'Replace','path':'addresses[type eq `work`].country','value':'NL'}");

        assertThat(after.path("addresses").size()).isEqualTo(1);
        assertThat(after.path("addresses").toString()).contains("Delft", "NL", "work");
    }

    @Test
    void row_Q3_a_quoted_boolean_in_a_path_is_a_boolean() {
        JsonNode after = client.patched(
                ada,
                "{'op':'Add','path':'roles[primary eq `True`].value','value':'reader'}",
                "{'op':'Add','path':'roles[primary eq `True`].display','value':'Reader'}");

        assertThat(after.path("roles").size()).isEqualTo(1);
        assertThat(after.at("/roles/0/primary").isBoolean()).isTrue();
        assertThat(after.at("/roles/0/display").asString()).isEqualTo("Reader");
    }

    @Test
    void row_Q4_the_enterprise_urn_before_a_name_makes_the_extension() {
        JsonNode after = client.patched(ada, "{'op':'Add','path':'" + ENTERPRISE + ":department','value':'Sales'}");

        assertThat(after.path(ENTERPRISE).path("department").asString()).isEqualTo("Sales");
        assertThat(after.path("schemas").toString()).contains(ENTERPRISE);
    }

    @Test
    void row_Q5_the_core_urn_before_a_name_means_the_core_attribute() {
        JsonNode after = client.patched(ada, "{'op':'Add','path':'" + Client.CORE + ":title','value':'x'}");

        assertThat(after.path("title").asString()).isEqualTo("x");
    }

    @Test
    void row_Q7_names_have_no_case() {
        JsonNode after = client.patched(
                ada,
                "{'op':'Add','path':'emails[TYPE eq `other`].Value','value':'o@acme.example'}",
                "{'op':'Add','path':'DisplayName','value':'Ada'}");

        assertThat(after.at("/emails/0/value").asString()).isEqualTo("o@acme.example");
        assertThat(after.path("displayName").asString()).isEqualTo("Ada");
    }
}
