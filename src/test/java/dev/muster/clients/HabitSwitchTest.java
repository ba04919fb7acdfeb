package dev.muster.clients;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.clients.HabitSample.Cast;
import dev.muster.setting.Habit;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.HabitCounts;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Each habit is understood and counted in a tolerant setting, in none that is strict, and in none that has it
/// switched off.
class HabitSwitchTest {

    @Test
    void every_habit_has_a_sample() {
        assertThat(HabitSample.ALL).extracting(HabitSample::habit).containsExactlyInAnyOrder(Habit.values());
    }

    /// All samples are sent before the first count is awaited: counts are written once a second.
    @TestFactory
    Stream<DynamicTest> a_tolerant_setting_understands_it_and_counts_it_and_no_other() {
        return tried("{}")
                .map(tried -> DynamicTest.dynamicTest(tried.sample().toString(), () -> {
                    assertThat(tried.isUnderstood()).as("%s", tried.answer()).isTrue();
                    assertThat(tried.counts().settled())
                            .isEqualTo(Map.of(tried.sample().habit().word(), 1L));
                }));
    }

    @TestFactory
    Stream<DynamicTest> switched_off_it_is_neither_understood_nor_counted() {
        return tried("{\"habitsOff\": [\"%s\"]}")
                .map(tried -> DynamicTest.dynamicTest(tried.sample().toString(), () -> {
                    assertThat(tried.isUnderstood()).as("%s", tried.answer()).isFalse();
                    assertThat(tried.answer().status()).isLessThan(500);
                    assertThat(tried.counts().settled())
                            .doesNotContainKey(tried.sample().habit().word());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_strict_setting_neither_understands_it_nor_counts_anything() {
        return tried("{\"dialect\": \"strict\"}")
                .map(tried -> DynamicTest.dynamicTest(tried.sample().toString(), () -> {
                    assertThat(tried.isUnderstood()).as("%s", tried.answer()).isFalse();
                    assertThat(tried.answer().status()).isLessThan(500);
                    assertThat(tried.counts().settled()).isEmpty();
                }));
    }

    @Test
    void a_habit_counts_once_in_a_request_and_again_in_the_next() {
        TestSetting acme = TestCompany.named("Acme").setting("{}");
        String ada = acme.creates(user("ada"));
        String twice = "{\"op\": \"replace\", \"path\": \"active\", \"value\": \"False\"},"
                + " {\"op\": \"replace\", \"path\": \"active\", \"value\": \"True\"}";

        acme.patches(ada, twice);
        acme.patches(ada, twice);

        assertThat(HabitCounts.until(acme).settled()).isEqualTo(Map.of("text-boolean", 2L));
    }

    @Test
    void a_switch_holds_for_later_requests_and_nobody_is_projected_again() {
        TestCompany company = TestCompany.named("Acme");
        TestSetting acme = company.setting("{}");
        UserBody travelling = user("ada").with("timezone", "\"Paris time\"");
        String ada = acme.creates(travelling);

        Answer changed = company.api().patch("/scim-settings/" + acme.id(), "{\"habitsOff\": [\"loose-format\"]}");

        AnswerAssert.assertThat(changed).hasStatus(200).has("/habitsOff/0", "loose-format");
        assertThat(acme.reading(ada).at("/timezone").asString()).isEqualTo("Paris time");
        AnswerAssert.assertThat(onceItHolds(acme, ada, travelling)).isRefused(400, "invalidValue");
    }

    /// A token and what its setting says are remembered for less than two seconds.
    private static Answer onceItHolds(TestSetting setting, String id, UserBody body) {
        for (int i = 0; i < 100; i++) {
            Answer answer = setting.scim().put("/Users/" + id, body.toString());
            if (answer.status() != 200) {
                return answer;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("The switch does not come to hold");
    }

    @Test
    void a_name_that_is_no_habit_is_refused_at_its_place() {
        Answer refused = TestCompany.named("Acme").api().post("/scim-settings", """
                {"name": "Entra ID", "habitsOff": ["text-boolean", "TEXT_BOOLEAN", 7]}""");

        AnswerAssert.assertThat(refused).isProblem(400);
        assertThat(refused.at("/errors").findValuesAsString("field")).containsExactly("habitsOff[1]", "habitsOff[2]");
    }

    @Test
    void null_switches_all_on_again_and_a_strict_setting_keeps_what_is_off() {
        TestCompany company = TestCompany.named("Acme");
        TestSetting acme = company.setting("""
                {"dialect": "strict", "habitsOff": ["email-alias", "text-boolean", "email-alias"]}""");
        String address = "/scim-settings/" + acme.id();

        JsonNode kept = company.api().get(address).at("/habitsOff");
        JsonNode none = company.api().patch(address, "{\"habitsOff\": null}").at("/habitsOff");

        assertThat(kept.toString()).isEqualTo("[\"text-boolean\",\"email-alias\"]");
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void the_setting_shows_the_counts_and_the_list_tells_of_every_habit() {
        TestCompany company = TestCompany.named("Acme");
        TestSetting acme = company.setting("{\"habitsOff\": [\"own-id\"]}");
        acme.finds("userName eq ada");
        HabitCounts.until(acme).settled();

        List<JsonNode> habits = HabitCounts.all(acme);

        assertThat(habits)
                .extracting(habit -> habit.path("name").asString())
                .containsExactlyElementsOf(
                        Arrays.stream(Habit.values()).map(Habit::word).toList());
        assertThat(habits)
                .allSatisfy(habit -> assertThat(habit.path("on").asBoolean())
                        .isEqualTo(!habit.path("name").asString().equals("own-id")));
        assertThat(company.api()
                        .get("/scim-settings/" + acme.id())
                        .at("/habitUses")
                        .toString())
                .isEqualTo("{\"email-alias\":1,\"unquoted-literal\":2}");
    }

    private record Tried(HabitSample sample, Cast cast, Answer answer, HabitCounts counts) {
        boolean isUnderstood() {
            return sample.isUnderstood(cast, answer);
        }
    }

    /// A company for each, so that nobody is in the way of another.
    private static Stream<Tried> tried(String parts) {
        return HabitSample.ALL.stream()
                .map(sample -> {
                    Cast cast = Cast.in(TestCompany.named("Acme")
                            .setting(parts.replace("%s", sample.habit().word())));
                    Answer answer = sample.sent(cast);
                    return new Tried(sample, cast, answer, HabitCounts.until(cast.setting()));
                })
                .toList()
                .stream();
    }
}
