package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.OtherJvm;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `muster simulate` as a process of its own: what it prints, and how it ends.
class SimulateTest {

    private final TestSetting acme = TestCompany.named("Acme").setting("""
            {"hold": null, "rate": {"perSecond": 1000, "burst": 1000}}""");

    @ParameterizedTest
    @CsvSource({"entra, Microsoft Entra ID", "okta, Okta", "onelogin, OneLogin", "jumpcloud, JumpCloud"})
    void a_life_that_arrives_ends_it_with_0(String provider, String title) throws Exception {
        try (OtherJvm client = simulate(acme, provider, "--people=10", "--groups=2", "--seed=7", "--pace=1000")) {
            List<String> lines = new ArrayList<>();
            do {
                lines.add(client.line());
            } while (!lines.getLast().contains("verything arrived"));

            assertThat(lines.getFirst())
                    .startsWith(title + " with 10 people and 2 groups")
                    .endsWith("seed 7:");
            assertThat(lines.getLast()).isEqualTo("Everything arrived as it should.");
            assertThat(String.join("\n", lines)).doesNotContain(acme.token());
            assertThat(client.errors()).contains("what it creates stays, without --clean-up");
            assertThat(client.status()).isZero();
        }
    }

    @Test
    void the_token_is_taken_from_the_option_or_from_standard_input() throws Exception {
        String[] life = {"simulate", "okta", "--url", acme.scimUrl(), "--people=10", "--groups=1", "--pace=1000"};
        try (OtherJvm told = OtherJvm.running(Main.class, with(life, "--token=" + acme.token(), "--clean-up"))) {
            assertThat(told.errors()).contains("cleans up at the end");
            assertThat(told.status()).isZero();
        }
        try (OtherJvm asked = OtherJvm.running(Main.class, with(life, "--token", "-", "--into-existing"))) {
            asked.hears(" " + acme.token() + "\n");
            assertThat(asked.errors()).contains("what it creates stays");
            assertThat(asked.status()).isZero();
        }
        try (OtherJvm untold = OtherJvm.running(Main.class, with(life, "--token", "-"))) {
            untold.hears("");
            assertThat(untold.errors())
                    .isEqualTo("Cannot simulate: Standard input is empty where the token should be.");
            assertThat(untold.status()).isEqualTo(2);
        }
    }

    @Test
    void a_setting_that_does_not_take_it_ends_it_with_1_and_json_says_so_too() throws Exception {
        TestSetting strict = acme.company().setting("""
                {"name": "Strict", "dialect": "strict", "rate": {"perSecond": 1000, "burst": 1000}}""");

        try (OtherJvm entra = simulate(strict, "entra", "--people=10", "--groups=2", "--pace=1000", "--format=json")) {
            assertThat(entra.line()).isEqualTo("{");
            List<String> lines = new ArrayList<>();
            do {
                lines.add(entra.line());
            } while (!lines.getLast().equals("}"));

            assertThat(lines).contains("  \"asExpected\" : false,");
            assertThat(entra.status()).isEqualTo(1);
        }
    }

    @Test
    void what_cannot_run_ends_it_with_2_and_one_line() throws Exception {
        try (OtherJvm nobody = OtherJvm.running(Main.class, "simulate", "okta", "--url", acme.scimUrl())) {
            assertThat(nobody.errors()).contains("MUSTER_SIMULATE_TOKEN").doesNotContain("\n");
            assertThat(nobody.status()).isEqualTo(2);
        }
        try (OtherJvm few = simulate(acme, "okta", "--people=3")) {
            assertThat(few.errors()).isEqualTo("Cannot simulate: --people must be from 10 to 1000000.");
            assertThat(few.status()).isEqualTo(2);
        }
    }

    @Test
    void told_to_end_in_the_middle_it_cleans_up() throws Exception {
        try (OtherJvm entra = simulate(acme, "entra", "--people=200", "--pace=100", "--clean-up")) {
            while (acme.company().people().isEmpty()) {
                LockSupport.parkNanos(50_000_000);
            }

            entra.tellToEnd();

            assertThat(entra.status()).isEqualTo(2);
            assertThat(entra.errors()).contains("Stopped").doesNotContain("Not removed");
            assertThat(acme.company().people()).isEmpty();
        }
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    private static OtherJvm simulate(TestSetting setting, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("simulate"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--url", setting.scimUrl()));
        return OtherJvm.running(
                Main.class, Map.of("MUSTER_SIMULATE_TOKEN", setting.token()), words.toArray(String[]::new));
    }
}
