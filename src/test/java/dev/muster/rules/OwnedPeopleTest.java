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

/// Which setting a person belongs to, and what others may do to the person.
class OwnedPeopleTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment();

    @Test
    void L5_a_post_adopts_the_person_that_no_setting_owns() {
        Answer made = acme.api().post("/target-users", """
                {"email": "Ada@acme.example", "firstName": "Ada", "department": "Sales"}""");
        AnswerAssert.assertThat(made).hasStatus(201);
        acme.addsByHand(acme.group("Champions"), made.id());

        entra.creates(user("ada").department("Engineering"));

        JsonNode ada = acme.person("ada");
        assertThat(ada.path("id").asString()).isEqualTo(made.id());
        assertThat(ada.path("settingId").asString()).isEqualTo(entra.id());
        assertThat(ada.path("department").asString()).isEqualTo("Engineering");
        assertThat(acme.groupsOf("ada")).containsExactly("Champions", "Engineering");
        assertThat(acme.people()).hasSize(1);
        assertThat(acme.events("user.adopted"))
                .extracting(event -> event.path("rule").asString())
                .containsExactly("L5");
    }

    @Test
    void L5_a_setting_can_decline_to_adopt() {
        AnswerAssert.assertThat(acme.api().post("/target-users", """
                {"email": "ada@acme.example"}""")).hasStatus(201);
        TestSetting okta = acme.setting("""
                {"name": "Okta", "adoptExisting": false}""");

        AnswerAssert.assertThat(okta.creating(user("ada"))).isRefused(409, "uniqueness");

        assertThat(acme.people()).hasSize(1);
        assertThat(acme.people().getFirst().path("settingId").isNull()).isTrue();
    }

    @Test
    void L6_the_address_of_another_settings_person_is_taken() {
        TestSetting okta = acme.setting("""
                {"name": "Okta"}""");
        entra.creates(user("ada"));
        String other = okta.creates(user("ada.okta"));

        AnswerAssert.assertThat(okta.creating(user("ada"))).isRefused(409, "uniqueness");
        AnswerAssert.assertThat(okta.patching(other, """
                {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "ADA@acme.example"}""")).isRefused(409, "uniqueness");

        assertThat(acme.people()).hasSize(2);
        assertThat(acme.person("ada.okta").path("email").asString()).isEqualTo("ada.okta@acme.example");
    }

    @Test
    void L6_two_settings_of_a_company_never_see_each_others_resources() {
        TestSetting okta = acme.setting("""
                {"name": "Okta"}""");
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        AnswerAssert.assertThat(okta.reading(ada)).isRefused(404);
        AnswerAssert.assertThat(okta.scim().delete("/Users/" + ada)).isRefused(404);
        AnswerAssert.assertThat(okta.scim().get("/Groups/" + engines)).isRefused(404);
        assertThat(okta.finds("userName eq \"ada\"").path("totalResults").asInt())
                .isZero();
        assertThat(okta.scim().get("/Groups").at("/totalResults").asInt()).isZero();
    }

    @Test
    void nobody_of_one_company_is_seen_by_another() {
        TestCompany globex = TestCompany.named("Globex");
        TestSetting theirs = globex.byDepartment();
        String ada = entra.creates(user("ada").department("Sales"));
        String person = acme.person("ada").path("id").asString();

        theirs.creates(user("ada").department("Sales"));

        AnswerAssert.assertThat(theirs.reading(ada)).isRefused(404);
        AnswerAssert.assertThat(globex.api().get("/target-users/" + person)).isProblem(404);
        assertThat(globex.membership()).isEqualTo(Map.of("Sales", List.of("ada")));
        assertThat(globex.person("ada").path("id").asString()).isNotEqualTo(person);
    }

    @Test
    void L5_an_address_of_several_unowned_people_is_taken() {
        TestSetting okta = acme.setting("""
                {"name": "Okta"}""");
        String ada = okta.creates(user("ada").email("office@acme.example"));
        okta.creates(user("grace").email("office@acme.example"));
        assertThat(ada).isNotBlank();
        acme.finishes(acme.api().delete("/scim-settings/" + okta.id() + "?people=keep"));

        AnswerAssert.assertThat(entra.creating(user("linus").email("office@acme.example")))
                .isRefused(409, "uniqueness");

        assertThat(acme.people()).hasSize(2);
    }

    @Test
    void L5_only_a_post_adopts() {
        AnswerAssert.assertThat(acme.api().post("/target-users", """
                {"email": "ada@acme.example"}""")).hasStatus(201);
        String grace = entra.creates(user("grace"));

        entra.patches(grace, """
                {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "ada@acme.example"}""");

        assertThat(acme.people()).hasSize(2);
    }

    @Test
    void L7_what_a_setting_fills_is_locked_and_the_rest_is_not() {
        String country = acme.field("Country", "text");
        entra.creates(user("ada").department("Sales"));
        String ada = "/target-users/" + acme.person("ada").path("id").asString();

        Answer locked = acme.api().patch(ada, """
                {"department": "Engineering"}""");
        Answer open = acme.api().patch(ada, """
                {"fields": {"%s": "NL"}}""".formatted(country));

        AnswerAssert.assertThat(locked).isProblem(409);
        AnswerAssert.assertThat(open).hasStatus(200);
        assertThat(acme.person("ada").path("department").asString()).isEqualTo("Sales");
        assertThat(acme.person("ada").at("/fields/" + country).asString()).isEqualTo("NL");
    }
}
