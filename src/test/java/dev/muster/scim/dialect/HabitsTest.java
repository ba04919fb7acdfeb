package dev.muster.scim.dialect;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.PatchedHabits.Patched;
import dev.muster.scim.message.ResourceReader;
import dev.muster.scim.patch.Patches;
import dev.muster.setting.Dialect;
import dev.muster.setting.Habit;
import dev.muster.words.Languages;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a tolerant setting makes of each habit, and that a strict one, and one without that habit, does not.
class HabitsTest {

    static final UUID ID = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH = "'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':";

    /// A POST body and what it gives.
    record Posted(Habit habit, String fact, String body, String after) {}

    private static final List<Posted> POSTED = List.of(
            new Posted(
                    Habit.TEXT_BOOLEAN,
                    "V1",
                    "{'schemas':['" + CORE + "'],'userName':'ada','active':'False'}",
                    "'active':false"),
            new Posted(
                    Habit.MANAGER_ID,
                    "V4",
                    "{'schemas':['" + CORE + "'],'userName':'ada','" + ENT + "':{'manager':{'managerId':'m'}}}",
                    "'" + ENT + "':{'manager':{'value':'m'}}"),
            new Posted(
                    Habit.LONE_OBJECT,
                    "V7",
                    "{'schemas':['" + CORE + "'],'userName':'ada','emails':{'value':'a@x'}}",
                    "'emails':[{'value':'a@x'}]"),
            new Posted(Habit.LONE_ELEMENT, "V8", "{'schemas':['" + CORE + "'],'userName':['ada']}", ""),
            new Posted(Habit.EMPTY_TEXT, "V10", "{'schemas':['" + CORE + "'],'userName':'ada','active':''}", ""),
            new Posted(Habit.WRONG_SCHEMAS, "V12", "{'schemas':['urn:scim:schemas:core:2.0'],'userName':'ada'}", ""),
            new Posted(Habit.WRONG_SCHEMAS, "V12 none", "{'userName':'ada'}", ""),
            new Posted(
                    Habit.UNKNOWN_EXTENSION,
                    "P10",
                    "{'schemas':['" + CORE
                            + "'],'userName':'ada','urn:acme:1.0:User':{'A':{'b':[1.50,null]},'c':null}}",
                    "'urn:acme:1.0:User':{'A':{'b':[1.50]}}"),
            new Posted(
                    Habit.LOOSE_FORMAT,
                    "TYP-15",
                    "{'schemas':['" + CORE + "'],'userName':'ada','addresses':[{'country':'USA'}]}",
                    "'addresses':[{'country':'USA'}]"),
            new Posted(
                    Habit.LOOSE_FORMAT,
                    "RES-17",
                    "{'schemas':['" + CORE + "'],'userName':'ada','timezone':'Paris time'}",
                    "'timezone':'Paris time'"));

