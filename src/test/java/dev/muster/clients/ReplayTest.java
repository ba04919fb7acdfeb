package dev.muster.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.HabitCounts;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTest {

    private static final String LAST_WORDS = "(11|06) .*";

    static List<String> clients() {
        return List.of(
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
                "pingone");
    }

    TestCompany company() {
        return TestCompany.named("Acme");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void a_clients_traffic_is_answered_as_it_expects_and_leaves_the_right_people_in_the_right_groups(String client) {
        TestCompany acme = company();
        TestSetting setting = acme.byDepartment(acme.group("Everyone else"));
        Replay replay = Replay.of(client, setting);
        State state = new State(setting);

        replay.runUntil(step -> step.name().matches(LAST_WORDS));

        assertThat(state.seen()).isEqualTo(State.expected(client, "before the removals"));

        replay.runToTheEnd();

        assertThat(state.seen()).isEqualTo(State.expected(client, "at the end"));
        assertThat(habits(setting)).isEqualTo(State.expected(client, "habits, and in how many requests"));
    }

    /// What is refused there is told by name; what is let in is what any reader of the RFCs would have stored.
    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void a_strict_setting_refuses_what_is_not_in_the_rfcs_and_stores_nothing_wrong(String client) {
        TestCompany acme = company();
        TestSetting setting = acme.setting("""
                {"dialect": "strict", "grouping": {"kind": "field", "field": "department"}, "targetGroup": "%s"}""".formatted(acme.group("Everyone else")));

        String refused = Replay.of(client, setting).refusals();

        assertThat(refused).isEqualTo(State.expected(client, "refused by a strict setting"));
        String end = refused.isEmpty() ? "at the end" : "at the end in a strict setting";
        assertThat(new State(setting).seen()).isEqualTo(State.expected(client, end));
        assertThat(HabitCounts.until(setting).settled()).isEmpty();
    }

    private static String habits(TestSetting setting) {
        return HabitCounts.until(setting).settled().entrySet().stream()
                .map(habit -> habit.getKey() + " | " + habit.getValue())
                .collect(Collectors.joining("\n"));
    }
}
