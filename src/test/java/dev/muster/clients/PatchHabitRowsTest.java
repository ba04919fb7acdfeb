package dev.muster.clients;

import static dev.muster.clients.Client.ENTERPRISE;
import static dev.muster.clients.Client.PATCH;
import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The envelope and the paths of a PATCH as clients write them, rows P and Q of `docs/clients/habits.md`: those that
/// are a habit.
class PatchHabitRowsTest {

    private final Client client = Client.ofAcme();
    private final String ada = client.user("ada");

    @Test
    void row_P6_an_array_of_one_object_without_a_path_is_that_object() {
        JsonNode after = client.patched(ada, "{'op':'replace','value':[{'title':'x'}]}");

        assertThat(after.path("title").asString()).isEqualTo("x");
    }

    @Test
    void row_P7_the_same_id_and_schemas_are_passed_over_and_another_id_is_refused() {
        String other = UUID.randomUUID().toString();

        JsonNode after =
                client.patched(ada, "{'op':'replace','value':{'id':'" + ada + "','schemas':['x'],'externalId':'e'}}");

        assertThat(after.path("externalId").asString()).isEqualTo("e");
        assertThat(client.patching("/Users/" + ada, "{'op':'replace','value':{'id':'" + other + "'}}"))
                .isRefused(400, "mutability");
    }

    @Test
    void row_P8_schemas_may_be_missing_or_last_and_operations_in_any_case() {
        String operations = "[{'op':'replace','path':'title','value':'%s'}]";

        assertThat(client.send("PATCH", "/Users/" + ada, "{'Operations':" + operations.formatted("x") + "}"))
                .has("/title", "x");
        assertThat(client.send(
                        "PATCH",
                        "/Users/" + ada,
                        "{'Operations':" + operations.formatted("y") + ",'schemas':['" + PATCH + "']}"))
                .has("/title", "y");
        assertThat(client.send("PATCH", "/Users/" + ada, "{'operations':" + operations.formatted("z") + "}"))
                .has("/title", "z");
    }

    @Test
    void row_P9_a_path_of_null_is_none() {
        JsonNode after = client.patched(ada, "{'op':'replace','path':null,'value':{'title':'x'}}");

        assertThat(after.path("title").asString()).isEqualTo("x");
    }

    @Test
    void row_P10_an_unknown_attribute_is_passed_over_and_a_wrong_value_or_path_is_not() {
        JsonNode after = client.patched(
                ada, "{'op':'add','path':'shoeSize','value':9}", "{'op':'add','path':'title','value':'x'}");

        assertThat(after.path("title").asString()).isEqualTo("x");
        assertThat(after.has("shoeSize")).isFalse();
        assertThat(client.patching("/Users/" + ada, "{'op':'add','path':'title','value':7}"))
                .isRefused(400, "invalidValue");
        assertThat(client.patching("/Users/" + ada, "{'op':'add','path':'shoe size','value':7}"))
                .isRefused(400, "invalidPath");
    }

    @Test
    void row_Q1_a_filtered_path_without_match_makes_the_element() {
        String grace = client.user("grace");
        String path = "'path':'emails[type eq `work`].value','value':'work@acme.example'";

        JsonNode replaced = client.patched(ada, "{'op':'Replace'," + path + "}");
        JsonNode added = client.patched(grace, "{'op':'Add'," + path.replace("work@", "home@") + "}");

        assertThat(replaced.path("emails").toString())
                .isEqualTo("[{\"value\":\"work@acme.example\",\"type\":\"work\"}]");
        assertThat(added.path("emails").toString()).isEqualTo("[{\"value\":\"home@acme.example\",\"type\":\"work\"}]");
    }

    @Test
    void row_Q6_a_bare_name_of_the_extension_means_the_extension() {
        JsonNode after = client.patched(
                ada,
                "{'op':'Add','path':'department','value':'Sales'}",
                "{'op':'Replace','value':{'employeeNumber':'7'}}",
                "{'op':'Add','path':'manager','value':{'value':'m'}}");

        assertThat(after.path(ENTERPRISE).path("department").asString()).isEqualTo("Sales");
        assertThat(after.path(ENTERPRISE).path("employeeNumber").asString()).isEqualTo("7");
        assertThat(after.path(ENTERPRISE).path("manager").path("value").asString())
                .isEqualTo("m");
    }

    @Test
    void row_Q8_a_filter_on_a_single_value_is_passed_over() {
        JsonNode after = client.patched(
                ada,
                "{'op':'Add','path':'title[type eq `work`].value','value':'x'}",
                "{'op':'Replace','path':'active','value':false}");

        assertThat(after.has("title")).isFalse();
        assertThat(after.path("active").asBoolean()).isFalse();
    }
}