    @TestFactory
    Stream<DynamicTest> a_patch_with_the_habit_is_understood() {
        return PatchedHabits.ALL.stream()
                .map(one -> DynamicTest.dynamicTest(one.fact() + " " + one.habit(), () -> {
                    Set<Habit> used = EnumSet.noneOf(Habit.class);
                    Habits tolerant = Habits.of(Dialect.TOLERANT, used::add);

                    ObjectNode after = patch(tolerant, one);

                    assertThat(after).isEqualTo(stored(one.after()));
                    assertThat(used).containsExactly(one.habit());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_patch_with_the_habit_is_something_else_without_it() {
        return PatchedHabits.ALL.stream()
                .map(one -> DynamicTest.dynamicTest(one.fact() + " " + one.habit(), () -> {
                    Habits without = Habits.of(new Dialect(Dialect.Reading.TOLERANT, Set.of(one.habit())));

                    assertThat(differs(without, one)).isTrue();
                    assertThat(differs(Habits.of(Dialect.STRICT), one)).isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_body_with_the_habit_is_understood() {
        return POSTED.stream()
                .map(one -> DynamicTest.dynamicTest(one.fact() + " " + one.habit(), () -> {
                    Set<Habit> used = EnumSet.noneOf(Habit.class);

                    ObjectNode read = ResourceReader.of(ResourceType.USER, Habits.of(Dialect.TOLERANT, used::add))
                            .user(json(one.body()));

                    assertThat(read).isEqualTo(stored(one.after()));
                    assertThat(used).containsExactly(one.habit());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_body_with_the_habit_is_something_else_without_it() {
        return POSTED.stream()
                .map(one -> DynamicTest.dynamicTest(one.fact() + " " + one.habit(), () -> {
                    Habits without = Habits.of(new Dialect(Dialect.Reading.TOLERANT, Set.of(one.habit())));

                    assertThat(differs(without, one)).isTrue();
                    assertThat(differs(Habits.of(Dialect.STRICT), one)).isTrue();
                }));
    }

    @Test
    void P7_another_id_is_refused() {
        Patched other = new Patched(
                Habit.OWN_ID,
                "P7",
                "",
                "{" + PATCH + "[{'op':'replace','value':{'id':'" + UUID.randomUUID() + "'}}]}",
                "");

        Refused refused = catchThrowableOfType(Refused.class, () -> patch(Habits.of(Dialect.TOLERANT), other));

        assertThat(refused.refusal()).isInstanceOf(Refusal.Mutability.class);
    }

    @Test
    void P10_a_broken_path_is_refused_all_the_same() {
        Patched broken = new Patched(
                Habit.UNKNOWN_ATTRIBUTE, "P10", "", "{" + PATCH + "[{'op':'add','path':'shoe size','value':'9'}]}", "");

        Refused refused = catchThrowableOfType(Refused.class, () -> patch(Habits.of(Dialect.TOLERANT), broken));

        assertThat(refused.refusal()).isInstanceOf(Refusal.InvalidPath.class);
    }

    @Test
    void V18_values_stay_as_they_were_sent() {
        ObjectNode read = ResourceReader.of(ResourceType.USER, Habits.of(Dialect.TOLERANT))
                .user(json("{'schemas':['" + CORE
                        + "'],'userName':' Ada@X ','name':{'familyName':' Clarke','middleName':''}}"));

        assertThat(read.get("userName").stringValue()).isEqualTo(" Ada@X ");
        assertThat(read.get("name")).isEqualTo(json("{'familyName':' Clarke','middleName':''}"));
    }

    @Test
    void every_habit_has_its_row_and_its_source() {
        for (Habit habit : Habit.values()) {
            assertThat(habit.row()).matches("[PQVMF]\\d+");
            assertThat(habit.source()).startsWith("https://");
            assertThat(List.of("looks", "becomes", "seen"))
                    .allSatisfy(part -> assertThat(Languages.english().of("habit." + habit.word() + "." + part))
                            .isNotBlank());
        }
    }

    private static ObjectNode patch(Habits habits, Patched one) {
        return Patches.of(ResourceType.USER, habits, ID).user(json(one.body())).apply(stored(one.before()));
    }

    private static boolean differs(Habits habits, Patched one) {
        try {
            return !patch(habits, one).equals(stored(one.after()));
        } catch (Refused refused) {
            return true;
        }
    }

    private static boolean differs(Habits habits, Posted one) {
        try {
            return !ResourceReader.of(ResourceType.USER, habits)
                    .user(json(one.body()))
                    .equals(stored(one.after()));
        } catch (Refused refused) {
            return true;
        }
    }

    private static ObjectNode stored(String members) {
        String body = "{'schemas':['" + CORE + "'],'userName':'ada'" + (members.isEmpty() ? "" : ",") + members + "}";
        return ResourceReader.of(ResourceType.USER, Habits.of(Dialect.TOLERANT)).user(json(body));
    }
}
