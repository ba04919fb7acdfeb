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

/// Switching to mirroring and away from it over what is stored, before it is saved and after (rules G8, R1, R2,
/// R3).
class MirrorSwitchTest {

    private static final String MIRROR = """
            {"grouping": {"kind": "mirror"}}""";
    private static final String BY_DEPARTMENT = """
            {"grouping": {"kind": "field", "field": "department"}}""";

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void G8_R2_switching_to_mirror_needs_no_new_synchronisation() {
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));
        String ada = entra.creates(user("ada").department("Sales"));
        String grace = entra.creates(user("grace").department("Sales").inactive());
        entra.creates(user("linus"));
        String engines = entra.createsGroup("Engines", ada);
        entra.createsGroup("Machines", engines, grace);
        entra.createsGroup("Nobody's");

        acme.finishes(edit(entra, MIRROR));

        assertThat(acme.membership())
                .isEqualTo(Map.of(
                        "Engines", List.of("ada"),
                        "Everyone else", List.of("linus"),
                        "Machines", List.of("ada", "grace"),
                        "Nobody's", List.of(),
                        "Sales", List.of()));
    }

    @Test
    void G8_R2_switching_away_deletes_the_mirrored_groups_and_never_people_and_back_brings_them_with_their_ids() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada").department("Sales"));
        String engines = entra.createsGroup("Engines", ada);
        entra.createsGroup("Nobody's");
        List<JsonNode> before = acme.groups();

        acme.finishes(edit(entra, BY_DEPARTMENT));
        Map<String, List<String>> away = acme.membership();
        entra.renames(engines, "Looms");
        entra.creates(user("grace"));
        acme.finishes(edit(entra, MIRROR));

        assertThat(away).isEqualTo(Map.of("Sales", List.of("ada")));
        assertThat(acme.membership())
                .isEqualTo(Map.of("Looms", List.of("ada"), "Nobody's", List.of(), "Sales", List.of()));
        assertThat(acme.groups())
                .extracting(group -> group.path("id"))
                .containsAll(before.stream().map(group -> group.path("id")).toList());
        assertThat(acme.events("group.deleted"))
                .extracting(event -> event.path("rule").asString())
                .containsExactly("R2", "R2");
    }

    @Test
    void R2_of_two_edits_in_a_row_the_last_one_counts() {
        TestSetting entra = acme.mirroring();
        String ada = entra.creates(user("ada").department("Sales"));
        entra.createsGroup("Engines", ada);

        Answer away = edit(entra, BY_DEPARTMENT);
        Answer back = edit(entra, MIRROR);
        acme.finishes(away);
        acme.finishes(back);
        Map<String, List<String>> mirrored = acme.membership();
        Answer again = edit(entra, MIRROR.replace("mirror", "none"));
        Answer toField = edit(entra, BY_DEPARTMENT);
        acme.finishes(again);
        acme.finishes(toField);

        assertThat(mirrored).containsEntry("Engines", List.of("ada"));
        assertThat(mirrored.getOrDefault("Sales", List.of())).isEmpty();
        assertThat(acme.membership()).isEqualTo(Map.of("Sales", List.of("ada")));
    }

    @Test
    void R2_another_target_group_reaches_those_who_are_in_no_mirrored_group() {
        TestSetting entra = acme.mirroring();
        entra.createsGroup("Engines", entra.creates(user("ada")));
        entra.creates(user("grace"));
        String everyone = acme.group("Everyone else");

        acme.finishes(edit(entra, "{\"targetGroup\": \"%s\"}".formatted(everyone)));

        assertThat(acme.membership()).isEqualTo(Map.of("Engines", List.of("ada"), "Everyone else", List.of("grace")));
    }

    @Test
    void R1_a_preview_of_mirroring_counts_what_the_edit_does_with_groups_that_nobody_is_in() {
        TestSetting entra = acme.byDepartment();
        String ada = entra.creates(user("ada").department("Sales"));
        entra.creates(user("grace"));
        String engines = entra.createsGroup("Engines", ada);
        entra.createsGroup("Machines", engines);
        entra.createsGroup("Nobody's");

        Answer there = preview(entra, MIRROR);
        acme.finishes(edit(entra, MIRROR));
        Answer nothing = preview(entra, MIRROR);
        Answer back = preview(entra, BY_DEPARTMENT);

        counts(there, 1, 3, 3, 1);
        assertThat(there.at("/examples/0/userId")).isEqualTo(acme.person("ada").path("id"));
        assertThat(there.at("/examples/0/before/groups/0/name").asString()).isEqualTo("Sales");
        assertThat(there.at("/examples/0/after/groups")
                        .valueStream()
                        .map(group -> group.path("name").asString()))
                .containsExactlyInAnyOrder("Engines", "Machines");
        assertThat(there.at("/createdGroups")
                        .valueStream()
                        .map(group -> group.path("name").asString()))
                .containsExactly("Engines", "Machines", "Nobody's");
        assertThat(there.at("/emptiedGroups/0/name").asString()).isEqualTo("Sales");
        assertThat(back.at("/emptiedGroups")
                        .valueStream()
                        .map(group -> group.path("name").asString()))
                .containsExactly("Engines", "Machines");
        counts(nothing, 0, 0, 0, 0);
        counts(back, 1, 3, 0, 2);
        assertThat(acme.membership()).containsOnlyKeys("Engines", "Machines", "Nobody's", "Sales");
    }

    @Test
    void R3_an_explanation_tells_the_group_the_way_through_others_and_the_event() {
        TestSetting entra = acme.mirroring(acme.group("Everyone else"));
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines");
        String machines = entra.createsGroup("Machines", engines);
        String everything = entra.createsGroup("Everything", machines);
        JsonNode otherwise = explained("ada").path(0);

        Answer adding = entra.patchingGroup(engines, """
                {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(ada));
        JsonNode groups = explained("ada");

        assertThat(otherwise.path("rule").asString()).isEqualTo("G2");
        assertThat(otherwise.path("reason").asString()).contains("no group of the identity provider");
        assertThat(groups).hasSize(3);
        for (JsonNode group : groups) {
            assertThat(group.path("rule").asString()).isEqualTo("G1");
            assertThat(group.path("requestId").asString())
                    .isEqualTo(adding.headers().firstValue("X-Request-Id").orElseThrow());
            assertThat(group.path("eventId").isString()).isTrue();
        }
        assertThat(groups.path(0).path("id").asString()).isEqualTo(engines);
        assertThat(groups.path(0).path("through")).isEmpty();
        assertThat(groups.path(0).path("reason").asString())
                .isEqualTo("A member of the identity provider's group \"Engines\".");
        assertThat(groups.path(1).path("id").asString()).isEqualTo(everything);
        assertThat(groups.path(1).path("through").toString())
                .isEqualTo("[{\"id\":\"%s\",\"name\":\"Engines\"},{\"id\":\"%s\",\"name\":\"Machines\"}]"
                        .formatted(engines, machines));
        assertThat(groups.path(1).path("reason").asString())
                .isEqualTo(
                        "In the identity provider's group \"Everything\" through \"Engines\", which is in \"Machines\".");
    }

    private JsonNode explained(String userName) {
        Answer explanation = acme.api()
                .get("/target-users/" + acme.person(userName).path("id").asString() + "/explanation");
        AnswerAssert.assertThat(explanation).hasStatus(200);
        return explanation.at("/groups");
    }

    private Answer edit(TestSetting setting, String parts) {
        return acme.api().patch("/scim-settings/" + setting.id(), parts);
    }

    private Answer preview(TestSetting setting, String parts) {
        Answer preview = acme.api().post("/scim-settings/" + setting.id() + "/preview", parts);
        AnswerAssert.assertThat(preview).hasStatus(200);
        return preview;
    }

    private static void counts(Answer preview, int people, int groupChanges, int groupsCreated, int groupsEmptied) {
        assertThat(List.of(
                        preview.at("/people").asInt(),
                        preview.at("/groupChanges").asInt(),
                        preview.at("/groupsCreated").asInt(),
                        preview.at("/groupsEmptied").asInt()))
                .as("%s", preview)
                .containsExactly(people, groupChanges, groupsCreated, groupsEmptied);
    }
}
