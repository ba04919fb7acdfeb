package dev.muster.scim.bulk;

import static dev.muster.scim.bulk.BulkBody.bulk;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a bulk answers as a whole. [BulkOperationTest] has what may be wrong with one operation,
/// [BulkReferencesTest] those that refer to each other.
class BulkEndpointTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment();

    @Test
    void BLK_01_bulk_is_offered_and_answers_to_POST_only() {
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
            Answer answer = entra.scim().send(method, "/Bulk", "{}");

            AnswerAssert.assertThat(answer).isRefused(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        }
        AnswerAssert.assertThat(entra.scim().get("/ServiceProviderConfig"))
                .has("/bulk/supported", "true")
                .has("/bulk/maxOperations", "1000")
                .has("/bulk/maxPayloadSize", "8388608");
    }

    @Test
    void BLK_02_a_body_without_urn_or_operations_is_refused_as_a_whole() {
        String urn = "\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"]";

        for (String body : List.of(
                "{}",
                "{\"Operations\": []}",
                "{" + urn + "}",
                "{" + urn + ", \"Operations\": {}}",
                "{" + urn + ", \"Operations\": [1]}",
                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": []}",
                "[]")) {
            AnswerAssert.assertThat(entra.scim().post("/Bulk", body)).isRefused(400, "invalidSyntax");
        }
        AnswerAssert.assertThat(running(bulk()))
                .has("/schemas/0", "urn:ietf:params:scim:api:messages:2.0:BulkResponse");
    }

    @Test
    void BLK_03_BLK_04_BLK_05_BLK_07_results_stand_in_request_order_and_say_where_and_which_version() {
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        Answer answer = running(bulk().user("grace")
                .patch("/Users/" + ada, "{'op': 'replace', 'path': 'title', 'value': 'Countess'}")
                .patch("/Groups/" + engines, "{'op': 'remove', 'path': 'members'}")
                .put("/Groups/" + engines, "{'schemas': [], 'displayName': 'Motors'}")
                .delete("/Users/" + ada));

        String grace =
                entra.finds("userName eq \"grace\"").at("/Resources/0/id").asString();
        AnswerAssert.assertThat(answer)
                .has("/Operations/0/method", "POST")
                .has("/Operations/0/bulkId", "grace")
                .has("/Operations/0/status", "201")
                .has("/Operations/0/location", entra.scimUrl() + "/Users/" + grace)
                .has("/Operations/0/version", "W/\"1\"")
                .has("/Operations/1/method", "PATCH")
                .has("/Operations/1/status", "200")
                .has("/Operations/1/location", entra.scimUrl() + "/Users/" + ada)
                .has("/Operations/1/version", "W/\"2\"")
                .has("/Operations/2/status", "200")
                .has("/Operations/3/method", "PUT")
                .has("/Operations/3/status", "200")
                .has("/Operations/3/version", "W/\"3\"")
                .has("/Operations/4/method", "DELETE")
                .has("/Operations/4/status", "204")
                .has("/Operations/4/location", entra.scimUrl() + "/Users/" + ada);
        assertThat(answer.at("/Operations")).hasSize(5).noneMatch(result -> result.has("response"));
        assertThat(answer.at("/Operations"))
                .allMatch(result -> result.path("status").isString());
        AnswerAssert.assertThat(entra.reading(ada)).isRefused(404);
        AnswerAssert.assertThat(entra.scim().get("/Groups/" + engines)).has("/displayName", "Motors");
    }

    @Test
    void BLK_06_BLK_08_BLK_15_a_failed_operation_tells_why_and_the_others_run() {
        Answer answer = running(bulk().user("ada")
                .user("grace")
                .post("/Users", "again", user("ADA"))
                .user("linus"));

        AnswerAssert.assertThat(answer)
                .has("/Operations/2/status", "409")
                .has("/Operations/2/bulkId", "again")
                .has("/Operations/2/response/schemas/0", "urn:ietf:params:scim:api:messages:2.0:Error")
                .has("/Operations/2/response/status", "409")
                .has("/Operations/2/response/scimType", "uniqueness");
        assertThat(answer.at("/Operations/2").has("location")).isFalse();
        assertThat(acme.people())
                .extracting(person -> person.path("userName").asString())
                .containsExactlyInAnyOrder("ada", "grace", "linus");
    }

    @Test
    void BLK_10_a_POST_without_a_bulkId_of_its_own_refuses_the_job() {
        AnswerAssert.assertThat(
                        bulk().user("ada").post("/Users", null, user("grace")).sentBy(entra))
                .isRefused(400, "invalidSyntax");
        AnswerAssert.assertThat(
                        bulk().user("ada").post("/Users", "ada", user("grace")).sentBy(entra))
                .isRefused(400, "invalidSyntax");

        assertThat(acme.people()).isEmpty();
    }

    @Test
    void BLK_16_after_that_many_errors_nothing_further_runs_and_what_was_done_stays() {
        Answer answer = running(bulk().failOnErrors(2)
                .user("ada")
                .delete("/Users/1")
                .user("grace")
                .delete("/Users/2")
                .user("linus"));

        assertThat(answer.at("/Operations")).hasSize(4);
        AnswerAssert.assertThat(answer).has("/Operations/2/status", "201").has("/Operations/3/status", "404");
        assertThat(acme.people()).hasSize(2);
        for (int wrong : List.of(0, -1)) {
            AnswerAssert.assertThat(bulk().failOnErrors(wrong).user("linus").sentBy(entra))
                    .isRefused(400, "invalidValue");
        }
    }

    @Test
    void numbers_of_an_unknown_extension_stay_as_exact_as_they_were_sent() {
        String body =
                bulk().user("ada", ", 'urn:example:2.0:User': {'numbers': []}").toString();

        AnswerAssert.assertThat(entra.scim().post("/Bulk", body.replace("[]}", "[0.10, 1e40]}")))
                .has("/Operations/0/status", "201");

        assertThat(entra.reading(entra.finds("userName eq \"ada\"")
                                .at("/Resources/0/id")
                                .asString())
                        .text())
                .contains("\"numbers\":[0.10,1" + "0".repeat(40) + "]");
    }

    private Answer running(BulkBody bulk) {
        return bulk.runBy(entra);
    }
}
