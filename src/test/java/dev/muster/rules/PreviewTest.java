package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an edit of a setting would change, said before it is saved (rule R1).
class PreviewTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void R1_a_preview_counts_people_fields_and_groups() {
        String everyone = acme.group("Everyone");
        TestSetting entra = acme.setting("{\"targetGroup\": \"%s\"}".formatted(everyone));
        String title = acme.field("Job title", "text");
        entra.creates(user("ada").department("Sales").with("title", "\"Countess\""));
        entra.creates(user("grace").department("sales "));
        entra.creates(user("linus"));

        Answer preview = preview(entra, """
                {"mappings": [{"attribute": "title", "field": "%s"}], "targetGroup": null,
                 "grouping": {"kind": "field", "field": "department"}}""".formatted(title));

        counts(preview, 3, 1, 5, 1, 1);
        assertThat(preview.at("/examined").asInt()).isEqualTo(3);
        assertThat(preview.at("/complete").asBoolean()).isTrue();
        assertThat(preview.at("/examples")).hasSize(3);
        JsonNode ada = preview.at("/examples/0");
        assertThat(ada.path("userId")).isEqualTo(acme.person("ada").path("id"));
        assertThat(ada.at("/before").toString())
                .isEqualTo("{\"fields\":{\"jobTitle\":null},\"groups\":[{\"id\":\"%s\",\"name\":\"Everyone\"}]}"
                        .formatted(everyone));
        assertThat(ada.at("/after").toString())
                .isEqualTo("{\"fields\":{\"jobTitle\":\"Countess\"},\"groups\":[{\"id\":null,\"name\":\"Sales\"}]}");
    }

    @Test
    void R1_a_preview_names_the_first_groups_that_are_made_and_that_end_empty() {
        TestSetting entra = acme.setting("{\"targetGroup\": \"%s\"}".formatted(acme.group("Everyone")));
        for (int i = 0; i < 22; i++) {
            entra.creates(user("u" + i).department("Team " + i));
        }

        Answer preview = preview(
                entra, "{\"targetGroup\": null, \"grouping\": {\"kind\": \"field\", \"field\": \"department\"}}");
        Answer few = preview(
                entra,
                "{\"grouping\": {\"kind\": \"field\", \"field\": \"department\"}, \"mappings\": "
                        + "[{\"attribute\": \"userType\", \"field\": \"department\"}], \"targetGroup\": \""
                        + acme.group("Others") + "\"}");

        counts(preview, 22, 0, 44, 22, 1);
        assertThat(preview.at("/createdGroups")).hasSize(20);
        assertThat(preview.at("/createdGroups/0").toString()).isEqualTo("{\"id\":null,\"name\":\"Team 0\"}");
        assertThat(preview.at("/emptiedGroups").toString())
                .isEqualTo("[{\"id\":\"%s\",\"name\":\"Everyone\"}]"
                        .formatted(acme.groupNamed("Everyone").path("id").asString()));
        assertThat(few.at("/createdGroups")).isEmpty();
        assertThat(few.at("/emptiedGroups")).hasSize(1);
    }

    @Test
    void R1_a_preview_names_a_group_that_comes_back_as_it_is_called() {
        TestSetting entra = acme.setting("{}");
        String research = acme.group("Research");
        acme.api().delete("/target-groups/" + research);
        entra.creates(user("ada").department("RESEARCH"));

        Answer preview = preview(entra, "{\"grouping\": {\"kind\": \"field\", \"field\": \"department\"}}");

        assertThat(preview.at("/createdGroups").toString())
                .isEqualTo("[{\"id\":\"%s\",\"name\":\"Research\"}]".formatted(research));
    }

    @Test
    void R1_F3_a_field_that_is_switched_off_is_hidden_in_a_preview_too() {
        String badge = acme.field("Badge", "text");
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "%s"}, {"attribute": "nickName", "field": "lastName"}]}""".formatted(badge));
        entra.creates(user("ada").with("title", "\"7\"").with("nickName", "\"Countess\""));
        entra.creates(user("grace").with("title", "\"8\""));
        acme.api().get("/fields").at("/items").forEach(field -> {
            if (field.path("key").asString().equals(badge)) {
                AnswerAssert.assertThat(
                                acme.api().patch("/fields/" + field.path("id").asString(), "{\"active\": false}"))
                        .hasStatus(200);
            }
        });

        Answer preview = preview(entra, "{\"mappings\": []}");

        counts(preview, 1, 1, 0, 0, 0);
        assertThat(preview.at("/examples/0/before/fields").toString()).isEqualTo("{\"lastName\":\"Countess\"}");
    }

    @Test
    void R1_a_preview_changes_nothing() {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("ada").department("Sales"));
        String before = state(entra);

        preview(entra, "{\"name\": \"Other\", \"grouping\": {\"kind\": \"field\", \"field\": \"lastName\"}}");
        preview(entra, "{\"grouping\": {\"kind\": \"none\"}}");

        assertThat(state(entra)).isEqualTo(before);
    }

    @Test
    void R1_a_group_that_a_hand_keeps_somebody_in_is_not_emptied() {
        TestSetting entra = acme.byDepartment();
        String sales = acme.group("Sales");
        entra.creates(user("ada").department("Sales"));

        Answer alone = preview(entra, "{\"grouping\": {\"kind\": \"none\"}}");
        acme.addsByHand(sales, acme.person("ada").path("id").asString());
        Answer kept = preview(entra, "{\"grouping\": {\"kind\": \"none\"}}");

        counts(alone, 1, 0, 1, 0, 1);
        counts(kept, 1, 0, 1, 0, 0);
    }

    @Test
    void R1_a_group_that_was_deleted_by_hand_is_counted_as_created() {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("ada").department("Sales"));
        acme.api()
                .delete("/target-groups/" + acme.groupNamed("Sales").path("id").asString());
        acme.finishes(edit(entra, "{\"grouping\": {\"kind\": \"none\"}}"));

        Answer preview = preview(entra, "{\"grouping\": {\"kind\": \"field\", \"field\": \"department\"}}");

        counts(preview, 1, 0, 1, 1, 0);
    }

    @Test
    void R1_an_edit_of_other_parts_changes_nobody() {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("ada").department("Sales"));

        counts(preview(entra, "{\"name\": \"Other\", \"hold\": null, \"dialect\": \"strict\"}"), 0, 0, 0, 0, 0);
    }

    @Test
    void R1_a_preview_is_refused_as_the_edit_is() {
        TestSetting entra = acme.setting("{}");
        for (String wrong : List.of(
                "{\"mappings\": [{\"attribute\": \"title[\", \"field\": \"email\"}], \"hold\": 3}",
                "{\"grouping\": {\"kind\": \"field\", \"field\": \"none\"}, \"unknown\": 1}",
                "{\"targetGroup\": \"00000000-0000-4000-8000-000000000000\"}")) {
            Answer previewed = previewing(entra, "", wrong);

            AnswerAssert.assertThat(previewed).isProblem(400);
            assertThat(previewed.at("/errors")).isEqualTo(edit(entra, wrong).at("/errors"));
        }
    }

    @Test
    void R1_examples_are_paged_without_counting_again() {
        TestSetting entra = acme.setting("{\"rate\": {\"perSecond\": 1000, \"burst\": 1000}}");
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            entra.creates(i % 3 == 0 ? user("u" + i) : user("u" + i).department("Sales"));
            if (i % 3 != 0) {
                changed.add(acme.person("u" + i).path("id").asString());
            }
        }
        String edit = "{\"grouping\": {\"kind\": \"field\", \"field\": \"department\"}}";

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Answer page = previewing(entra, "?limit=5" + (next.isEmpty() ? "" : "&cursor=" + next), edit);
            AnswerAssert.assertThat(page).hasStatus(200);
            assertThat(page.json().has("people")).isEqualTo(next.isEmpty());
            page.at("/examples")
                    .forEach(example -> seen.add(example.path("userId").asString()));
            next = page.at("/nextCursor").isString() ? page.at("/nextCursor").asString() : "";
        } while (!next.isEmpty());

        assertThat(seen).containsExactlyElementsOf(changed.stream().sorted().toList());
    }

    @Test
    void R1_R2_an_address_of_another_settings_person_is_taken_by_no_edit() {
        TestSetting okta = acme.setting("{\"name\": \"Okta\"}");
        okta.creates(user("grace"));
        TestSetting entra = acme.setting("{}");
        String ada = entra.creates(user("ada").with("nickName", "\"Grace@acme.example\""));
        String edit = "{\"mappings\": [{\"attribute\": \"nickName\", \"field\": \"email\"}]}";

        Answer preview = preview(entra, edit);
        acme.finishes(edit(entra, edit));
        JsonNode later = entra.patches(ada, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Countess\"}");

        counts(preview, 0, 0, 0, 0, 0);
        assertThat(acme.person("ada").path("email").asString()).isEqualTo("ada@acme.example");
        assertThat(later.path("title").asString()).isEqualTo("Countess");
        assertThat(acme.api()
                        .get("/target-users/" + acme.person("ada").path("id").asString() + "/events?limit=1000")
                        .text())
                .contains("\"rule\":\"L6\"", "belongs to a person of another SCIM setting");
    }

    /// The edit is about something else, but its job would give the address.
    @Test
    void R1_R2_an_address_that_was_kept_and_is_free_by_now_is_counted_in_whatever_edit() {
        TestSetting okta = acme.setting("{\"name\": \"Okta\"}");
        String grace = okta.creates(user("grace"));
        TestSetting entra = acme.setting("{}");
        entra.creates(user("ada").with("nickName", "\"grace@acme.example\""));
        acme.finishes(edit(entra, "{\"mappings\": [{\"attribute\": \"nickName\", \"field\": \"email\"}]}"));
        okta.deletes(grace);
        String other = "{\"grouping\": {\"kind\": \"field\", \"field\": \"department\"}}";

        Answer preview = preview(entra, other);
        acme.finishes(edit(entra, other));

        counts(preview, 1, 1, 0, 0, 0);
        assertThat(acme.people())
                .extracting(person -> person.path("email").asString())
                .containsExactly("grace@acme.example");
    }

    private static Answer preview(TestSetting setting, String edit) {
        Answer answer = previewing(setting, "", edit);
        AnswerAssert.assertThat(answer).hasStatus(200);
        return answer;
    }

    private static Answer previewing(TestSetting setting, String query, String edit) {
        return setting.company().api().post("/scim-settings/" + setting.id() + "/preview" + query, edit);
    }

    private static Answer edit(TestSetting setting, String edit) {
        return setting.company().api().patch("/scim-settings/" + setting.id(), edit);
    }

    private static void counts(
            Answer preview, int people, int fieldChanges, int groupChanges, int groupsCreated, int groupsEmptied) {
        List<Integer> counts = new ArrayList<>();
        for (String name : List.of("people", "fieldChanges", "groupChanges", "groupsCreated", "groupsEmptied")) {
            counts.add(preview.at("/" + name).asInt(-1));
        }
        assertThat(counts)
                .as("%s", preview)
                .containsExactly(people, fieldChanges, groupChanges, groupsCreated, groupsEmptied);
    }

    private String state(TestSetting setting) {
        String ada = acme.person("ada").path("id").asString();
        return acme.people() + "\n" + acme.groups() + "\n"
                + acme.api().get("/scim-settings/" + setting.id()).at("/grouping") + "\n"
                // An event gets its place in the feed a moment after it happened.
                + acme.api()
                        .get("/target-users/" + ada + "/events?limit=1000")
                        .text()
                        .replaceAll("\"cursor\":(null|\"\\w+\")", "");
    }
}
