package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LifeOfAPersonTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment();

    @Test
    void L1_an_inactive_person_is_kept_listed_readable_and_in_the_groups() {
        String ada = entra.creates(user("ada").department("Sales"));

        entra.deactivates(ada);

        assertThat(acme.person("ada").path("status").asString()).isEqualTo("inactive");
        assertThat(acme.groupsOf("ada")).containsExactly("Sales");
        AnswerAssert.assertThat(entra.reading(ada)).hasStatus(200).has("/active", "false");
        assertThat(entra.finds("userName eq \"ada\"").path("totalResults").asInt())
                .isEqualTo(1);
    }

    @Test
    void L1_the_same_person_becomes_active_again() {
        String ada = entra.creates(user("ada").department("Sales").inactive());
        String person = acme.person("ada").path("id").asString();

        entra.reactivates(ada);

        assertThat(acme.person("ada").path("status").asString()).isEqualTo("active");
        assertThat(acme.person("ada").path("id").asString()).isEqualTo(person);
    }

    @Test
    void L2_a_deleted_person_is_404_over_scim_out_of_all_groups_and_listed_only_when_asked_for() {
        String ada = entra.creates(user("ada").department("Sales"));
        acme.addsByHand(acme.group("Champions"), acme.person("ada").path("id").asString());

        entra.deletes(ada);

        AnswerAssert.assertThat(entra.reading(ada)).isRefused(404);
        AnswerAssert.assertThat(entra.scim().delete("/Users/" + ada)).isRefused(404);
        assertThat(entra.finds("userName eq \"ada\"").path("totalResults").asInt())
                .isZero();
        assertThat(acme.people()).isEmpty();
        assertThat(acme.membership()).isEqualTo(Map.of("Champions", List.of(), "Sales", List.of()));
        assertThat(acme.deletedPeople()).hasSize(1);
        assertThat(acme.deletedPeople().getFirst().path("status").asString()).isEqualTo("deleted");
    }

    @Test
    void L2_an_administrator_cannot_delete_a_person_that_a_setting_owns_but_erases_a_deleted_one() {
        String ada = entra.creates(user("ada"));
        String person = acme.person("ada").path("id").asString();

        AnswerAssert.assertThat(acme.api().delete("/target-users/" + person)).isProblem(409);
        entra.deletes(ada);
        AnswerAssert.assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        assertThat(acme.deletedPeople()).isEmpty();
        AnswerAssert.assertThat(acme.api().get("/target-users/" + person)).isProblem(404);
    }

    @Test
    void L3_a_post_with_the_user_name_of_a_deleted_person_revives_that_person_as_a_new_resource() {
        String before = entra.creates(user("ada").department("Sales"));
        JsonNode person = acme.person("ada");
        acme.addsByHand(acme.group("Champions"), person.path("id").asString());
        entra.deletes(before);

        String after = entra.creates(user("ADA").department("Engineering"));

        assertThat(after).isNotEqualTo(before);
        AnswerAssert.assertThat(entra.reading(before)).isRefused(404);
        JsonNode revived = acme.person("ADA");
        assertThat(revived.path("id")).isEqualTo(person.path("id"));
        assertThat(revived.path("createdAt")).isEqualTo(person.path("createdAt"));
        assertThat(revived.path("resourceId").asString()).isEqualTo(after);
        assertThat(acme.groupsOf("ADA")).containsExactly("Engineering");
        assertThat(acme.deletedPeople()).isEmpty();
        assertThat(acme.api()
                        .get("/target-users/" + person.path("id").asString() + "/events?limit=1000")
                        .at("/items")
                        .valueStream()
                        .map(event -> event.path("kind").asString())
                        .filter(kind -> kind.startsWith("user.")))
                .containsExactly("user.revived", "user.deleted", "user.created");
        assertThat(acme.events("user.revived").getFirst().path("rule").asString())
                .isEqualTo("L3");
    }

    @Test
    void L3_the_external_id_wins_over_the_user_name() {
        entra.deletes(entra.creates(user("ada").externalId("1")));
        entra.deletes(entra.creates(user("grace").externalId("2")));
        String one = personWith("1");

        entra.creates(user("grace").externalId("1"));

        assertThat(acme.person("grace").path("id").asString()).isEqualTo(one);
    }

    @Test
    void L3_L5_who_comes_back_is_revived_although_somebody_without_a_setting_has_the_address_now() {
        entra.deletes(entra.creates(user("ada")));
        String before = acme.deletedPeople().getFirst().path("id").asString();
        String hired = acme.api()
                .post("/target-users", "{\"email\": \"ada@acme.example\"}")
                .id();

        entra.creates(user("ada"));

        assertThat(acme.person("ada").path("id").asString()).isEqualTo(before);
        assertThat(acme.people())
                .extracting(person -> person.path("id").asString())
                .containsExactlyInAnyOrder(before, hired);
    }

    @Test
    void L4_a_user_name_is_taken_whatever_its_case() {
        String ada = entra.creates(user("ada").department("Sales"));

        AnswerAssert.assertThat(entra.creating(user("ADA").department("Engineering")))
                .isRefused(409, "uniqueness");
        entra.deactivates(ada);
        AnswerAssert.assertThat(entra.creating(user("Ada").department("Engineering")))
                .isRefused(409, "uniqueness");

        assertThat(acme.people()).hasSize(1);
        assertThat(acme.membership()).isEqualTo(Map.of("Sales", List.of("ada")));
        assertThat(acme.person("ada").path("status").asString()).isEqualTo("inactive");
    }

    @Test
    void L4_people_of_one_setting_may_share_an_address() {
        entra.creates(user("ada").email("office@acme.example"));
        entra.creates(user("grace").email("office@acme.example"));

        assertThat(acme.people()).hasSize(2);
    }

    private String personWith(String externalId) {
        return acme.deletedPeople().stream()
                .filter(person -> person.path("externalId").asString().equals(externalId))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
