package dev.muster.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.HabitCounts;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Each identity provider against Muster itself, over HTTP.
class OwnServerTest {

    private static final long SEED = 7;
    private static final int PEOPLE = 20;

    private static final Map<Provider, Set<String>> HABITS = Map.of(
            Provider.ENTRA, Set.of("text-boolean", "text-reference", "replace-creates"),
            Provider.OKTA, Set.of("own-id", "no-patch-schema"),
            Provider.ONELOGIN, Set.of("wrong-schemas", "text-boolean", "manager-id", "empty-complex"),
            Provider.JUMPCLOUD, Set.of());

    @ParameterizedTest
    @EnumSource
    void a_whole_life_arrives_in_a_tolerant_setting(Provider provider) throws InterruptedException {
        TestSetting acme = setting("tolerant");
        Plan plan = plan(acme, provider, false, false);

        Outcome outcome = run(plan);

        assertThat(outcome.isAsExpected()).as("%s", Format.TEXT.write(outcome)).isTrue();
        assertThat(outcome.found()).isEqualTo(outcome.expected());
        assertThat(targetUsers(acme)).isEqualTo(expectedUsers(plan));
        assertThat(targetGroups(acme)).isEqualTo(expectedGroups(plan));
        assertThat(HabitCounts.until(acme).settled().keySet()).isEqualTo(HABITS.get(provider));
    }

    @ParameterizedTest
    @EnumSource(names = {"ENTRA", "ONELOGIN", "JUMPCLOUD"})
    void a_clean_up_leaves_nothing(Provider provider) throws InterruptedException {
        TestSetting acme = setting("tolerant");

        Outcome outcome = run(plan(acme, provider, true, false));

        assertThat(outcome.leftovers()).isEmpty();
        assertThat(acme.scim().get("/Users").at("/totalResults").asInt()).isZero();
        assertThat(acme.scim().get("/Groups").at("/totalResults").asInt()).isZero();
    }

    @Test
    void a_clean_up_of_Okta_switches_off_and_says_so() throws InterruptedException {
        TestSetting acme = setting("tolerant");

        Outcome outcome = run(plan(acme, Provider.OKTA, true, false));

        assertThat(outcome.leftovers()).singleElement().asString().contains("22 users", "switched off");
        assertThat(acme.finds("active eq true").path("totalResults").asInt()).isZero();
        assertThat(acme.scim().get("/Groups").at("/totalResults").asInt()).isZero();
    }

    @Test
    void a_strict_setting_is_told_as_what_it_does_not_take() throws InterruptedException {
        TestSetting acme = setting("strict");

        Outcome outcome = run(plan(acme, Provider.ENTRA, false, false));

        assertThat(outcome.isAsExpected()).isFalse();
        assertThat(outcome.failures())
                .anySatisfy(failure -> assertThat(failure.what()).isEqualTo("switch the user off"))
                .allSatisfy(failure -> assertThat(failure.status()).isEqualTo(400));
        assertThat(outcome.differences())
                .anySatisfy(difference -> assertThat(difference.what()).isEqualTo("active"))
                .anySatisfy(difference -> assertThat(difference.what()).isEqualTo("manager"));
        assertThat(Format.TEXT.write(outcome))
                .contains("the server does not understand the request: ", "Not everything arrived as it should.");
    }

    @Test
    void a_setting_that_has_people_is_left_alone_unless_told_otherwise() throws InterruptedException {
        TestSetting acme = setting("tolerant");
        acme.creates(UserBody.user("ada"));

        assertThatThrownBy(() -> run(plan(acme, Provider.OKTA, true, false)))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("1 people already")
                .hasMessageContaining("--into-existing");
        assertThat(acme.company().people()).hasSize(1);

        Outcome outcome = run(plan(acme, Provider.ENTRA, true, true));

        assertThat(outcome.isAsExpected()).as("%s", Format.TEXT.write(outcome)).isTrue();
        assertThat(acme.company().people()).hasSize(1);
    }

    @Test
    void progress_comes_to_its_end() throws InterruptedException {
        Map<Integer, Integer> heard = new TreeMap<>();
        TestSetting acme = setting("tolerant");

        try (TrialRun run = new TrialRun(plan(acme, Provider.OKTA, true, false))) {
            run.run((doing, done, total) -> heard.put(done, total));
        }

        assertThat(heard.values()).containsOnly(heard.size());
    }

    private static TestSetting setting(String dialect) {
        return TestCompany.named("Acme").setting("""
                {"grouping": {"kind": "field", "field": "department"}, "dialect": "%s", "hold": null,
                 "rate": {"perSecond": 10000, "burst": 10000}}""".formatted(dialect));
    }

    private static Plan plan(TestSetting setting, Provider provider, boolean cleanUp, boolean intoExisting) {
        return new Plan(
                URI.create(setting.scimUrl()),
                setting.token(),
                provider,
                PEOPLE,
                3,
                SEED,
                10_000,
                cleanUp,
                intoExisting);
    }

    private static Outcome run(Plan plan) throws InterruptedException {
        try (TrialRun run = new TrialRun(plan)) {
            return run.run((doing, done, total) -> {});
        }
    }

    private static Map<String, String> targetUsers(TestSetting setting) {
        return setting.company().people().stream()
                .collect(Collectors.toMap(
                        person -> person.path("userName").asString(),
                        person -> person.path("status").asString() + " "
                                + person.path("lastName").asString()));
    }

    private static Map<String, String> expectedUsers(Plan plan) {
        return Life.of(plan).directory().accounts().stream()
                .collect(Collectors.toMap(
                        Account::userName,
                        account -> (account.person().active() ? "active " : "inactive ")
                                + account.person().familyName()));
    }

    private static Map<String, Long> targetGroups(TestSetting setting) {
        return setting.company().groups().stream()
                .filter(group -> group.path("memberCount").asLong() > 0)
                .collect(Collectors.toMap(group -> folded(group.path("name").asString()), OwnServerTest::memberCount));
    }

    private static long memberCount(JsonNode group) {
        return group.path("memberCount").asLong();
    }

    private static Map<String, Long> expectedGroups(Plan plan) {
        List<String> departments = Life.of(plan).directory().accounts().stream()
                .flatMap(account -> account.person().department().stream())
                .map(OwnServerTest::folded)
                .toList();
        return departments.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
