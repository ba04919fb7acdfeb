package dev.muster.scim.dialect;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.message.ResourceReader;
import dev.muster.scim.patch.Patches;
import dev.muster.setting.Dialect;
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

    private static final UUID ID = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH = "'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':";

    /// A PATCH body on a resource, what it gives, and the habit at work.
    record Patched(Habit habit, String fact, String before, String body, String after) {}

    /// A POST body and what it gives.
    record Posted(Habit habit, String fact, String body, String after) {}

    private static final List<Patched> PATCHED = List.of(
            of(
                    Habit.WRAPPED_VALUE,
                    "P6",
                    "",
                    "{" + PATCH + "[{'op':'replace','value':[{'title':'x'}]}]}",
                    "'title':'x'"),
            of(
                    Habit.OWN_ID,
                    "P7",
                    "",
                    "{" + PATCH + "[{'op':'replace','value':{'id':'" + ID
                            + "','schemas':['x'],'externalId':'e','title':'x'}}]}",
                    "'externalId':'e','title':'x'"),
            of(
                    Habit.NO_PATCH_SCHEMA,
                    "P8",
                    "",
                    "{'operations':[{'op':'replace','value':{'title':'x'}}]}",
                    "'title':'x'"),
            of(
                    Habit.NULL_PATH,
                    "P9",
                    "",
                    "{" + PATCH + "[{'op':'add','path':null,'value':{'title':'x'}}]}",
                    "'title':'x'"),
            of(
                    Habit.UNKNOWN_ATTRIBUTE,
                    "P10",
                    "",
                    "{" + PATCH
                            + "[{'op':'add','path':'shoeSize','value':'9'},{'op':'add','path':'title','value':'x'}]}",
                    "'title':'x'"),
            of(
                    Habit.UNKNOWN_ATTRIBUTE,
                    "P10 below brackets",
                    "",
                    "{" + PATCH
                            + "[{'op':'add','path':'emails[type eq `work`].colour','value':'9'},{'op':'add','path':'title','value':'x'}]}",
                    "'title':'x'"),
            of(
                    Habit.UNKNOWN_EXTENSION,
                    "P10 a path into an unknown extension",
                    "",
                    "{" + PATCH + "[{'op':'add','path':'urn:acme:1.0:User:costCentre','value':'CC-7'}]}",
                    "'urn:acme:1.0:User':{'costCentre':'CC-7'}"),
            of(
                    Habit.REPLACE_CREATES,
                    "Q1, Q2",
                    "",
                    "{" + PATCH
                            + "[{'op':'Replace','path':'addresses[type eq `work`].locality','value':'Delft'},{'op':'Replace','path':'addresses[type eq `work`].Country','value':'NL'}]}",
                    "'addresses':[{'type':'work','locality':'Delft','country':'NL'}]"),
            of(
                    Habit.REPLACE_CREATES,
                    "Q3",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'roles[primary eq `True`].value','value':'reader'}]}",
                    "'roles':[{'primary':true,'value':'reader'}]"),
            of(
                    Habit.REPLACE_CREATES,
                    "Q1 makes nothing out of nothing",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'emails[type eq `work`].value','value':null}]}",
                    ""),
            of(
                    Habit.BARE_EXTENSION_NAME,
                    "Q6",
                    "",
                    "{" + PATCH
                            + "[{'op':'Add','path':'department','value':'d'},{'op':'replace','value':{'employeeNumber':'1'}}]}",
                    "'" + ENT + "':{'department':'d','employeeNumber':'1'}"),
            of(
                    Habit.FILTER_ON_SINGLE_VALUE,
                    "Q8",
                    "",
                    "{" + PATCH
                            + "[{'op':'Add','path':'title[type eq `work`].value','value':'d'},{'op':'add','path':'nickName','value':'n'}]}",
                    "'nickName':'n'"),
            of(
                    Habit.TEXT_BOOLEAN,
                    "V1",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'active','value':'False'}]}",
                    "'active':false"),
            of(
                    Habit.TEXT_BOOLEAN,
                    "V2",
                    "'active':false",
                    "{" + PATCH + "[{'op':'Replace','value':{'active':'true'}}]}",
                    "'active':true"),
            of(
                    Habit.TEXT_REFERENCE,
                    "V3",
                    "",
                    "{" + PATCH + "[{'op':'Add','path':'" + ENT + ":manager','value':'m'}]}",
                    "'" + ENT + "':{'manager':{'value':'m'}}"),
            of(
                    Habit.LONE_ELEMENT,
                    "V4",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'" + ENT
                            + ":manager','value':[{'$ref':'../Users/m','value':'m'}]}]}",
                    "'" + ENT + "':{'manager':{'$ref':'../Users/m','value':'m'}}"),
            of(
                    Habit.MANAGER_ID,
                    "V4",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'managerId','value':'m'}]}",
                    "'" + ENT + "':{'manager':{'value':'m'}}"),
            of(
                    Habit.EMPTY_COMPLEX,
                    "V5",
                    "'" + ENT + "':{'manager':{'value':'m'}}",
                    "{" + PATCH + "[{'op':'Replace','path':'" + ENT + ":manager','value':''}]}",
                    ""),
            of(
                    Habit.EMPTY_COMPLEX,
                    "V5 as an object",
                    "'" + ENT + "':{'manager':{'value':'m'}}",
                    "{" + PATCH + "[{'op':'Replace','path':'" + ENT + ":manager','value':{'value':''}}]}",
                    ""),
            of(
                    Habit.JSON_IN_TEXT,
                    "V6",
                    "",
                    "{" + PATCH
                            + "[{'op':'Add','path':'roles','value':[{'value':'{`id`:`1`,`value`:`admin`,`displayName`:`Admin`}'}]}]}",
                    "'roles':[{'value':'admin','display':'Admin'}]"),
            of(
                    Habit.LONE_OBJECT,
                    "V7",
                    "'emails':[{'value':'a@x'}]",
                    "{" + PATCH + "[{'op':'replace','path':'emails','value':{'value':'b@x'}}]}",
                    "'emails':[{'value':'b@x'}]"),
            of(
                    Habit.LONE_ELEMENT,
                    "V8",
                    "",
                    "{" + PATCH + "[{'op':'replace','path':'title','value':['x']}]}",
                    "'title':'x'"),
            of(
                    Habit.EMPTY_TEXT,
                    "V10",
                    "'active':false",
                    "{" + PATCH + "[{'op':'replace','path':'active','value':''}]}",
                    "'active':true"),
            of(
                    Habit.REMOVE_WITH_VALUE,
                    "M1 on other attributes",
                    "'emails':[{'value':'a@x'},{'value':'b@x'}]",
                    "{" + PATCH + "[{'op':'Remove','path':'emails','value':[{'value':'a@x'}]}]}",
                    "'emails':[{'value':'b@x'}]"));

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
        return PATCHED.stream()
                .map(one -> DynamicTest.dynamicTest(one.fact() + " " + one.habit(), () -> {
                    Set<Habit> used = EnumSet.noneOf(Habit.class);
                    Habits tolerant = Habits.of(Dialect.TOLERANT, used::add);

                    ObjectNode after = patch(tolerant, one);

                    assertThat(after).isEqualTo(stored(one.after()));
                    assertThat(one.habit() == Habit.UNKNOWN_EXTENSION || used.contains(one.habit()))
                            .isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_patch_with_the_habit_is_something_else_without_it() {
        return PATCHED.stream()
                .map(one -> DynamicTest.dynamicTest(one.fact() + " " + one.habit(), () -> {
                    Habits without = Habits.of(Dialect.TOLERANT).without(one.habit());

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
                    Habits without = Habits.of(Dialect.TOLERANT).without(one.habit());

                    assertThat(differs(without, one)).isTrue();
                    assertThat(differs(Habits.of(Dialect.STRICT), one)).isTrue();
                }));
    }

    @Test
    void P7_another_id_is_refused() {
        Patched other = of(
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
        Patched broken = of(
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
            assertThat(habit.row()).matches("[PQVMF]\\d+|TYP-\\d+");
            assertThat(habit.source()).startsWith("https://");
            assertThat(List.of(habit.looks(), habit.becomes(), habit.seen())).doesNotContain("");
        }
    }

    private static Patched of(Habit habit, String fact, String before, String body, String after) {
        return new Patched(habit, fact, before, body, after);
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
