package dev.muster.scim.bulk;

import static dev.muster.scim.bulk.BulkBody.bulk;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One operation of a bulk, which is a request to the endpoint of its resource.
class BulkOperationTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment();

    @Test
    void BLK_09_BLK_27_methods_have_no_case_and_others_than_four_fail() {
        String ada = entra.creates(user("ada"));

        Answer answer = running(bulk().with("{'method': 'get', 'path': '/Users/%s'}".formatted(ada))
                .with("{'method': 'HEAD', 'path': '/Users/%s'}".formatted(ada))
                .with("{'path': '/Users/%s'}".formatted(ada))
                .with("{'method': 'Delete', 'path': '/Users/%s'}".formatted(ada)));

        AnswerAssert.assertThat(answer)
                .has("/Operations/0/response/scimType", "invalidSyntax")
                .has("/Operations/1/response/scimType", "invalidSyntax")
                .has("/Operations/2/response/scimType", "invalidSyntax")
                .has("/Operations/3/method", "DELETE")
                .has("/Operations/3/status", "204");
    }

    @Test
    void BLK_11_BLK_26_a_path_that_is_none_of_a_resource_fails_its_operation() {
        String ada = entra.creates(user("ada"));

        Answer answer = running(bulk().post("/Users/" + ada, "a", user("grace"))
                .post("Users", "b", user("grace"))
                .post("/Bulk", "c", bulk())
                .post("/Me", "d", user("grace"))
                .post("/Users/.search", "e", "{}")
                .post("/.search", "f", "{}")
                .post("/Users?attributes=id", "g", user("grace"))
                .delete("/Users")
                .delete("/Users/" + ada + "/emails")
                .delete("/Users/")
                .with("{'method': 'DELETE'}")
                .delete("/Cars/1")
                .delete("/Users/1"));

        for (int i = 0; i <= 10; i++) {
            AnswerAssert.assertThat(answer).has("/Operations/" + i + "/response/scimType", "invalidSyntax");
        }
        AnswerAssert.assertThat(answer).has("/Operations/11/status", "404").has("/Operations/12/status", "404");
        assertThat(acme.people()).hasSize(1);
    }

    @Test
    void BLK_12_BLK_13_data_is_needed_and_that_of_a_PATCH_is_a_patch() {
        String path = "/Users/" + entra.creates(user("ada"));

        Answer answer = running(bulk().with("{'method': 'POST', 'path': '/Users', 'bulkId': 'a'}")
                .with("{'method': 'PUT', 'path': '%s', 'data': 'x'}".formatted(path))
                .with("{'method': 'PATCH', 'path': '%s'}".formatted(path))
                .with("{'method': 'PATCH', 'path': '%s', 'data': [{'op': 'remove', 'path': 'title'}]}".formatted(path))
                .with("{'method': 'PATCH', 'path': '%s', 'data': {'title': 'x'}}".formatted(path)));

        for (int i = 0; i < 5; i++) {
            AnswerAssert.assertThat(answer)
                    .has("/Operations/" + i + "/status", "400")
                    .has("/Operations/" + i + "/response/scimType", "invalidSyntax");
        }
    }

    @Test
    void BLK_14_a_version_acts_as_If_Match() {
        String ada = entra.creates(user("ada"));
        String title = "{'op': 'replace', 'path': 'title', 'value': '%s'}";

        Answer answer = running(bulk().patch("/Users/" + ada, title.formatted("Countess"))
                .version("W/\"1\"")
                .patch("/Users/" + ada, title.formatted("Lady"))
                .version("W/\"1\"")
                .delete("/Users/" + ada)
                .version("W/\"1\"")
                .patch("/Users/" + ada, title.formatted("Dame"))
                .version("W/\"2\""));

        AnswerAssert.assertThat(answer)
                .has("/Operations/0/status", "200")
                .has("/Operations/0/version", "W/\"2\"")
                .has("/Operations/1/status", "412")
                .has("/Operations/1/location", entra.scimUrl() + "/Users/" + ada)
                .has("/Operations/2/status", "412")
                .has("/Operations/3/version", "W/\"3\"");
        AnswerAssert.assertThat(entra.reading(ada)).has("/title", "Dame");
    }

    @Test
    void BLK_25_the_rules_of_the_endpoints_hold_for_each_operation() {
        TestCompany globex = TestCompany.named("Globex");
        String theirs = globex.setting("{}").creates(user("linus"));
        String ada = entra.creates(user("ada"));

        Answer answer = running(bulk().patch("/Users/" + ada, "{'op': 'replace', 'path': 'id', 'value': 'x'}")
                .patch("/Users/" + ada, "{'op': 'add', 'path': 'groups', 'value': [{'value': 'x'}]}")
                .delete("/Users/" + theirs)
                .patch("/Users/" + theirs, "{'op': 'replace', 'path': 'title', 'value': 'x'}")
                .post("/Users", "nobody", "{'schemas': []}")
                .post("/Users", "grace", user("grace").department("Sales")));

        AnswerAssert.assertThat(answer)
                .has("/Operations/0/response/scimType", "mutability")
                .has("/Operations/1/response/scimType", "mutability")
                .has("/Operations/2/status", "404")
                .has("/Operations/3/status", "404")
                .has("/Operations/4/response/scimType", "invalidValue")
                .has("/Operations/5/status", "201");
        assertThat(globex.people()).hasSize(1);
        assertThat(acme.membership()).isEqualTo(Map.of("Sales", List.of("grace")));
    }

    @Test
    void BLK_25_each_operation_is_read_in_the_dialect_of_the_setting() {
        TestSetting strict = acme.setting("""
                {"name": "Strict", "dialect": "strict"}""");
        String active = "{'op': 'Replace', 'path': 'active', 'value': 'False'}";

        String mine = entra.creates(user("ada"));
        String other = strict.creates(user("grace"));

        AnswerAssert.assertThat(running(bulk().patch("/Users/" + mine, active))).has("/Operations/0/status", "200");
        AnswerAssert.assertThat(strict.scim()
                        .post("/Bulk", bulk().patch("/Users/" + other, active).toString()))
                .has("/Operations/0/response/scimType", "invalidValue");
    }

    @Test
    void BLK_28_an_operation_that_is_refused_in_its_middle_leaves_nothing() {
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        Answer answer = running(bulk().patch("/Groups/" + engines, """
                {'op': 'remove', 'path': 'members'},
                {'op': 'replace', 'path': 'displayName', 'value': 'Motors'},
                {'op': 'add', 'path': 'members', 'value': [{'value': '%s'}]}""".formatted(engines)));

        AnswerAssert.assertThat(answer).has("/Operations/0/status", "400");
        AnswerAssert.assertThat(entra.scim().get("/Groups/" + engines))
                .has("/displayName", "Engines")
                .has("/members/0/value", ada);
    }

    private Answer running(BulkBody bulk) {
        return bulk.runBy(entra);
    }
}
