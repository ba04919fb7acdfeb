package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a held removal means for the person, for the client, and for the administrator who decides about it.
class HeldPeopleTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("""
            {"hold": {"people": 0, "percent": 0}, "grouping": {"kind": "field", "field": "department"}}""");

    @Test
    void H2_a_held_deactivation_changes_the_resource_and_not_the_person() {
        String ada = entra.creates(user("ada").department("Sales"));
        JsonNode before = acme.person("ada");

        JsonNode answer = entra.patches(ada, """
                {"op": "replace", "path": "active", "value": false}""");

        assertThat(answer.path("active").asBoolean()).isFalse();
        assertThat(entra.reading(ada)).has("/active", "false");
        assertThat(entra.finds("active eq true").path("totalResults").asInt()).isZero();
        JsonNode after = acme.person("ada");
        assertThat(after.path("held").asBoolean()).isTrue();
        assertThat(after.path("status").asString()).isEqualTo("active");
        assertThat(after.path("groups")).isEqualTo(before.path("groups"));
    }

    @Test
    void H2_a_held_put_does_the_same() {
        String ada = entra.creates(user("ada").department("Sales"));

        JsonNode answer =
                entra.replaces(ada, user("ada").department("Engineering").inactive());

        assertThat(answer.path("active").asBoolean()).isFalse();
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("active");
        assertThat(acme.person("ada").path("held").asBoolean()).isTrue();
        assertThat(acme.groupsOf("ada")).containsExactly("Engineering");
    }

    @Test
    void H2_a_held_deletion_is_404_over_scim_and_leaves_the_person_in_its_groups() {
        String ada = entra.creates(user("ada").department("Sales"));
        acme.addsByHand(acme.group("Champions"), idOf("ada"));

        entra.deletes(ada);

        assertThat(entra.reading(ada)).isRefused(404);
        assertThat(entra.scim().delete("/Users/" + ada)).isRefused(404);
        assertThat(entra.finds("userName eq \"ada\"").path("totalResults").asInt())
                .isZero();
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("active");
        assertThat(acme.person("ada").path("resourceId").isNull()).isTrue();
        assertThat(acme.groupsOf("ada")).containsExactly("Champions", "Sales");
        assertThat(acme.deletedPeople()).isEmpty();
    }

    @Test
    void H2_the_setting_shows_how_many_are_held_and_who() {
        Answer patched = entra.patching(entra.creates(user("ada")), """
                {"op": "replace", "path": "active", "value": false}""");
        entra.deletes(entra.creates(user("grace")));
        entra.creates(user("linus"));

        Answer list = held();

        assertThat(acme.api().get("/scim-settings/" + entra.id())).has("/heldCount", "2");
        assertThat(list.at("/items").size()).isEqualTo(2);
        assertThat(list)
                .has("/items/0/userName", "ada")
                .has("/items/0/removal", "inactive")
                .has(
                        "/items/0/requestId",
                        patched.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(list).has("/items/1/userName", "grace").has("/items/1/removal", "deleted");
        assertThat(list.at("/items/0/heldAt").asString()).endsWith("Z");
        Answer first = acme.api().get("/scim-settings/" + entra.id() + "/held?limit=1");
        Answer second = acme.api()
                .get("/scim-settings/" + entra.id() + "/held?limit=1&cursor="
                        + first.at("/nextCursor").asString());
        assertThat(second).has("/items/0/userName", "grace");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void H2_an_applied_deactivation_makes_the_person_inactive() {
        String ada = removed("ada");

        Answer answer = decides("apply", idOf("ada"));

        assertThat(answer).hasStatus(200).has("/applied", "1");
        assertThat(answer.at("/notHeld").isEmpty()).isTrue();
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("inactive");
        assertThat(acme.person("ada").path("held").asBoolean()).isFalse();
        assertThat(acme.groupsOf("ada")).containsExactly("Sales");
        entra.reactivates(ada);
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("active");
    }

    @Test
    void H2_an_applied_deletion_makes_the_person_deleted_and_out_of_all_groups() {
        entra.deletes(entra.creates(user("ada").department("Sales")));
        acme.addsByHand(acme.group("Champions"), idOf("ada"));

        decides("apply", idOf("ada"));

        assertThat(acme.people()).isEmpty();
        assertThat(acme.deletedPeople()).hasSize(1);
        assertThat(acme.membership()).isEqualTo(Map.of("Champions", List.of(), "Sales", List.of()));
        assertThat(held().at("/items").isEmpty()).isTrue();
    }

    @Test
    void H2_a_discarded_person_stays_until_the_client_changes_active_again() {
        String ada = removed("ada");

        assertThat(decides("discard", idOf("ada"))).hasStatus(200).has("/discarded", "1");
        entra.moves(ada, "Engineering");
        entra.deactivates(ada); // it is false already: nothing new

        assertThat(acme.person("ada").path("status").asString()).isEqualTo("active");
        assertThat(acme.person("ada").path("held").asBoolean()).isFalse();
        assertThat(acme.groupsOf("ada")).containsExactly("Engineering");
        entra.reactivates(ada);
        entra.deactivates(ada);
        assertThat(acme.person("ada").path("held").asBoolean()).isTrue();
    }

    @Test
    void H2_a_discarded_person_can_be_deleted_by_the_client() {
        String ada = removed("ada");
        decides("discard", idOf("ada"));

        entra.deletes(ada);

        assertThat(held()).has("/items/0/removal", "deleted");
    }

    @Test
    void H2_somebody_whose_deletion_was_discarded_comes_back_by_a_post_and_is_deleted_by_an_administrator() {
        entra.deletes(entra.creates(user("ada").department("Sales")));
        entra.deletes(entra.creates(user("grace")));
        String ada = idOf("ada");
        String grace = idOf("grace");
        assertThat(acme.api().delete("/target-users/" + grace)).isProblem(409);
        decides("discard", ada, grace);

        entra.creates(user("ADA").department("Engineering"));

        assertThat(idOf("ADA")).isEqualTo(ada);
        assertThat(acme.groupsOf("ADA")).containsExactly("Engineering");
        assertThat(acme.api().delete("/target-users/" + ada)).isProblem(409);
        assertThat(acme.api().delete("/target-users/" + grace)).hasStatus(204);
        assertThat(acme.deletedPeople()).hasSize(1);
    }

    @Test
    void H2_other_changes_of_a_held_person_are_projected() {
        String ada = removed("ada");

        entra.moves(ada, "Engineering");

        assertThat(acme.groupsOf("ada")).containsExactly("Engineering");
        assertThat(acme.person("ada").path("department").asString()).isEqualTo("Engineering");
        assertThat(acme.person("ada").path("held").asBoolean()).isTrue();
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("active");
    }

    @Test
    void H2_a_held_person_whom_the_client_deletes_is_held_as_deleted() {
        entra.deletes(removed("ada"));

        assertThat(held()).has("/items/0/removal", "deleted");
        decides("apply", idOf("ada"));
        assertThat(acme.deletedPeople()).hasSize(1);
    }

    @Test
    void H2_who_is_not_held_is_passed_over() {
        removed("ada");
        entra.creates(user("grace"));
        String ada = idOf("ada");
        String grace = idOf("grace");

        Answer answer = decides("apply", grace, ada, ada);

        assertThat(answer).hasStatus(200).has("/applied", "1").has("/notHeld/0", grace);
        assertThat(acme.person("grace").path("status").asString()).isEqualTo("active");
        assertThat(decides("apply", ada)).has("/applied", "0").has("/notHeld/0", ada);
    }

    @Test
    void H2_many_may_be_picked_at_once() {
        for (int i = 0; i < 120; i++) {
            removed("user" + i);
        }
        String[] picked = acme.people().stream()
                .map(person -> person.path("id").asString())
                .toArray(String[]::new);
        removed("ada");

        Answer answer = decides("apply", picked);

        assertThat(answer).hasStatus(200).has("/applied", "120");
        assertThat(answer.at("/notHeld").isEmpty()).isTrue();
        assertThat(acme.people())
                .filteredOn(person -> person.path("status").asString().equals("inactive"))
                .hasSize(120);
        assertThat(held().at("/items").size()).isOne();
    }

    @Test
    void H2_all_that_are_held_are_applied_or_discarded_in_the_background() {
        for (int i = 0; i < 120; i++) {
            removed("user" + i);
        }
        Answer discarding = acme.api().post(path("discard"), "{\"all\": true}");
        acme.finishes(discarding);
        removed("ada");
        entra.deletes(entra.creates(user("grace")));
        Answer applying = acme.api().post(path("apply"), "{\"all\": true}");
        acme.finishes(applying);

        assertThat(discarding).has("/job/kind", "hold-decision").has("/job/total", "120");
        assertThat(acme.people())
                .filteredOn(person -> person.path("status").asString().equals("active"))
                .hasSize(120);
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("inactive");
        assertThat(acme.deletedPeople()).hasSize(1);
        assertThat(held().at("/items").isEmpty()).isTrue();
    }

    @Test
    void H2_new_rules_reach_held_people_and_leave_them_held() {
        removed("ada");
        entra.deletes(entra.creates(user("grace").department("Sales")));

        acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), """
                {"grouping": {"kind": "field", "field": "lastName"}, "targetGroup": "%s"}""".formatted(acme.group("All"))));

        assertThat(acme.groupsOf("ada")).containsExactly("All");
        assertThat(acme.groupsOf("grace")).containsExactly("All");
        assertThat(held().at("/items").size()).isEqualTo(2);
    }

    @Test
    void H2_people_of_a_deleted_setting_are_no_longer_held() {
        removed("ada");
        entra.deletes(entra.creates(user("grace")));

        acme.finishes(acme.api().delete("/scim-settings/" + entra.id()));

        assertThat(acme.people()).hasSize(2).allSatisfy(person -> {
            assertThat(person.path("status").asString()).isEqualTo("active");
            assertThat(person.path("held").asBoolean()).isFalse();
        });
    }

    @Test
    void H2_a_post_that_would_make_a_person_of_the_company_inactive_is_held_too() {
        acme.api().post("/target-users", "{\"email\": \"ada@acme.example\"}");

        entra.creates(user("ada").inactive());

        assertThat(acme.people()).hasSize(1);
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("active");
        assertThat(held()).has("/items/0/removal", "inactive");
    }

    @Test
    void H3_a_held_person_whom_the_client_makes_active_again_is_no_longer_held() {
        String ada = removed("ada");

        entra.reactivates(ada);

        assertThat(acme.person("ada").path("held").asBoolean()).isFalse();
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("active");
        assertThat(acme.api().get("/scim-settings/" + entra.id())).has("/heldCount", "0");
        assertThat(decides("apply", idOf("ada"))).has("/applied", "0");
    }

    @Test
    void H3_so_is_one_who_comes_back_by_a_post() {
        String before = entra.creates(user("ada").department("Sales"));
        acme.addsByHand(acme.group("Champions"), idOf("ada"));
        JsonNode person = acme.person("ada");
        entra.deletes(before);

        String after = entra.creates(user("ada").department("Engineering"));

        assertThat(after).isNotEqualTo(before);
        assertThat(acme.people()).hasSize(1);
        assertThat(acme.person("ada").path("id")).isEqualTo(person.path("id"));
        assertThat(acme.person("ada").path("held").asBoolean()).isFalse();
        assertThat(acme.groupsOf("ada")).containsExactly("Champions", "Engineering");
    }

    private String removed(String userName) {
        UserBody body = user(userName).department("Sales");
        String id = entra.creates(body);
        entra.deactivates(id);
        return id;
    }

    private Answer held() {
        return acme.api().get("/scim-settings/" + entra.id() + "/held");
    }

    private Answer decides(String decision, String... people) {
        List<String> ids = new ArrayList<>();
        List.of(people).forEach(id -> ids.add("\"" + id + "\""));
        return acme.api().post(path(decision), "{\"ids\": [" + String.join(", ", ids) + "]}");
    }

    private String path(String decision) {
        return "/scim-settings/" + entra.id() + "/held/" + decision;
    }

    private String idOf(String userName) {
        return acme.person(userName).path("id").asString();
    }
}
