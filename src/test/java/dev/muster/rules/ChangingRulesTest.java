package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of people who are there already when an administrator edits or deletes their setting.
class ChangingRulesTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void R2_a_group_by_that_is_switched_on_groups_everybody_without_a_word_from_the_identity_provider() {
        TestSetting entra = acme.setting("{}");
        entra.creates(user("ada").department("Sales"));
        entra.creates(user("grace").department("sales").inactive());
        entra.creates(user("linus"));

        edits(entra, """
                {"grouping": {"kind": "field", "field": "department"}, "targetGroup": "%s"}""".formatted(acme.group("Everyone else")));

        assertThat(acme.membership())
                .isEqualTo(Map.of("Everyone else", List.of("linus"), "Sales", List.of("ada", "grace")));
    }

    @Test
    void R2_a_group_by_that_is_switched_off_takes_people_out_of_its_groups_and_of_no_others() {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("ada").department("Sales"));
        acme.addsByHand(acme.group("Champions"), acme.person("ada").path("id").asString());

        edits(entra, """
                {"grouping": {"kind": "none"}}""");

        assertThat(acme.membership()).isEqualTo(Map.of("Champions", List.of("ada"), "Sales", List.of()));
    }

    @Test
    void R2_a_new_mapping_fills_its_field_for_everybody() {
        String shoe = acme.field("Shoe Size", "number");
        TestSetting entra = acme.setting("{}");
        String extension = "urn:example:params:scim:schemas:extension:acme:2.0:User";
        entra.creates(user("ada").with(extension, """
                {"shoeSize": 38}"""));
        entra.creates(user("grace").with(extension, """
                {"shoeSize": "unknown"}"""));

        edits(entra, """
                {"mappings": [{"attribute": "%s:shoeSize", "field": "%s"}]}""".formatted(extension, shoe));

        assertThat(acme.person("ada").at("/fields/" + shoe).asInt()).isEqualTo(38);
        assertThat(acme.person("grace").at("/fields/" + shoe).isNumber()).isFalse();
    }

    @Test
    void L8_people_of_a_deleted_setting_are_kept_and_unlocked_unless_said_otherwise() {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("ada").department("Sales"));

        acme.finishes(acme.api().delete("/scim-settings/" + entra.id()));

        assertThat(entra.creating(user("grace")).status()).isBetween(400, 499);
        assertThat(acme.people()).hasSize(1);
        String ada = acme.people().getFirst().path("id").asString();
        assertThat(acme.people().getFirst().path("settingId").isNull()).isTrue();
        assertThat(acme.people().getFirst().path("status").asString()).isEqualTo("active");
        AnswerAssert.assertThat(acme.api().patch("/target-users/" + ada, """
                {"department": "Engineering"}""")).hasStatus(200);
    }

    @Test
    void L8_people_of_a_deleted_setting_can_be_made_inactive_or_deleted() {
        TestSetting entra = acme.setting("{}");
        TestSetting okta = acme.setting("""
                {"name": "Okta"}""");
        entra.creates(user("ada"));
        okta.creates(user("grace"));

        acme.finishes(acme.api().delete("/scim-settings/" + entra.id() + "?people=inactive"));
        acme.finishes(acme.api().delete("/scim-settings/" + okta.id() + "?people=delete"));

        assertThat(acme.people()).hasSize(1);
        assertThat(acme.people().getFirst().path("status").asString()).isEqualTo("inactive");
        assertThat(acme.deletedPeople()).hasSize(1);
    }

    private void edits(TestSetting setting, String parts) {
        acme.finishes(acme.api().patch("/scim-settings/" + setting.id(), parts));
    }
}
