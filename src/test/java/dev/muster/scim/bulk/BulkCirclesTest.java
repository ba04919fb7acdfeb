package dev.muster.scim.bulk;

import static dev.muster.scim.bulk.BulkBody.bulk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Operations of a bulk that refer to each other in a circle (RFC 7644 section 3.7.1).
class BulkCirclesTest {

    private static final String MANAGER = "/" + UserBody.ENTERPRISE.replace("/", "~1") + "/manager";

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{\"rate\": {\"perSecond\": 10000, \"burst\": 10000}}");

    @Test
    void BLK_20_RES_15_groups_that_contain_each_other_are_stored() {
        Answer answer = running(bulk().group("A", "bulkId:B")
                .group("B", "bulkId:C")
                .group("C", "bulkId:A", "bulkId:ada")
                .user("ada"));

        allSucceed(answer);
        assertThat(members(id(answer, 0))).containsExactly(id(answer, 1));
        assertThat(members(id(answer, 1))).containsExactly(id(answer, 2));
        assertThat(members(id(answer, 2))).containsExactlyInAnyOrder(id(answer, 0), id(answer, 3));
        for (int i = 0; i < 3; i++) {
            AnswerAssert.assertThat(entra.scim().get("/Groups/" + id(answer, i)))
                    .has(
                            "/meta/version",
                            answer.at("/Operations/" + i + "/version").asString());
        }
        assertThat(entra.reading(id(answer, 3)).at("/groups")).hasSize(3);
    }

    @Test
    void BLK_20_RES_15_a_circle_that_a_job_makes_among_groups_by_PATCH_is_stored() {
        String old = entra.createsGroup("Old");

        Answer answer = running(bulk().group("New", old)
                .patch("/Groups/" + old, "{'op': 'add', 'path': 'members', 'value': [{'value': 'bulkId:New'}]}"));

        allSucceed(answer);
        assertThat(members(old)).containsExactly(id(answer, 0));
    }

    @Test
    void BLK_20_people_who_manage_each_other_are_stored() {
        Answer answer = running(bulk().userUnder("ada", "bulkId:grace")
                .userUnder("grace", "bulkId:ada")
                .userUnder("linus", "bulkId:linus"));

        allSucceed(answer);
        AnswerAssert.assertThat(entra.reading(id(answer, 0))).has(MANAGER + "/value", id(answer, 1));
        AnswerAssert.assertThat(entra.reading(id(answer, 1))).has(MANAGER + "/value", id(answer, 0));
        AnswerAssert.assertThat(entra.reading(id(answer, 2))).has(MANAGER + "/value", id(answer, 2));
    }

    @Test
    void BLK_20_circles_that_come_at_the_same_moment_are_all_stored() {
        List<Answer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> running(bulk().group("A" + i, "bulkId:B" + i).group("B" + i, "bulkId:A" + i)))
                .toList();

        answers.forEach(BulkCirclesTest::allSucceed);
        assertThat(entra.scim().get("/Groups").at("/totalResults").asInt()).isEqualTo(8);
    }

    @Test
    void BLK_20_BLK_28_a_circle_of_which_a_part_fails_leaves_nothing() {
        entra.createsGroup("B");

        Answer answer =
                running(bulk().group("A", "bulkId:B").group("B", "bulkId:A").user("ada"));

        AnswerAssert.assertThat(answer)
                .has("/Operations/0/status", "409")
                .has("/Operations/1/status", "409")
                .has("/Operations/1/response/scimType", "uniqueness")
                .has("/Operations/2/status", "201");
        assertThat(entra.scim().get("/Groups").at("/totalResults").asInt()).isEqualTo(1);
    }

    @Test
    void RES_15_a_group_is_never_its_own_member_and_no_circle_is_closed_by_a_single_request() {
        String inner = entra.createsGroup("Inner");
        String outer = entra.createsGroup("Outer", inner);
        String closing = "{'op': 'add', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(outer);

        Answer answer = running(bulk().group("Self", "bulkId:Self").patch("/Groups/" + inner, closing));
        Answer alone = entra.scim().patch("/Groups/" + inner, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}""".formatted(closing.replace('\'', '"')));

        AnswerAssert.assertThat(answer)
                .has("/Operations/0/response/scimType", "invalidValue")
                .has("/Operations/1/response/scimType", "invalidValue");
        AnswerAssert.assertThat(alone).isRefused(400, "invalidValue");
        assertThat(entra.scim().get("/Groups").at("/totalResults").asInt()).isEqualTo(2);
    }

    private Answer running(BulkBody bulk) {
        return bulk.runBy(entra);
    }

    private static void allSucceed(Answer answer) {
        assertThat(answer.at("/Operations"))
                .as("%s", answer)
                .allMatch(result -> result.path("status").asString().startsWith("2"));
    }

    /// The id of what the operation at that place made.
    private static String id(Answer answer, int index) {
        String location = answer.at("/Operations/" + index + "/location").asString();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private List<String> members(String group) {
        List<String> members = new ArrayList<>();
        for (JsonNode member : entra.scim().get("/Groups/" + group).at("/members")) {
            members.add(member.path("value").asString());
        }
        return members;
    }
}
