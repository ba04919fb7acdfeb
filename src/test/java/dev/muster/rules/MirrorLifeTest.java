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

/// People of a mirroring setting who go, come back, are held or belong elsewhere, and the end of the setting
/// (rules L1 to L8, H2).
class MirrorLifeTest {

    private static final String HELD = """
            {"grouping": {"kind": "mirror"}, "hold": {"people": 0, "percent": 0}, "targetGroup": "%s"}""";

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void L1_an_inactive_person_is_still_in_the_groups_and_joins_others() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada"));
        entra.createsGroup("Engines", ada);

        entra.deactivates(ada);
        entra.createsGroup("Looms", ada);
        entra.reactivates(ada);

        assertThat(acme.groupsOf("ada")).containsExactly("Engines", "Looms");
    }

    @Test
    void L2_L3_a_deleted_person_is_in_no_group_and_comes_back_to_those_that_the_client_names_again() {
        TestSetting entra = acme.mirroring(acme.group("Everyone else"));
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        entra.deletes(ada);
        Map<String, List<String>> deleted = acme.membership();
        String again = entra.creates(user("ada"));
        List<String> revived = acme.groupsOf("ada");
        entra.adds(engines, again);

        assertThat(deleted).isEqualTo(Map.of("Engines", List.of(), "Everyone else", List.of()));
        assertThat(revived).containsExactly("Everyone else");
        assertThat(acme.groupsOf("ada")).containsExactly("Engines");
    }

    @Test
    void L5_an_adopted_person_keeps_manual_groups_and_joins_the_mirrored_ones() {
        String champions = acme.group("Champions");
        Answer known = acme.api().post("/target-users", """
                {"email": "ada@acme.example"}""");
        acme.addsByHand(champions, known.id());
        TestSetting entra = acme.mirroring();

        String ada = entra.creates(user("ada"));
        entra.createsGroup("Engines", ada);

        assertThat(acme.person("ada").path("id").asString()).isEqualTo(known.id());
        assertThat(acme.groupsOf("ada")).containsExactly("Champions", "Engines");
    }

    @Test
    void L6_a_person_who_moves_to_another_setting_leaves_the_groups_of_the_first() {
        TestSetting entra = acme.mirroring();
        TestSetting okta = acme.mirroring(acme.group("Of Okta"));
        String ada = entra.creates(user("ada"));
        entra.createsGroup("Engines", ada);
        AnswerAssert.assertThat(okta.creating(user("ada.l").email("ada@acme.example")))
                .isRefused(409, "uniqueness");
        String conflict = acme.api()
                .get("/scim-settings/" + okta.id() + "/conflicts")
                .at("/items/0/id")
                .asString();

        Answer moving = acme.api().post("/scim-settings/" + okta.id() + "/conflicts/move", """
                {"ids": ["%s"]}""".formatted(conflict));
        okta.createsGroup("Looms");
        List<String> moved = acme.groupsOf("ada.l");
        okta.adds(
                acme.groupNamed("Looms").path("id").asString(),
                moving.at("/moved/0/resourceId").asString());

        AnswerAssert.assertThat(moving).hasStatus(200);
        assertThat(moved).containsExactly("Of Okta");
        assertThat(acme.membership())
                .isEqualTo(Map.of("Engines", List.of(), "Looms", List.of("ada.l"), "Of Okta", List.of()));
    }

    @Test
    void L6_two_mirroring_settings_move_nobody_of_each_other() {
        TestSetting entra = acme.mirroring();
        TestSetting okta = acme.mirroring();
        String ada = entra.creates(user("ada"));
        String grace = okta.creates(user("grace"));
        entra.createsGroup("Engines", ada, grace);
        String looms = okta.createsGroup("Looms", grace);

        entra.scim().delete("/Groups/" + looms);
        entra.patchingGroup(looms, """
                {"op": "remove", "path": "members"}""");

        assertThat(acme.membership()).isEqualTo(Map.of("Engines", List.of("ada"), "Looms", List.of("grace")));
    }

    @Test
    void H2_a_person_whose_deletion_is_held_stays_in_the_mirrored_groups_also_when_it_is_discarded() {
        TestSetting entra = acme.setting(HELD.formatted(acme.group("Everyone else")));
        String ada = entra.creates(user("ada"));
        String grace = entra.creates(user("grace"));
        String engines = entra.createsGroup("Engines", ada, grace);
        String machines = entra.createsGroup("Machines", engines);

        entra.deletes(ada);
        entra.takesOut(machines, engines);
        entra.adds(machines, engines);
        entra.takesOut(engines, grace);
        List<String> held = acme.groupsOf("ada");
        JsonNode explained = explained("ada").path(0);
        decide(entra, "discard");
        entra.adds(engines, grace);

        assertThat(held).containsExactly("Engines", "Machines");
        assertThat(explained.path("rule").asString()).isEqualTo("H2");
        assertThat(acme.groupsOf("ada")).containsExactly("Engines", "Machines");
        assertThat(acme.membership())
                .isEqualTo(Map.of(
                        "Engines", List.of("ada", "grace"),
                        "Machines", List.of("ada", "grace"),
                        "Everyone else", List.of()));
    }

    @Test
    void H2_a_held_person_leaves_a_group_that_the_identity_provider_deletes_and_all_when_it_is_applied() {
        TestSetting entra = acme.setting(HELD.formatted(acme.group("Everyone else")));
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);
        String looms = entra.createsGroup("Looms", ada);
        entra.deletes(ada);

        entra.deletesGroup(engines);
        List<String> one = acme.groupsOf("ada");
        entra.deletesGroup(looms);
        List<String> none = acme.groupsOf("ada");
        decide(entra, "apply");

        assertThat(one).containsExactly("Looms");
        assertThat(none).containsExactly("Everyone else");
        assertThat(acme.membership()).isEqualTo(Map.of("Everyone else", List.of()));
    }

    @Test
    void H2_R2_new_rules_leave_a_held_person_in_the_mirrored_groups_until_the_setting_mirrors_no_more() {
        TestSetting entra = acme.setting(HELD.formatted(acme.group("Everyone else")));
        String ada = entra.creates(user("ada").department("Sales"));
        entra.createsGroup("Engines", ada);
        entra.deletes(ada);

        acme.finishes(edit(entra, "{\"targetGroup\": null}"));
        List<String> kept = acme.groupsOf("ada");
        acme.finishes(edit(entra, """
                {"grouping": {"kind": "field", "field": "department"}}"""));

        assertThat(kept).containsExactly("Engines");
        assertThat(acme.groupsOf("ada")).containsExactly("Sales");
        assertThat(acme.groups())
                .extracting(group -> group.path("name").asString())
                .doesNotContain("Engines");
    }

    @Test
    void H2_a_held_deactivation_changes_nothing_about_groups() {
        TestSetting entra = acme.setting(HELD.formatted(acme.group("Everyone else")));
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        entra.deactivates(ada);
        List<String> held = acme.groupsOf("ada");
        entra.takesOut(engines, ada);

        assertThat(held).containsExactly("Engines");
        assertThat(acme.groupsOf("ada")).containsExactly("Everyone else");
    }

    @Test
    void L8_the_mirrored_groups_of_a_deleted_setting_go_on_with_their_people_and_may_then_be_deleted_by_hand() {
        for (String choice : List.of("keep", "inactive")) {
            TestCompany company = TestCompany.named("Acme");
            TestSetting entra = company.mirroring();
            String engines = entra.createsGroup("Engines", entra.creates(user("ada")));

            company.finishes(company.api().delete("/scim-settings/" + entra.id() + "?people=" + choice));
            Map<String, List<String>> kept = company.membership();
            JsonNode group = company.groupNamed("Engines");
            Answer renaming = company.api().patch("/target-groups/" + engines, """
                    {"name": "Looms"}""");
            Answer deleting = company.api().delete("/target-groups/" + engines);

            assertThat(kept).as(choice).hasSize(1).containsKey("Engines");
            assertThat(group.path("memberCount").asInt()).isEqualTo(1);
            assertThat(group.path("settingId").isNull()).isTrue();
            assertThat(group.path("origin").asString()).isEqualTo("mirrored");
            AnswerAssert.assertThat(renaming).isProblem(409);
            AnswerAssert.assertThat(deleting).hasStatus(204);
            assertThat(company.groups()).isEmpty();
            assertThat(company.people()).hasSize(1);
        }
    }

    @Test
    void L8_with_the_people_of_a_setting_its_mirrored_groups_are_deleted() {
        String champions = acme.group("Champions");
        TestSetting entra = acme.mirroring(champions);
        entra.createsGroup("Engines", entra.creates(user("ada")));
        entra.createsGroup("Nobody's");

        acme.finishes(acme.api().delete("/scim-settings/" + entra.id() + "?people=delete"));

        assertThat(acme.membership()).isEqualTo(Map.of("Champions", List.of()));
        assertThat(acme.events("group.deleted"))
                .extracting(event -> event.path("rule").asString())
                .containsExactly("L8", "L8");
    }

    @Test
    void G5_a_person_whom_another_setting_adopts_leaves_the_mirrored_group_that_the_first_one_left() {
        TestSetting entra = acme.mirroring();
        entra.createsGroup("Engines", entra.creates(user("ada")));
        acme.finishes(acme.api().delete("/scim-settings/" + entra.id()));
        TestSetting okta = acme.mirroring();

        okta.createsGroup("Looms", okta.creates(user("ada")));

        assertThat(acme.membership()).isEqualTo(Map.of("Engines", List.of(), "Looms", List.of("ada")));
    }

    private void decide(TestSetting setting, String decision) {
        String person = acme.person("ada").path("id").asString();
        AnswerAssert.assertThat(
                        acme.api().post("/scim-settings/" + setting.id() + "/held/" + decision, """
                        {"ids": ["%s"]}""".formatted(person)))
                .hasStatus(200);
    }

    private JsonNode explained(String userName) {
        return acme.api()
                .get("/target-users/" + acme.person(userName).path("id").asString() + "/explanation")
                .at("/groups");
    }

    private Answer edit(TestSetting setting, String parts) {
        return acme.api().patch("/scim-settings/" + setting.id(), parts);
    }
}
