package dev.muster.clients;

import static dev.muster.clients.Client.CORE;
import static dev.muster.clients.Client.ENTERPRISE;
import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Values as clients write them, rows V of `docs/clients/habits.md`: those that are a habit.
class ValueHabitRowsTest {

    private static final String MANAGER = "/" + ENTERPRISE + "/manager/value";

    private final Client client = Client.ofAcme();
    private final String ada = client.user("ada");

    @Test
    void row_V1_True_and_False_are_booleans() {
        JsonNode off = client.patched(ada, "{'op':'Replace','path':'active','value':'False'}");
        JsonNode on = client.patched(ada, "{'op':'Replace','path':'active','value':'True'}");

        assertThat(off.path("active").toString()).isEqualTo("false");
        assertThat(on.path("active").toString()).isEqualTo("true");
    }

    @Test
    void row_V2_true_and_false_in_lower_case_are_booleans() {
        JsonNode off = client.patched(ada, "{'op':'replace','path':'active','value':'false'}");
        JsonNode posted = client.posted("'userName':'joan','active':'true'");

        assertThat(off.path("active").toString()).isEqualTo("false");
        assertThat(posted.path("active").toString()).isEqualTo("true");
    }

    @Test
    void row_V3_a_manager_as_plain_text_is_the_managers_value() {
        JsonNode after = client.patched(ada, "{'op':'Add','path':'" + ENTERPRISE + ":manager','value':'m'}");

        assertThat(after.at(MANAGER).asString()).isEqualTo("m");
    }

    @Test
    void row_V4_a_manager_in_an_array_or_as_managerId_is_the_managers_value() {
        JsonNode array = client.patched(
                ada,
                "{'op':'Replace','path':'" + ENTERPRISE
                        + ":manager','value':[{'$ref':'https://scim.example/Users/m','value':'m'}]}");
        JsonNode alias = client.patched(ada, "{'op':'Replace','path':'managerId','value':'n'}");
        JsonNode posted = client.posted("'userName':'joan','" + ENTERPRISE + "':{'manager':{'managerId':'o'}}");

        assertThat(array.at(MANAGER).asString()).isEqualTo("m");
        assertThat(alias.at(MANAGER).asString()).isEqualTo("n");
        assertThat(posted.at(MANAGER).asString()).isEqualTo("o");
    }

    @Test
    void row_V5_an_empty_manager_is_none() {
        String set = "{'op':'Add','path':'" + ENTERPRISE + ":manager','value':{'value':'m'}}";

        JsonNode text = client.patched(ada, set, "{'op':'Replace','path':'" + ENTERPRISE + ":manager','value':''}");
        JsonNode object =
                client.patched(ada, set, "{'op':'Replace','path':'" + ENTERPRISE + ":manager','value':{'value':''}}");

        assertThat(text.at(MANAGER).isMissingNode()).isTrue();
        assertThat(object.at(MANAGER).isMissingNode()).isTrue();
    }

    @Test
    void row_V6_a_role_as_json_in_a_text_is_unwrapped_and_any_other_text_is_kept() {
        JsonNode after = client.patched(
                ada,
                "{'op':'Add','path':'roles','value':[{'value':'{`id`:`1`,`value`:`admin`,`displayName`:`Admin`}'}]}",
                "{'op':'Add','path':'roles','value':[{'value':'{no json'}]}");

        assertThat(after.at("/roles/0/value").asString()).isEqualTo("admin");
        assertThat(after.at("/roles/0/display").asString()).isEqualTo("Admin");
        assertThat(after.at("/roles/1/value").asString()).isEqualTo("{no json");
    }

    @Test
    void row_V7_an_object_where_an_array_is_expected_is_its_one_element() {
        JsonNode posted = client.posted("'userName':'joan','emails':{'value':'joan@acme.example'}");

        assertThat(posted.at("/emails/0/value").asString()).isEqualTo("joan@acme.example");
    }

    @Test
    void row_V8_an_array_of_one_where_a_single_value_is_expected_is_that_value() {
        JsonNode posted = client.posted("'userName':['joan'],'name':[{'givenName':'Joan'}]");

        assertThat(posted.path("userName").asString()).isEqualTo("joan");
        assertThat(posted.at("/name/givenName").asString()).isEqualTo("Joan");
    }

    @Test
    void row_V10_an_empty_text_is_never_refused() {
        JsonNode posted = client.posted("'userName':'joan','name':{'givenName':'Joan','middleName':''},'active':''");

        assertThat(posted.at("/name/givenName").asString()).isEqualTo("Joan");
    }

    @Test
    void row_V12_wrong_schemas_are_accepted_and_answered_with_the_right_ones() {
        Answer old = client.send("POST", "/Users", "{'schemas':['urn:scim:schemas:core:2.0'],'userName':'joan'}");
        Answer group = client.send(
                "POST",
                "/Groups",
                "{'schemas':['http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],'displayName':'Hut 8'}");

        assertThat(old).hasStatus(201);
        assertThat(old.at("/schemas").toString()).isEqualTo("[\"" + CORE + "\"]");
        assertThat(group).hasStatus(201);
        assertThat(group.at("/schemas").toString()).isEqualTo("[\"" + Client.GROUP + "\"]");
    }

    @Test
    void row_V19_a_country_or_time_zone_in_another_form_is_kept() {
        JsonNode posted = client.posted(
                "'userName':'joan','timezone':'Paris time','addresses':[{'type':'work','country':'United States'}]");

        assertThat(posted.path("timezone").asString()).isEqualTo("Paris time");
        assertThat(posted.at("/addresses/0/country").asString()).isEqualTo("United States");
    }

    @Test
    void row_V20_an_extension_that_no_schema_describes_is_kept_and_listed() {
        JsonNode posted = client.posted("'userName':'joan','urn:contoso:2.0:User':{'costCentre':'CC-7'}");
        JsonNode patched = client.patched(ada, "{'op':'Add','path':'urn:contoso:2.0:User:costCentre','value':'CC-8'}");

        assertThat(posted.at("/urn:contoso:2.0:User/costCentre").asString()).isEqualTo("CC-7");
        assertThat(posted.path("schemas").toString()).contains("urn:contoso:2.0:User");
        assertThat(patched.at("/urn:contoso:2.0:User/costCentre").asString()).isEqualTo("CC-8");
    }
}
