package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.Visit;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no browser sends from a page of ours. Text that no database holds is in no name: whoever looks for it finds
/// nothing.
class HostileInputTest {

    private static Visit operator;
    private static TestCompany acme;

    @BeforeAll
    static void a_company() {
        acme = TestCompany.named("Acme");
        operator = new Visit(TestConsole.url(), TestConsole.session());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/companies?search=a%00b",
                "/companies/{company}/scim-settings?search=a%00b",
                "/companies/{company}/scim-settings/new?name=a%00b&group=a%00b",
                "/companies/{company}/scim-settings/new/groups?name=a%00b&group=a%00b",
                "/companies/{company}/scim-settings/new/target-groups?group=a%00b",
                "/companies/{company}/target-users?search=a%00b",
                "/companies/{company}/target-groups?search=a%00b"
            })
    void a_NUL_is_found_nowhere(String address) {
        String asked = address.replace("{company}", acme.id());

        assertThat(operator.get(asked).status()).as(asked).isIn(200, 303);
    }

    @Test
    void a_NUL_is_in_no_address_of_a_person_in_the_log() {
        String setting = acme.setting("{}").id();

        assertThat(operator.get("/companies/" + acme.id() + "/scim-settings/" + setting + "/requests?who=a%00b")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_NUL_is_in_no_target_group_of_a_rule() {
        String setting = acme.setting("{}").id();

        assertThat(operator.post(
                                "/companies/" + acme.id() + "/scim-settings/" + setting + "/rules",
                                Map.of("name", "Entra ID", "groupPart", "a\0b"))
                        .status())
                .isIn(200, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "leave"})
    void a_form_that_no_address_has_room_for_is_too_large(String form) {
        String address = "/companies/" + acme.id() + "/scim-settings/new/" + form;

        Answer refused = operator.post(address, Map.of("name", "", "grouping", "x".repeat(20_000)));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("Nothing was changed. Send less at a time.");
    }
}
