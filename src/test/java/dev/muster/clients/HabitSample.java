package dev.muster.clients;

import static dev.muster.testing.UserBody.user;

import dev.muster.setting.Habit;
import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A request that shows one habit and no other, sent where Ada, Grace and the group Pilots are.
///
/// @param status where the habit is understood
/// @param pointer a place in the answer that then holds `value`, and does not otherwise
record HabitSample(Habit habit, String method, String path, String body, int status, String pointer, String value) {

    private static final String PATCH = "'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':";
    private static final String ENT = UserBody.ENTERPRISE;

    static final List<HabitSample> ALL = List.of(
            patch(Habit.WRAPPED_VALUE, "{'op':'replace','value':[{'title':'x'}]}", "/title", "x"),
            patch(Habit.OWN_ID, "{'op':'replace','value':{'id':'{ada}','title':'x'}}", "/title", "x"),
            patched(Habit.NO_PATCH_SCHEMA, "{'Operations':[{'op':'replace','value':{'title':'x'}}]}", "/title", "x"),
            patch(Habit.NULL_PATH, "{'op':'add','path':null,'value':{'title':'x'}}", "/title", "x"),
            patch(
                    Habit.UNKNOWN_ATTRIBUTE,
                    "{'op':'add','path':'shoeSize','value':9},{'op':'add','path':'title','value':'x'}",
                    "/title",
                    "x"),
            patch(
                    Habit.REPLACE_CREATES,
                    "{'op':'replace','path':'addresses[type eq `work`].country','value':'NL'}",
                    "/addresses/0/country",
                    "NL"),
            patch(
                    Habit.BARE_EXTENSION_NAME,
                    "{'op':'add','path':'department','value':'Sales'}",
                    "/" + ENT + "/department",
                    "Sales"),
            patch(
                    Habit.FILTER_ON_SINGLE_VALUE,
                    "{'op':'add','path':'title[type eq `work`].value','value':'x'},{'op':'add','path':'nickName','value':'x'}",
                    "/nickName",
                    "x"),
            patch(Habit.TEXT_BOOLEAN, "{'op':'replace','path':'active','value':'False'}", "/active", "false"),
            patch(
                    Habit.TEXT_REFERENCE,
                    "{'op':'add','path':'" + ENT + ":manager','value':'{grace}'}",
                    "/" + ENT + "/manager/value",
                    "{grace}"),
            patch(
                    Habit.MANAGER_ID,
                    "{'op':'add','path':'managerId','value':'{grace}'}",
                    "/" + ENT + "/manager/value",
                    "{grace}"),
            patch(
                    Habit.EMPTY_COMPLEX,
                    "{'op':'replace','path':'" + ENT + ":manager','value':''},{'op':'add','path':'title','value':'x'}",
                    "/title",
                    "x"),
            patch(
                    Habit.JSON_IN_TEXT,
                    "{'op':'add','path':'roles','value':[{'value':'{\\\"id\\\":\\\"7\\\",\\\"value\\\":\\\"reader\\\"}'}]}",
                    "/roles/0/value",
                    "reader"),
            patch(
                    Habit.LONE_OBJECT,
                    "{'op':'replace','path':'emails','value':{'value':'other@acme.example'}}",
                    "/emails/0/value",
                    "other@acme.example"),
            patch(Habit.LONE_ELEMENT, "{'op':'replace','path':'title','value':['x']}", "/title", "x"),
            patch(
                    Habit.EMPTY_TEXT,
                    "{'op':'replace','path':'active','value':''},{'op':'add','path':'title','value':'x'}",
                    "/title",
                    "x"),
            post(
                    Habit.WRONG_SCHEMAS,
                    "{'schemas':['urn:scim:schemas:core:2.0'],'userName':'linus'}",
                    "/userName",
                    "linus"),
            post(
                    Habit.UNKNOWN_EXTENSION,
                    "{'schemas':['" + UserBody.CORE + "'],'userName':'linus','urn:acme:1.0:User':{'size':'9'}}",
                    "/urn:acme:1.0:User/size",
                    "9"),
            patch(
                    Habit.REMOVE_WITH_VALUE,
                    "{'op':'remove','path':'emails','value':[{'value':'nobody@acme.example'}]}",
                    "/emails/0/value",
                    "ada@acme.example"),
            new HabitSample(
                    Habit.UNKNOWN_MEMBER,
                    "PATCH",
                    "/Groups/{pilots}?attributes=displayName",
                    "{" + PATCH
                            + "[{'op':'add','path':'members','value':[{'value':'00000000-0000-4000-8000-000000000000'}]}]}",
                    200,
                    "/displayName",
                    "Pilots"),
            filter(Habit.EMAIL_ALIAS, "email co \"ada@\""),
            filter(Habit.FILTER_AFTER_BRACKETS, "emails[type eq \"work\"].value eq \"ada@acme.example\""),
            filter(Habit.BARE_REFERENCE, "userName eq \"ada\" and not (" + ENT + ":manager eq \"m\")"),
            filter(Habit.UNQUOTED_LITERAL, "userName eq ada"),
            post(
                    Habit.LOOSE_FORMAT,
                    "{'schemas':['" + UserBody.CORE + "'],'userName':'linus','timezone':'Paris time'}",
                    "/timezone",
                    "Paris time"));

    /// The ids of those whom the request names.
    record Cast(TestSetting setting, String ada, String grace, String pilots) {
        static Cast in(TestSetting setting) {
            return new Cast(
                    setting,
                    setting.creates(user("ada")),
                    setting.creates(user("grace")),
                    setting.createsGroup("Pilots"));
        }

        private String named(String text) {
            return text.replace("{ada}", ada).replace("{grace}", grace).replace("{pilots}", pilots);
        }
    }

    Answer sent(Cast cast) {
        String json = body.isEmpty() ? null : cast.named(body.replace('\'', '"').replace("`", "\\\""));
        return cast.setting().scim().send(method, cast.named(path), json);
    }

    boolean isUnderstood(Cast cast, Answer answer) {
        return answer.status() == status && answer.at(pointer).asString("").equals(cast.named(value));
    }

    private static HabitSample patch(Habit habit, String operations, String pointer, String value) {
        return patched(habit, "{" + PATCH + "[" + operations + "]}", pointer, value);
    }

    private static HabitSample patched(Habit habit, String body, String pointer, String value) {
        return new HabitSample(habit, "PATCH", "/Users/{ada}", body, 200, pointer, value);
    }

    private static HabitSample post(Habit habit, String body, String pointer, String value) {
        return new HabitSample(habit, "POST", "/Users", body, 201, pointer, value);
    }

    private static HabitSample filter(Habit habit, String filter) {
        String path = "/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        return new HabitSample(habit, "GET", path, "", 200, "/Resources/0/userName", "ada");
    }

    @Override
    public String toString() {
        return habit.row() + " " + habit.word();
    }
}
