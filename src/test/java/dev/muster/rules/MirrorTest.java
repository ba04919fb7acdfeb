package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The identity provider's groups as target groups: who is in them, and what they are called (rules G1, G2, G4,
/// G7, G8).
class MirrorTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void G8_a_group_of_the_identity_provider_is_a_target_group_at_once_also_without_members() {
        TestSetting entra = acme.mirroring();

        entra.createsGroup(" Engines ");

        JsonNode engines = acme.groupNamed("Engines");
        assertThat(engines.path("origin").asString()).isEqualTo("mirrored");
        assertThat(engines.path("settingId").asString()).isEqualTo(entra.id());
        assertThat(engines.path("memberCount").asInt()).isZero();
        assertThat(acme.events("group.created"))
                .extracting(event -> event.path("rule").asString())
                .containsExactly("G8");
    }

    @Test
    void G8_a_renamed_group_is_renamed_and_a_deleted_one_is_deleted_but_never_its_people() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        entra.renames(engines, "Difference engines");
        Map<String, List<String>> renamed = acme.membership();
        entra.deletesGroup(engines);

        assertThat(renamed).isEqualTo(Map.of("Difference engines", List.of("ada")));
        assertThat(acme.groups()).isEmpty();
        assertThat(acme.groupsOf("ada")).isEmpty();
        assertThat(acme.events("group.renamed"))
                .extracting(event -> event.path("rule").asString())
                .containsExactly("G8");
        assertThat(acme.events("group.deleted"))
                .extracting(event -> event.path("rule").asString())
                .containsExactly("G8");
    }

    @Test
    void G8_a_replaced_group_has_the_new_name_and_exactly_the_new_members() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        String grace = entra.creates(user("grace"));
        String engines = entra.createsGroup("Engines", ada);

        AnswerAssert.assertThat(entra.scim().put("/Groups/" + engines, """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Compilers",
                         "members": [{"value": "%s"}]}""".formatted(grace)))
                .hasStatus(200);

        assertThat(acme.membership()).isEqualTo(Map.of("Compilers", List.of("grace")));
    }

    @Test
    void G1_members_come_and_go_one_by_one_and_all_at_once() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        String grace = entra.creates(user("grace"));
        String linus = entra.creates(user("linus"));
        String engines = entra.createsGroup("Engines", ada);

        entra.adds(engines, grace);
        List<String> added = acme.membership().get("Engines");
        entra.takesOut(engines, ada);
        List<String> takenOut = acme.membership().get("Engines");
        entra.fills(engines, linus, ada);
        List<String> replaced = acme.membership().get("Engines");
        AnswerAssert.assertThat(entra.patchingGroup(engines, """
                {"op": "remove", "path": "members[value eq \\"%s\\"]"}""".formatted(ada)))
                .hasStatus(204);
        List<String> filtered = acme.membership().get("Engines");
        AnswerAssert.assertThat(entra.patchingGroup(engines, """
                {"op": "remove", "path": "members"}""")).hasStatus(204);

        assertThat(added).containsExactly("ada", "grace");
        assertThat(takenOut).containsExactly("grace");
        assertThat(replaced).containsExactly("ada", "linus");
        assertThat(filtered).containsExactly("linus");
        assertThat(acme.membership()).isEqualTo(Map.of("Engines", List.of()));
    }

    @Test
    void G1_the_events_of_members_name_the_rule_the_request_and_nobody_else() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        String grace = entra.creates(user("grace"));
        String engines = entra.createsGroup("Engines", grace);

        Answer adding = entra.patchingGroup(engines, """
                {"op": "add", "path": "members", "value": [{"value": "%s"}, {"value": "%s"}]}""".formatted(ada, grace));
        Answer removing = entra.patchingGroup(engines, """
                {"op": "remove", "path": "members[value eq \\"%s\\"]"}""".formatted(ada));

        assertThat(told("ada"))
                .containsExactly("member.removed G5 " + requestId(removing), "member.added G1 " + requestId(adding));
        assertThat(told("grace")).hasSize(1);
    }

    @Test
    void G1_nested_membership_is_included_and_many_paths_to_one_person_count_once() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);
        String looms = entra.createsGroup("Looms", ada);
        String machines = entra.createsGroup("Machines", engines, looms);

        String everything = entra.createsGroup("Everything");
        entra.adds(everything, machines);

        assertThat(acme.membership())
                .isEqualTo(Map.of(
                        "Engines", List.of("ada"),
                        "Looms", List.of("ada"),
                        "Machines", List.of("ada"),
                        "Everything", List.of("ada")));
        entra.takesOut(engines, ada);
        assertThat(acme.groupsOf("ada")).containsExactly("Everything", "Looms", "Machines");
        entra.takesOut(machines, looms);
        assertThat(acme.groupsOf("ada")).containsExactly("Looms");
    }

    @Test
    void G1_whoever_joins_a_nested_group_joins_the_groups_around_it() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        String inner = entra.createsGroup("Inner");
        String middle = entra.createsGroup("Middle", inner);
        entra.createsGroup("Outer", middle);

        entra.adds(inner, ada);
        List<String> joined = acme.groupsOf("ada");
        entra.deletesGroup(middle);

        assertThat(joined).containsExactly("Inner", "Middle", "Outer");
        assertThat(acme.membership()).isEqualTo(Map.of("Inner", List.of("ada"), "Outer", List.of()));
    }

    @Test
    void G1_a_circle_of_groups_has_the_members_of_all_in_each() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        String grace = entra.creates(user("grace"));
        AnswerAssert.assertThat(entra.scim().post("/Bulk", """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                          {"method": "POST", "path": "/Groups", "bulkId": "hen", "data": {
                            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Hen",
                            "members": [{"value": "bulkId:egg"}, {"value": "%s"}]}},
                          {"method": "POST", "path": "/Groups", "bulkId": "egg", "data": {
                            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Egg",
                            "members": [{"value": "bulkId:hen"}]}}]}""".formatted(ada))).hasStatus(200);

        String egg = acme.groupNamed("Egg").path("id").asString();
        Map<String, List<String>> made = acme.membership();
        entra.adds(egg, grace);
        Map<String, List<String>> more = acme.membership();
        entra.deletesGroup(egg);

        assertThat(made).isEqualTo(Map.of("Hen", List.of("ada"), "Egg", List.of("ada")));
        assertThat(more).isEqualTo(Map.of("Hen", List.of("ada", "grace"), "Egg", List.of("ada", "grace")));
        assertThat(acme.membership()).isEqualTo(Map.of("Hen", List.of("ada")));
    }

    @Test
    void G2_a_person_in_no_mirrored_group_is_in_the_target_group_until_the_first_group_comes() {
        String everyone = acme.group("Everyone else");
        TestSetting entra = acme.mirroring(everyone);
        String ada = entra.creates(user("ada"));
        List<String> before = acme.groupsOf("ada");

        String engines = entra.createsGroup("Engines", ada);
        List<String> first = acme.groupsOf("ada");
        entra.takesOut(engines, ada);
        List<String> last = acme.groupsOf("ada");
        entra.adds(engines, ada);
        entra.deletesGroup(engines);

        assertThat(before).containsExactly("Everyone else");
        assertThat(first).containsExactly("Engines");
        assertThat(last).containsExactly("Everyone else");
        assertThat(acme.membership()).isEqualTo(Map.of("Everyone else", List.of("ada")));
    }

    @Test
    void G4_a_mirrored_group_may_bear_the_name_of_any_other_group_and_is_never_joined_by_a_value() {
        acme.group("Sales");
        TestSetting entra = acme.mirroring();
        TestSetting okta = acme.mirroring();
        TestSetting byDepartment = acme.byDepartment();

        entra.createsGroup("sales", entra.creates(user("ada")));
        okta.createsGroup("SALES", okta.creates(user("grace")));
        okta.createsGroup("Research");
        byDepartment.creates(user("linus").department("Research"));
        byDepartment.creates(user("alan").department("sales"));

        assertThat(acme.groups())
                .extracting(group -> group.path("name").asString() + " "
                        + group.path("origin").asString() + " " + acme.membersOf(group))
                .containsExactlyInAnyOrder(
                        "Sales manual [alan]",
                        "sales mirrored [ada]",
                        "SALES mirrored [grace]",
                        "Research mirrored []",
                        "Research generated [linus]");
        AnswerAssert.assertThat(acme.api().post("/target-groups", """
                {"name": "Sales"}""")).isProblem(409);
    }

    @Test
    void G7_a_mirrored_group_is_neither_renamed_nor_given_members_nor_deleted_by_hand() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        entra.creates(user("grace"));
        String engines = "/target-groups/" + entra.createsGroup("Engines", ada);

        List<Answer> answers = List.of(
                acme.api().patch(engines, """
                        {"name": "Looms"}"""),
                acme.api().post(engines + "/members", """
                        {"ids": ["%s"]}""".formatted(
                                acme.person("grace").path("id").asString())),
                acme.api()
                        .delete(engines + "/members/"
                                + acme.person("ada").path("id").asString()),
                acme.api().delete(engines));

        for (Answer answer : answers) {
            AnswerAssert.assertThat(answer).isProblem(409);
            assertThat(answer.at("/detail").asString()).as("%s", answer).contains("identity provider");
        }
        assertThat(acme.membership()).isEqualTo(Map.of("Engines", List.of("ada")));
    }

    @Test
    void G8_groups_of_a_setting_that_does_not_mirror_are_no_target_groups() {
        TestSetting entra = acme.byDepartment();

        String engines = entra.createsGroup("Engines", entra.creates(user("ada")));
        entra.renames(engines, "Looms");
        entra.deletesGroup(engines);

        assertThat(acme.groups()).isEmpty();
        assertThat(acme.events("group.created")).isEmpty();
    }

    @Test
    void G5_a_group_given_by_hand_stays_beside_mirrored_ones() {
        TestSetting entra = acme.mirroring();
        String champions = acme.group("Champions");
        String ada = entra.creates(user("ada"));
        AnswerAssert.assertThat(
                        acme.addsByHand(champions, acme.person("ada").path("id").asString()))
                .hasStatus(204);

        entra.deletesGroup(entra.createsGroup("Engines", ada));

        assertThat(acme.groupsOf("ada")).containsExactly("Champions");
    }

    @Test
    void G8_a_name_longer_than_that_of_other_groups_is_shown_as_it_is() {
        TestSetting entra = acme.mirroring();
        String name = "N".repeat(500);
        entra.createsGroup(name, entra.creates(user("ada")));

        assertThat(acme.membership()).isEqualTo(Map.of(name, List.of("ada")));
        AnswerAssert.assertThat(explanation("ada")).hasStatus(200).has("/groups/0/name", name);
    }

    private Answer explanation(String userName) {
        return acme.api()
                .get("/target-users/" + acme.person(userName).path("id").asString() + "/explanation");
    }

    /// What was told of a person's memberships, the newest first.
    private List<String> told(String userName) {
        Answer events = acme.api()
                .get("/target-users/" + acme.person(userName).path("id").asString() + "/events");
        AnswerAssert.assertThat(events).hasStatus(200);
        return events.at("/items")
                .valueStream()
                .filter(event -> event.path("kind").asString().startsWith("member."))
                .map(event -> "%s %s %s"
                        .formatted(
                                event.path("kind").asString(),
                                event.path("rule").asString(),
                                event.path("requestId").asString()))
                .toList();
    }

    private static String requestId(Answer answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
