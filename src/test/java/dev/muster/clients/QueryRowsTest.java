package dev.muster.clients;

import static dev.muster.clients.Client.CORE;
import static dev.muster.clients.Client.ENTERPRISE;
import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.setting.Dialect;
import dev.muster.testing.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Queries as clients write them, rows F of `docs/clients/habits.md`: those that hold in every setting, a strict one
/// too.
@ParameterizedClass
@EnumSource(Dialect.Reading.class)
class QueryRowsTest {

    private final Client client;
    private final String ada;
    private final String grace;

    QueryRowsTest(Dialect.Reading reading) {
        client = Client.ofAcme(reading);
        ada = client.posted(
                        "'userName':'ada','externalId':'a-1','emails':[{'type':'work','value':'ada@acme.example'}],'"
                                + ENTERPRISE + "':{'manager':{'value':'m'}}")
                .path("id")
                .asString();
        grace = client.user("grace+1");
    }

    @Test
    void row_F1_userName_is_compared_without_case() {
        assertThat(client.finds("userName eq \"ADA\"")).isEqualTo(1);
    }

    @Test
    void row_F2_externalId_is_looked_up() {
        assertThat(client.finds("externalId eq \"a-1\"")).isEqualTo(1);
        assertThat(client.finds("externalId eq \"a-2\"")).isZero();
    }

    @Test
    void row_F3_attribute_and_operator_have_no_case() {
        assertThat(client.finds("username Eq \"ada\"")).isEqualTo(1);
    }

    @Test
    void row_F5_bare_emails_means_their_values() {
        assertThat(client.finds("emails eq \"ada@acme.example\"")).isEqualTo(1);
    }

    @Test
    void row_F9_literals_follow_json_and_a_plus_in_a_query_is_a_blank() {
        client.posted("'userName':'o`\\\\neil','displayName':'Sean O'");

        assertThat(client.finds("userName eq \"o\\\"\\\\neil\"")).isEqualTo(1);
        assertThat(client.read("/Users?filter=displayName+eq+%22Sean+O%22")
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.read("/Users?filter=userName+eq+%22grace%2B1%22")
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.read("/Users?filter=userName+eq+%22grace+1%22")
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users?filter=userName+eq+%22ada%22&",
                "/Users?aadOptscim062020&filter=userName+eq+%22ada%22",
                "/Users?unheardOf=1&filter=userName+eq+%22ada%22"
            })
    void row_F10_unknown_parameters_and_a_trailing_ampersand_do_no_harm(String path) {
        assertThat(client.read(path).path("totalResults").asInt()).isEqualTo(1);
    }

    @Test
    void row_F10_a_trailing_question_mark_does_no_harm() {
        assertThat(client.read("/Users/" + ada + "?").path("userName").asString())
                .isEqualTo("ada");
    }

    @Test
    void row_F11_excluded_members_are_left_out() {
        client.group("Pilots", ada);

        assertThat(client.read("/Groups").at("/Resources/0").has("members")).isTrue();
        assertThat(client.read("/Groups?excludedAttributes=members")
                        .at("/Resources/0")
                        .has("members"))
                .isFalse();
    }

    @Test
    void row_F12_pages_are_cut_to_what_is_offered_and_tell_the_truth() {
        assertThat(client.read("/Users").path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(client.read("/Users?count=0").path("itemsPerPage").asInt()).isZero();
        assertThat(client.read("/Users?count=0").path("totalResults").asInt()).isEqualTo(2);
        assertThat(client.read("/Users?startIndex=0&count=1").path("startIndex").asInt())
                .isEqualTo(1);
        assertThat(client.read("/Users?startIndex=2&count=1")
                        .at("/Resources/0/id")
                        .asString())
                .isEqualTo(grace);
        assertThat(client.read("/Users?count=-5").path("itemsPerPage").asInt()).isZero();
        assertThat(client.read("/Users?count=1000000").path("itemsPerPage").asInt())
                .isEqualTo(2);
    }

    @Test
    void row_F13_a_trailing_slash_is_served() {
        assertThat(client.read("/Users/").path("totalResults").asInt()).isEqualTo(2);
        assertThat(client.read("/Groups/").path("totalResults").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoeSize+eq+9", "userName+is+%22ada%22", "userName+eq", "userName", "(", "eq+%22ada%22"})
    void row_F14_a_filter_that_cannot_be_evaluated_is_refused_and_never_the_whole_list(String filter) {
        Answer refused = client.setting().scim().get("/Users?filter=" + filter);

        assertThat(refused).isRefused(400, "invalidFilter");
    }

    @Test
    void row_F15_types_and_schemas_are_served_one_by_one() {
        assertThat(client.read("/ResourceTypes/User").path("name").asString()).isEqualTo("User");
        assertThat(client.read("/ResourceTypes/Group").path("name").asString()).isEqualTo("Group");
        assertThat(client.read("/Schemas/" + CORE).path("id").asString()).isEqualTo(CORE);
        assertThat(client.read("/Schemas/" + ENTERPRISE).path("id").asString()).isEqualTo(ENTERPRISE);
    }
}
