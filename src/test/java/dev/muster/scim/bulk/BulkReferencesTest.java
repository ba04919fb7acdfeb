package dev.muster.scim.bulk;

import static dev.muster.scim.bulk.BulkBody.bulk;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Operations of a bulk that refer to others (RFC 7644 section 3.7.2).
class BulkReferencesTest {

    private static final String MANAGER = "/" + UserBody.ENTERPRISE.replace("/", "~1") + "/manager";

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{\"rate\": {\"perSecond\": 10000, \"burst\": 10000}}");

    @Test
    void BLK_17_a_name_is_replaced_wherever_a_reference_can_stand() {
        String linus = entra.creates(user("linus"));
        String engines = entra.createsGroup("Engines", linus);

        Answer answer = running(bulk().user("ada")
                .user("grace", """
                        , '%s': {'manager': {'value': 'bulkId:ada', '$ref': 'bulkId:ada'}},
                        'urn:example:2.0:User': {'mentor': 'bulkId:ada', 'peers': ['bulkId:ada', 'bulkId:none']}""".formatted(UserBody.ENTERPRISE))
                .group("Pioneers", "bulkId:ada", linus)
                .put("/Users/" + linus, """
                        {'schemas': [], 'userName': 'linus', '%s': {'manager': {'$ref': '../Users/bulkId:ada'}}}""".formatted(UserBody.ENTERPRISE))
                .patch("/Groups/" + engines, """
                        {'op': 'add', 'path': 'members', 'value': [{'value': 'bulkId:ada'}, {'value': 'bulkId:grace'}]},
                        {'op': 'add', 'value': {'members': [{'value': 'bulkId:Pioneers'}]}},
                        {'op': 'remove', 'path': 'members[value eq \\"bulkId:grace\\"]'}"""));

        String ada = id(answer, 0);
        AnswerAssert.assertThat(entra.reading(id(answer, 1)))
                .has(MANAGER + "/value", ada)
                .has(MANAGER + "/$ref", entra.scimUrl() + "/Users/" + ada)
                .has("/urn:example:2.0:User/mentor", ada)
                .has("/urn:example:2.0:User/peers/0", ada)
                .has("/urn:example:2.0:User/peers/1", "bulkId:none");
        AnswerAssert.assertThat(entra.reading(linus)).has(MANAGER + "/$ref", "../Users/" + ada);
        assertThat(members(id(answer, 2))).containsExactlyInAnyOrder(ada, linus);
        assertThat(members(engines)).containsExactlyInAnyOrder(ada, linus, id(answer, 2));
        allSucceed(answer);
    }

    @Test
    void BLK_17_a_patch_of_a_manager_may_name_one_who_is_made_in_the_job() {
        String linus = entra.creates(user("linus"));
        String grace = entra.creates(user("grace"));
        String path = UserBody.ENTERPRISE + ":manager";

        Answer answer = running(bulk().patch(
                        "/Users/" + linus, "{'op': 'add', 'path': '%s.value', 'value': 'bulkId:ada'}".formatted(path))
                .patch("/Users/" + grace, "{'op': 'add', 'value': {'%s': {'value': 'bulkId:ada'}}}".formatted(path))
                .user("ada"));

        AnswerAssert.assertThat(entra.reading(linus)).has(MANAGER + "/value", id(answer, 2));
        AnswerAssert.assertThat(entra.reading(grace)).has(MANAGER + "/value", id(answer, 2));
    }

    @Test
    void BLK_17_elsewhere_it_is_text_like_any_other() {
        Answer answer = running(bulk().user("ada").user("grace", ", 'displayName': 'bulkId:ada', 'title': 'bulkId:x'"));

        AnswerAssert.assertThat(entra.reading(id(answer, 1)))
                .has("/displayName", "bulkId:ada")
                .has("/title", "bulkId:x");
    }

    @Test
    void BLK_18_a_path_may_name_what_the_job_makes() {
        Answer answer = running(bulk().patch("/Users/bulkId:ada", "{'op': 'add', 'path': 'title', 'value': 'Countess'}")
                .user("ada")
                .user("grace")
                .delete("/Users/bulkId:grace")
                .delete("/Groups/bulkId:ada"));

        AnswerAssert.assertThat(answer)
                .has("/Operations/0/status", "200")
                .has(
                        "/Operations/0/location",
                        answer.at("/Operations/1/location").asString())
                .has("/Operations/3/status", "204")
                .has("/Operations/4/status", "404");
        AnswerAssert.assertThat(entra.reading(id(answer, 1))).has("/title", "Countess");
    }

