package dev.muster.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final String LAST_WORDS = "(11|06) .*";

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "entra",
                "entra-flagged",
                "okta",
                "okta-wizard",
                "onelogin",
                "jumpcloud",
                "google",
                "pingfederate",
                "cyberark",
                "sailpoint",
                "authentik",
                "keycloak",
                "ssosync",
                "pingone"
            })
    void a_clients_traffic_is_answered_as_it_expects_and_leaves_the_right_people_in_the_right_groups(String client) {
        TestCompany acme = TestCompany.named("Acme");
        TestSetting setting = acme.byDepartment(acme.group("Everyone else"));
        Replay replay = Replay.of(client, setting);
        State state = new State(setting);

        replay.runUntil(step -> step.name().matches(LAST_WORDS));

        assertThat(state.seen()).isEqualTo(State.expected(client, "before the removals"));

        replay.runToTheEnd();

        assertThat(state.seen()).isEqualTo(State.expected(client, "at the end"));
    }
}
