package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

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
    void a_change_of_case_or_blanks_alone_moves_nobody() {
        TestSetting entra = acme.byDepartment();
        String ada = entra.creates(user("ada").department("Straße"));
        entra.creates(user("grace").department(" STRASSE "));

        entra.moves(ada, "STRASSE");

        assertThat(acme.membership()).isEqualTo(Map.of("Straße", List.of("ada", "grace")));
        assertThat(acme.person("ada").path("department").asString()).isEqualTo("STRASSE");
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
    void a_value_of_256_characters_names_a_group() {
        String longest = "🎉".repeat(256);
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));

        entra.creates(user("ada").department(longest));

        assertThat(acme.groupsOf("ada")).containsExactly(longest);
    }

    @Test
    void a_value_of_257_characters_names_none() {
        String tooLong = "d".repeat(257);
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));

        entra.creates(user("ada").department(tooLong));

        assertThat(acme.groupsOf("ada")).containsExactly("Everyone else");
        assertThat(acme.person("ada").path("department").asString()).isEqualTo(tooLong);
    }
}