    @Test
    void BLK_19_BLK_22_references_are_resolved_in_any_order() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 5; run++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            Collections.shuffle(order, random);
            String n = "-" + run;

            Answer answer = running(shuffled(order, n));

            String all = resource("/Groups", "displayName", "all" + n);
            String some = resource("/Groups", "displayName", "some" + n);
            String boss = resource("/Users", "userName", "boss" + n);
            assertThat(members(all)).as("seed %d", seed).containsExactlyInAnyOrder(boss, some);
            assertThat(members(some))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrder(
                            resource("/Users", "userName", "ada" + n), resource("/Users", "userName", "linus" + n));
            for (int i = 0; i < order.size(); i++) {
                AnswerAssert.assertThat(answer).has("/Operations/" + i + "/status", order.get(i) == 5 ? "200" : "201");
            }
        }
    }

    private static BulkBody shuffled(List<Integer> order, String n) {
        BulkBody bulk = bulk();
        for (int one : order) {
            switch (one) {
                case 0 -> bulk.group("all" + n, "bulkId:some" + n, "bulkId:boss" + n);
                case 1 -> bulk.group("some" + n, "bulkId:ada" + n);
                case 2 -> bulk.userUnder("ada" + n, "bulkId:boss" + n);
                case 3 -> bulk.user("boss" + n);
                case 4 -> bulk.userUnder("linus" + n, "bulkId:ada" + n);
                default -> bulk.patch("/Groups/bulkId:some" + n, """
                            {'op': 'add', 'path': 'members', 'value': [{'value': 'bulkId:linus%s'}]}""".formatted(n));
            }
        }
        return bulk;
    }

    @Test
    void BLK_21_a_reference_to_what_is_unknown_or_failed_is_409_for_that_operation_only() {
        entra.creates(user("grace"));

        Answer answer = running(bulk().user("ada")
                .user("grace")
                .group("A", "bulkId:grace", "bulkId:ada")
                .group("B", "bulkId:nobody")
                .group("C", "bulkId:B")
                .group("D", "bulkId:ada")
                .delete("/Users/bulkId:grace")
                .userUnder("linus", "bulkId:nobody"));

        AnswerAssert.assertThat(answer)
                .has("/Operations/1/response/scimType", "uniqueness")
                .has("/Operations/2/status", "409")
                .has("/Operations/3/status", "409")
                .has("/Operations/4/status", "409")
                .has("/Operations/5/status", "201")
                .has("/Operations/6/status", "409")
                .has("/Operations/7/status", "409");
        assertThat(answer.at("/Operations/6").has("location")).isFalse();
        assertThat(entra.scim().get("/Groups").at("/totalResults").asInt()).isEqualTo(1);
        assertThat(acme.people()).hasSize(2);
    }

    @Test
    void BLK_22_a_POST_brought_forward_still_finds_the_name_free_that_an_operation_before_it_gives_up() {
        String old = entra.creates(user("ada"));
        String other = entra.creates(user("grace"));

        Answer answer = running(bulk().group("Engines", "bulkId:new", "bulkId:newer")
                .delete("/Users/" + old)
                .patch("/Users/" + other, "{'op': 'replace', 'path': 'userName', 'value': 'hopper'}")
                .post("/Users", "new", user("ada"))
                .post("/Users", "newer", user("grace").email("other@acme.example")));

        allSucceed(answer);
        assertThat(members(id(answer, 0))).containsExactlyInAnyOrder(id(answer, 3), id(answer, 4));
    }

    @Test
    void BLK_22_a_POST_brought_forward_takes_no_name_that_a_POST_before_it_would_have_had() {
        Answer answer = running(bulk().group("Engines", "bulkId:second")
                .post("/Users", "first", user("ada"))
                .post("/Users", "second", user("ADA").email("other@acme.example"))
                .group("Motors", "bulkId:first"));

        AnswerAssert.assertThat(answer)
                .has("/Operations/0/status", "409")
                .has("/Operations/1/status", "201")
                .has("/Operations/2/status", "409")
                .has("/Operations/2/response/scimType", "uniqueness")
                .has("/Operations/3/status", "201");
        AnswerAssert.assertThat(entra.reading(id(answer, 1))).has("/userName", "ada");
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

    private String resource(String endpoint, String attribute, String value) {
        Answer found = entra.scim().get(endpoint + "?filter=" + attribute + "%20eq%20%22" + value + "%22");
        return found.at("/Resources/0/id").asString();
    }
}
