package dev.muster.clients;

import static dev.muster.clients.Client.CORE;
import static dev.muster.clients.Client.ENTERPRISE;
import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.setting.Dialect;
import dev.muster.testing.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Values as clients write them, rows V of `docs/clients/habits.md`: those that hold in every setting, a strict one
/// too.
@ParameterizedClass
@EnumSource(Dialect.Reading.class)
class ValueRowsTest {

    private final Client client;
    private final String ada;

    ValueRowsTest(Dialect.Reading reading) {
        client = Client.ofAcme(reading);
        ada = client.user("ada");
    }

    @Test
    void row_V9_null_is_unassigned_in_post_put_and_patch() {
        JsonNode posted = client.posted("'userName':'joan','title':null,'emails':null,'nickName':'J'");
        JsonNode patched =
                client.patched(posted.path("id").asString(), "{'op':'replace','path':'nickName','value':null}");
        Answer replaced = client.send(
                "PUT", "/Users/" + ada, "{'schemas':['" + CORE + "'],'userName':'ada','title':null,'roles':null}");
        Answer group = client.send(
                "POST", "/Groups", "{'schemas':['" + Client.GROUP + "'],'displayName':'Hut 8','members':null}");

        assertThat(posted.has("title") || posted.has("emails") || patched.has("nickName"))
                .isFalse();
        assertThat(replaced).hasStatus(200);
        assertThat(replaced.json().has("title")).isFalse();
        assertThat(group).hasStatus(201);
    }

    @Test
    void row_V11_a_part_of_a_complex_value_leaves_the_other_parts() {
        client.patched(ada, "{'op':'replace','path':'name','value':{'givenName':'Ada','familyName':'Byron'}}");

        JsonNode after = client.patched(ada, "{'op':'replace','path':'name','value':{'familyName':'Lovelace'}}");

        assertThat(after.at("/name/givenName").asString()).isEqualTo("Ada");
        assertThat(after.at("/name/familyName").asString()).isEqualTo("Lovelace");
    }

    @Test
    void row_V13_an_extension_that_schemas_does_not_list_is_accepted() {
        JsonNode posted = client.posted("'userName':'joan','" + ENTERPRISE + "':{'department':'Hut 8'}");

        assertThat(posted.path(ENTERPRISE).path("department").asString()).isEqualTo("Hut 8");
        assertThat(posted.path("schemas").toString()).contains(ENTERPRISE);
    }

    @Test
    void row_V14_id_meta_and_groups_are_ignored_and_memberships_stay() {
        String group = client.group("Hut 8", ada);

        Answer replaced = client.send(
                "PUT",
                "/Users/" + ada,
                "{'schemas':['" + CORE + "'],'id':'x','meta':{'version':'x'},'groups':[],'userName':'ada'}");

        assertThat(replaced).hasStatus(200).has("/id", ada);
        assertThat(client.members(group)).containsExactly(ada);
    }

    @Test
    void row_V15_a_password_is_accepted_and_never_returned() {
        JsonNode posted = client.posted("'userName':'joan','password':'x'");

        assertThat(posted.toString()).doesNotContain("password");
    }

    @Test
    void row_V16_sparse_mails_and_addresses_are_accepted() {
        JsonNode plain = client.posted("'userName':'joan','emails':[{'value':'joan@acme.example'}]");
        JsonNode none = client.posted("'userName':'alan','addresses':[{'type':'work'}]");

        assertThat(plain.at("/emails/0/value").asString()).isEqualTo("joan@acme.example");
        assertThat(none.has("emails")).isFalse();
    }

    @Test
    void row_V17_empty_arrays_are_accepted() {
        client.posted("'userName':'joan','roles':[],'groups':[],'photos':[],'emails':[]");
        String group = client.send(
                        "POST", "/Groups", "{'schemas':['" + Client.GROUP + "'],'displayName':'Hut 8','members':[]}")
                .id();

        assertThat(client.members(group)).isEmpty();
    }

    @Test
    void row_V18_values_come_back_as_they_were_sent_and_are_compared_without_case() {
        JsonNode posted = client.posted("'userName':'Joan@Acme','displayName':' Joan  Clarke '");

        assertThat(posted.path("userName").asString()).isEqualTo("Joan@Acme");
        assertThat(posted.path("displayName").asString()).isEqualTo(" Joan  Clarke ");
        assertThat(client.finds("userName eq \"joan@acme\"")).isEqualTo(1);
    }
}
