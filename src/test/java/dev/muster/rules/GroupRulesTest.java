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

/// The rules of grouping that [SeedFlowTest] does not tell already.
class GroupRulesTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void G3_names_of_groups_are_unique_after_trimming_and_folding() {
        acme.group("Straße");

        AnswerAssert.assertThat(acme.api().post("/target-groups", """
                {"name": " STRASSE "}""")).isProblem(409);

        assertThat(acme.groups()).hasSize(1);
    }

    @Test
    void G3_the_group_shows_the_spelling_seen_first() {
        TestSetting entra = acme.byDepartment();

        entra.creates(user("ada").department("SALES"));
        entra.creates(user("grace").department("Sales"));

        assertThat(acme.membership()).isEqualTo(Map.of("SALES", List.of("ada", "grace")));
    }

    @Test
    void G4_two_settings_share_the_companys_group_of_a_name() {
        TestSetting entra = acme.byDepartment();
        TestSetting okta = acme.setting("""
                {"name": "Okta", "grouping": {"kind": "field", "field": "department"}}""");

        entra.creates(user("ada").department("Sales"));
        okta.creates(user("grace").department("sales"));

        assertThat(acme.membership()).isEqualTo(Map.of("Sales", List.of("ada", "grace")));
    }

    @Test
    void G5_a_person_whose_value_comes_back_is_back_in_the_group() {
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));
        String ada = entra.creates(user("ada").department("Sales"));

        entra.moves(ada, "");
        entra.moves(ada, "Sales");

        assertThat(acme.membership()).isEqualTo(Map.of("Everyone else", List.of(), "Sales", List.of("ada")));
    }

    @Test
    void G6_a_generated_group_that_became_empty_stays() {
        TestSetting entra = acme.byDepartment();
        String ada = entra.creates(user("ada").department("Sales"));
        String sales = acme.groupNamed("Sales").path("id").asString();

        entra.deletes(ada);

        assertThat(acme.groupNamed("Sales").path("id").asString()).isEqualTo(sales);
        assertThat(acme.groupNamed("Sales").path("memberCount").asInt()).isZero();
    }

    @Test
    void G6_the_name_of_a_deleted_group_is_free_for_a_group_that_is_renamed() {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("ada").department("Sales"));
        String sales = acme.groupNamed("Sales").path("id").asString();
        acme.api().delete("/target-groups/" + sales);
        String selling = acme.group("Selling");

        Answer renaming = acme.api().patch("/target-groups/" + selling, """
                {"name": "sales"}""");
        entra.creates(user("grace").department("Sales"));

        assertThat(renaming.status()).isEqualTo(200);
        assertThat(acme.membership()).isEqualTo(Map.of("sales", List.of("grace")));
    }

    @Test
    void G7_a_generated_group_is_neither_renamed_nor_given_members_by_hand() {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("ada").department("Sales"));
        entra.creates(user("grace"));
        String sales = "/target-groups/" + acme.groupNamed("Sales").path("id").asString();
        String ada = acme.person("ada").path("id").asString();

        Answer renaming = acme.api().patch(sales, """
                {"name": "Selling"}""");
        Answer adding = acme.api().post(sales + "/members", """
                {"ids": ["%s"]}""".formatted(
                        acme.person("grace").path("id").asString()));
        Answer removing = acme.api().delete(sales + "/members/" + ada);

        for (Answer answer : List.of(renaming, adding, removing)) {
            AnswerAssert.assertThat(answer).isProblem(409);
            assertThat(answer.at("/detail").asString()).as("%s", answer).isNotBlank();
        }
        assertThat(acme.membership()).isEqualTo(Map.of("Sales", List.of("ada")));
    }

    @Test
    void G8_groups_of_the_identity_provider_are_kept_and_are_no_target_groups() {
        TestSetting entra = acme.byDepartment();
        String ada = entra.creates(user("ada").department("Sales"));

        String engines = entra.createsGroup("Engines", ada);
        Answer again = entra.creatingGroup("ENGINES");

        AnswerAssert.assertThat(entra.scim().get("/Groups/" + engines))
                .hasStatus(200)
                .has("/members/0/value", ada);
        AnswerAssert.assertThat(again).isRefused(409, "uniqueness");
        assertThat(acme.membership()).isEqualTo(Map.of("Sales", List.of("ada")));
    }
}
