package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which values name a group, and which name the same one.
class GroupNamesTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void G3_a_change_of_case_or_blanks_alone_moves_nobody() {
        TestSetting entra = acme.byDepartment();
        String ada = entra.creates(user("ada").department("Straße"));
        entra.creates(user("grace").department(" STRASSE "));

        entra.moves(ada, "STRASSE");

        assertThat(acme.membership()).isEqualTo(Map.of("Straße", List.of("ada", "grace")));
        assertThat(acme.person("ada").path("department").asString()).isEqualTo("STRASSE");
    }

    @Test
    void G3_a_group_that_comes_back_shows_the_spelling_seen_first() {
        TestSetting entra = acme.byDepartment();
        String ada = entra.creates(user("ada").department("Sales"));
        String sales = acme.groupNamed("Sales").path("id").asString();
        entra.moves(ada, "Support");
        assertThat(acme.api().delete("/target-groups/" + sales).status()).isEqualTo(204);

        entra.creates(user("grace").department(" SALES"));

        assertThat(acme.groupsOf("grace")).containsExactly("Sales");
        assertThat(acme.groupNamed("Sales").path("id").asString()).isEqualTo(sales);
        assertThat(acme.events("group.restored").getLast().at("/after/name").asString())
                .isEqualTo("Sales");
    }

    @Test
    void G3_a_preview_names_a_group_that_would_come_back_as_it_will_be() {
        TestSetting entra = acme.byDepartment();
        String ada = entra.creates(user("ada").department("Sales"));
        entra.moves(ada, "SALES");
        String sales = acme.groupNamed("Sales").path("id").asString();
        assertThat(acme.api()
                        .patch("/scim-settings/" + entra.id(), "{\"grouping\": {\"kind\": \"none\"}}")
                        .status())
                .isEqualTo(202);
        assertThat(acme.api().delete("/target-groups/" + sales).status()).isEqualTo(204);

        Answer preview = acme.api()
                .post(
                        "/scim-settings/" + entra.id() + "/preview",
                        "{\"grouping\": {\"kind\": \"field\", \"field\": \"department\"}}");

        assertThat(preview.text()).contains("\"Sales\"").doesNotContain("\"SALES\"");
    }

    @Test
    void G3_a_group_made_by_hand_bears_the_name_as_it_is_given() {
        String sales = acme.group("Sales");
        assertThat(acme.api().delete("/target-groups/" + sales).status()).isEqualTo(204);

        assertThat(acme.group("SALES")).isEqualTo(sales);

        assertThat(acme.groupNamed("SALES").path("origin").asString()).isEqualTo("manual");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "People's Office",
                "IT/Security",
                "Party 🎉 Team",
                "R&D; drop table target_group --",
                "50 % \\ off_",
                "営業部",
                "Ünïted"
            })
    void a_group_may_bear_any_name(String department) {
        TestSetting entra = acme.byDepartment();

        entra.creates(user("ada").department(department));
        entra.creates(user("grace").department(department));

        assertThat(acme.membership()).isEqualTo(Map.of(department, List.of("ada", "grace")));
    }

    @Test
    void G4_a_value_of_256_characters_names_a_group() {
        String longest = "🎉".repeat(256);
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));

        entra.creates(user("ada").department(longest));

        assertThat(acme.groupsOf("ada")).containsExactly(longest);
    }

    @Test
    void G4_a_value_of_257_characters_names_none() {
        String tooLong = "d".repeat(257);
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));

        entra.creates(user("ada").department(tooLong));

        assertThat(acme.groupsOf("ada")).containsExactly("Everyone else");
        assertThat(acme.person("ada").path("department").asString()).isEqualTo(tooLong);
        assertThat(acme.events("user.created").getFirst().at("/after/problems").toString())
                .contains("\"G4\"", "256");
    }
}
