package dev.muster.scim.dialect;

import dev.muster.setting.Habit;
import java.util.List;

/// The habits that show in a PATCH: what is there, what is sent, what it gives.
final class PatchedHabits {

    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PATCH = "'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':";

    /// A PATCH body on a resource, what it gives, and the habit at work.
    record Patched(Habit habit, String fact, String before, String body, String after) {}

    static final List<Patched> ALL = List.of(
            new Patched(
                    Habit.WRAPPED_VALUE,
                    "P6",
                    "",
                    "{" + PATCH + "[{'op':'replace','value':[{'title':'x'}]}]}",
                    "'title':'x'"),
            new Patched(
                    Habit.OWN_ID,
                    "P7",
                    "",
                    "{" + PATCH + "[{'op':'replace','value':{'id':'" + HabitsTest.ID
                            + "','schemas':['x'],'externalId':'e','title':'x'}}]}",
                    "'externalId':'e','title':'x'"),
            new Patched(
                    Habit.NO_PATCH_SCHEMA,
                    "P8",
                    "",
                    "{'operations':[{'op':'replace','value':{'title':'x'}}]}",
                    "'title':'x'"),
            new Patched(
                    Habit.NULL_PATH,
                    "P9",
                    "",
                    "{" + PATCH + "[{'op':'add','path':null,'value':{'title':'x'}}]}",
                    "'title':'x'"),
            new Patched(
                    Habit.UNKNOWN_ATTRIBUTE,
                    "P10",
                    "",
                    "{" + PATCH
                            + "[{'op':'add','path':'shoeSize','value':'9'},{'op':'add','path':'title','value':'x'}]}",
                    "'title':'x'"),
            new Patched(
                    Habit.UNKNOWN_ATTRIBUTE,
                    "P10 below brackets",
                    "",
                    "{" + PATCH
                            + "[{'op':'add','path':'emails[type eq `work`].colour','value':'9'},{'op':'add','path':'title','value':'x'}]}",
                    "'title':'x'"),
            new Patched(
                    Habit.UNKNOWN_EXTENSION,
                    "P10 a path into an unknown extension",
                    "",
                    "{" + PATCH + "[{'op':'add','path':'urn:acme:1.0:User:costCentre','value':'CC-7'}]}",
                    "'urn:acme:1.0:User':{'costCentre':'CC-7'}"),
            new Patched(
                    Habit.REPLACE_CREATES,
                    "Q1, Q2",
                    "",
                    "{" + PATCH
                            + "[{'op':'Replace','path':'addresses[type eq `work`].locality','value':'Delft'},{'op':'Replace','path':'addresses[type eq `work`].Country','value':'NL'}]}",
                    "'addresses':[{'type':'work','locality':'Delft','country':'NL'}]"),
            new Patched(
                    Habit.REPLACE_CREATES,
                    "Q3",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'roles[primary eq `True`].value','value':'reader'}]}",
                    "'roles':[{'primary':true,'value':'reader'}]"),
            new Patched(
                    Habit.REPLACE_CREATES,
                    "Q1 makes nothing out of nothing",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'emails[type eq `work`].value','value':null}]}",
                    ""),
            new Patched(
                    Habit.BARE_EXTENSION_NAME,
                    "Q6",
                    "",
                    "{" + PATCH
                            + "[{'op':'Add','path':'department','value':'d'},{'op':'replace','value':{'employeeNumber':'1'}}]}",
                    "'" + ENT + "':{'department':'d','employeeNumber':'1'}"),
            new Patched(
                    Habit.FILTER_ON_SINGLE_VALUE,
                    "Q8",
                    "",
                    "{" + PATCH
                            + "[{'op':'Add','path':'title[type eq `work`].value','value':'d'},{'op':'add','path':'nickName','value':'n'}]}",
                    "'nickName':'n'"),
            new Patched(
                    Habit.TEXT_BOOLEAN,
                    "V1",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'active','value':'False'}]}",
                    "'active':false"),
            new Patched(
                    Habit.TEXT_BOOLEAN,
                    "V2",
                    "'active':false",
                    "{" + PATCH + "[{'op':'Replace','value':{'active':'true'}}]}",
                    "'active':true"),
            new Patched(
                    Habit.TEXT_REFERENCE,
                    "V3",
                    "",
                    "{" + PATCH + "[{'op':'Add','path':'" + ENT + ":manager','value':'m'}]}",
                    "'" + ENT + "':{'manager':{'value':'m'}}"),
            new Patched(
                    Habit.LONE_ELEMENT,
                    "V4",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'" + ENT
                            + ":manager','value':[{'$ref':'../Users/m','value':'m'}]}]}",
                    "'" + ENT + "':{'manager':{'$ref':'../Users/m','value':'m'}}"),
            new Patched(
                    Habit.MANAGER_ID,
                    "V4",
                    "",
                    "{" + PATCH + "[{'op':'Replace','path':'managerId','value':'m'}]}",
                    "'" + ENT + "':{'manager':{'value':'m'}}"),
            new Patched(
                    Habit.EMPTY_COMPLEX,
                    "V5",
                    "'" + ENT + "':{'manager':{'value':'m'}}",
                    "{" + PATCH + "[{'op':'Replace','path':'" + ENT + ":manager','value':''}]}",
                    ""),
            new Patched(
                    Habit.EMPTY_COMPLEX,
                    "V5 as an object",
                    "'" + ENT + "':{'manager':{'value':'m'}}",
                    "{" + PATCH + "[{'op':'Replace','path':'" + ENT + ":manager','value':{'value':''}}]}",
                    ""),
            new Patched(
                    Habit.JSON_IN_TEXT,
                    "V6",
                    "",
                    "{" + PATCH
                            + "[{'op':'Add','path':'roles','value':[{'value':'{`id`:`1`,`value`:`admin`,`displayName`:`Admin`}'}]}]}",
                    "'roles':[{'value':'admin','display':'Admin'}]"),
            new Patched(
                    Habit.LONE_OBJECT,
                    "V7",
                    "'emails':[{'value':'a@x'}]",
                    "{" + PATCH + "[{'op':'replace','path':'emails','value':{'value':'b@x'}}]}",
                    "'emails':[{'value':'b@x'}]"),
            new Patched(
                    Habit.LONE_ELEMENT,
                    "V8",
                    "",
                    "{" + PATCH + "[{'op':'replace','path':'title','value':['x']}]}",
                    "'title':'x'"),
            new Patched(
                    Habit.EMPTY_TEXT,
                    "V10",
                    "'active':false",
                    "{" + PATCH + "[{'op':'replace','path':'active','value':''}]}",
                    "'active':true"),
            new Patched(
                    Habit.REMOVE_WITH_VALUE,
                    "M1 on other attributes",
                    "'emails':[{'value':'a@x'},{'value':'b@x'}]",
                    "{" + PATCH + "[{'op':'Remove','path':'emails','value':[{'value':'a@x'}]}]}",
                    "'emails':[{'value':'b@x'}]"));

    private PatchedHabits() {}
}
