package dev.muster.scim.patch;

import java.util.List;
import java.util.Locale;

/// What a strict patch makes of a user: before, operations, after, all without the members that never change.
final class PatchCases {

    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    record Case(String fact, String before, String operations, String after) {}

    static final List<Case> ALL = List.of(
            new Case(
                    "PAT-05 op and member names have any case",
                    "",
                    "{'OP':'Replace','Path':'TITLE','VALUE':'x'}",
                    "'title':'x'"),
            new Case(
                    "PAT-06 each operation sees the result of the one before",
                    "",
                    "{'op':'add','path':'emails','value':[{'type':'work','value':'a@x'}]},"
                            + "{'op':'replace','path':'emails[type eq `work`].value','value':'b@x'}",
                    "'emails':[{'type':'work','value':'b@x'}]"),
            new Case(
                    "PAT-13 names have any case",
                    "'emails':[{'type':'work','value':'a@x'}]",
                    "{'op':'replace','path':'EMAILS[Type EQ `WORK`].Value','value':'b@x'}",
                    "'emails':[{'type':'work','value':'b@x'}]"),
            new Case(
                    "PAT-14 the core URN may stand before a path",
                    "",
                    "{'op':'add','path':'" + CORE + ":title','value':'x'}",
                    "'title':'x'"),
            new Case(
                    "PAT-15 the extension URN stands before a path",
                    "",
                    "{'op':'add','path':'" + ENT.toUpperCase(Locale.ROOT) + ":department','value':'x'}",
                    "'" + ENT + "':{'department':'x'}"),
            new Case(
                    "PAT-15 the extension URN alone addresses all of it",
                    "'" + ENT + "':{'division':'d'}",
                    "{'op':'replace','path':'" + ENT + "','value':{'department':'x'}}",
                    "'" + ENT + "':{'division':'d','department':'x'}"),
            new Case(
                    "PAT-16 a later operation sees the new extension",
                    "",
                    "{'op':'add','path':'" + ENT + ":department','value':'x'},{'op':'replace','path':'" + ENT
                            + ":department','value':'y'}",
                    "'" + ENT + "':{'department':'y'}"),
            new Case(
                    "PAT-20 a new primary element ends the old one, by add",
                    "'emails':[{'value':'a@x','primary':true}]",
                    "{'op':'add','path':'emails','value':[{'value':'b@x','primary':true}]}",
                    "'emails':[{'value':'a@x','primary':false},{'value':'b@x','primary':true}]"),
            new Case(
                    "PAT-20 a new primary element ends the old one, by filter",
                    "'emails':[{'value':'a@x','primary':true},{'value':'b@x','type':'home'}]",
                    "{'op':'replace','path':'emails[type eq `home`].primary','value':true}",
                    "'emails':[{'value':'a@x','primary':false},{'value':'b@x','type':'home','primary':true}]"),
            new Case(
                    "PAT-20 a new primary element ends the old one, without path",
                    "'emails':[{'value':'a@x','primary':true}]",
                    "{'op':'add','value':{'emails':[{'value':'b@x','primary':true}]}}",
                    "'emails':[{'value':'a@x','primary':false},{'value':'b@x','primary':true}]"),
            new Case(
                    "PAT-24 without path each member is added as by its own path",
                    "'name':{'givenName':'Ada'}",
                    "{'op':'add','value':{'title':'x','name':{'familyName':'L'},'" + ENT + "':{'department':'d'}}}",
                    "'title':'x','name':{'givenName':'Ada','familyName':'L'},'" + ENT + "':{'department':'d'}"),
            new Case(
                    "PAT-26 add sets or replaces a single value",
                    "'title':'a'",
                    "{'op':'add','path':'title','value':'b'}",
                    "'title':'b'"),
            new Case(
                    "PAT-27 add merges into a complex value",
                    "'name':{'givenName':'Ada'}",
                    "{'op':'add','path':'name','value':{'familyName':'L'}}",
                    "'name':{'givenName':'Ada','familyName':'L'}"),
            new Case(
                    "PAT-28 add makes the parent of a sub-attribute",
                    "",
                    "{'op':'add','path':'name.givenName','value':'Ada'}",
                    "'name':{'givenName':'Ada'}"),
            new Case(
                    "PAT-30 add appends elements",
                    "'emails':[{'value':'a@x'}]",
                    "{'op':'add','path':'emails','value':[{'value':'b@x'}]}",
                    "'emails':[{'value':'a@x'},{'value':'b@x'}]"),
            new Case(
                    "PAT-30 add takes one object as one element",
                    "",
                    "{'op':'add','path':'emails','value':{'value':'b@x'}}",
                    "'emails':[{'value':'b@x'}]"),
            new Case(
                    "PAT-31 add of what is there changes nothing",
                    "'emails':[{'value':'a@x','type':'work','primary':true}]",
                    "{'op':'add','path':'emails','value':[{'value':'a@x','type':'work'}]}",
                    "'emails':[{'value':'a@x','type':'work','primary':true}]"),
            new Case(
                    "PAT-32 add with a filter merges into each match",
                    "'emails':[{'value':'a@x','type':'work'},{'value':'b@x','type':'work'},{'value':'c@x'}]",
                    "{'op':'add','path':'emails[type eq `work`]','value':{'display':'d'}}",
                    "'emails':[{'value':'a@x','display':'d','type':'work'},{'value':'b@x','display':'d','type':'work'},{'value':'c@x'}]"),
            new Case(
                    "PAT-33 add without match makes the element",
                    "",
                    "{'op':'add','path':'emails[type eq `work` and primary eq true].value','value':'a@x'}",
                    "'emails':[{'value':'a@x','type':'work','primary':true}]"),
            new Case(
                    "PAT-34 add makes the extension",
                    "",
                    "{'op':'add','path':'" + ENT + ":manager.value','value':'m'}",
                    "'" + ENT + "':{'manager':{'value':'m'}}"),
            new Case(
                    "PAT-36 remove unassigns",
                    "'title':'a','name':{'givenName':'Ada','familyName':'L'}",
                    "{'op':'remove','path':'title'},{'op':'remove','path':'name.familyName'}",
                    "'name':{'givenName':'Ada'}"),
            new Case(
                    "PAT-36 remove of the unassigned is success",
                    "",
                    "{'op':'remove','path':'title'},{'op':'remove','path':'name.familyName'},{'op':'remove','path':'"
                            + ENT + ":department'}",
                    ""),
            new Case(
                    "PAT-37 remove without filter takes all",
                    "'emails':[{'value':'a@x'},{'value':'b@x'}]",
                    "{'op':'remove','path':'emails'}",
                    ""),
            new Case(
                    "PAT-38 remove with filter takes the matching",
                    "'emails':[{'value':'a@x','type':'work'},{'value':'b@x'}]",
                    "{'op':'remove','path':'emails[type eq `work`]'}",
                    "'emails':[{'value':'b@x'}]"),
            new Case(
                    "PAT-38 the last one gone leaves nothing",
                    "'emails':[{'value':'a@x','type':'work'}]",
                    "{'op':'remove','path':'emails[type eq `work`]'}",
                    ""),
            new Case(
                    "PAT-39 remove takes a sub-attribute from the matching only",
                    "'emails':[{'value':'a@x','type':'work','display':'A'},{'value':'b@x','display':'B'}]",
                    "{'op':'remove','path':'emails[type eq `work`].display'}",
                    "'emails':[{'value':'a@x','type':'work'},{'value':'b@x','display':'B'}]"),
            new Case(
                    "PAT-41 remove without match is success",
                    "'emails':[{'value':'a@x'}]",
                    "{'op':'remove','path':'emails[type eq `work`]'}",
                    "'emails':[{'value':'a@x'}]"),
            new Case(
                    "PAT-45 remove of an extension by its URN",
                    "'" + ENT + "':{'department':'d'}",
                    "{'op':'remove','path':'" + ENT + "'}",
                    ""),
            new Case(
                    "PAT-45 the last value takes the extension with it",
                    "'" + ENT + "':{'department':'d'}",
                    "{'op':'remove','path':'" + ENT + ":department'}",
                    ""),
            new Case(
                    "PAT-46 replace without path changes what is named",
                    "'title':'a','nickName':'n'",
                    "{'op':'replace','value':{'title':'b'}}",
                    "'title':'b','nickName':'n'"),
            new Case(
                    "PAT-47 replace of the absent is add",
                    "",
                    "{'op':'replace','path':'title','value':'b'}",
                    "'title':'b'"),
            new Case(
                    "PAT-48 replace merges into a complex value",
                    "'name':{'givenName':'Ada','familyName':'B'}",
                    "{'op':'replace','path':'name','value':{'familyName':'L'}}",
                    "'name':{'givenName':'Ada','familyName':'L'}"),
            new Case(
                    "PAT-49 replace sets the whole array",
                    "'emails':[{'value':'a@x'},{'value':'b@x'}]",
                    "{'op':'replace','path':'emails','value':[{'value':'c@x'}]}",
                    "'emails':[{'value':'c@x'}]"),
            new Case(
                    "PAT-49 an empty array clears",
                    "'emails':[{'value':'a@x'}]",
                    "{'op':'replace','path':'emails','value':[]}",
                    ""),
            new Case(
                    "PAT-49 null clears",
                    "'emails':[{'value':'a@x'}]",
                    "{'op':'replace','path':'emails','value':null}",
                    ""),
            new Case(
                    "PAT-50 a value with the filter's key is the element",
                    "'emails':[{'value':'a@x','type':'work','display':'A'}]",
                    "{'op':'replace','path':'emails[type eq `work`]','value':{'type':'work','value':'b@x'}}",
                    "'emails':[{'value':'b@x','type':'work'}]"),
            new Case(
                    "PAT-50 a value without the filter's key is merged",
                    "'emails':[{'value':'a@x','type':'work','display':'A'}]",
                    "{'op':'replace','path':'emails[type eq `work`]','value':{'value':'b@x'}}",
                    "'emails':[{'value':'b@x','type':'work','display':'A'}]"),
            new Case(
                    "PAT-51 replace of a sub-attribute in each match",
                    "'emails':[{'value':'a@x','type':'work','display':'A'},{'value':'b@x'}]",
                    "{'op':'replace','path':'emails[type eq `work`].display','value':'D'}",
                    "'emails':[{'value':'a@x','type':'work','display':'D'},{'value':'b@x'}]"),
            new Case(
                    "PAT-53 null unassigns",
                    "'title':'a','name':{'givenName':'Ada','familyName':'L'}",
                    "{'op':'replace','path':'title','value':null},{'op':'replace','value':{'name':{'givenName':null}}}",
                    "'name':{'familyName':'L'}"),
            new Case(
                    "PAT-54 replace on an absent extension attribute is add",
                    "",
                    "{'op':'replace','path':'" + ENT + ":department','value':'x'}",
                    "'" + ENT + "':{'department':'x'}"),
            new Case(
                    "PAT-55 a dotted key is a path",
                    "'name':{'familyName':'L'}",
                    "{'op':'replace','value':{'name.givenName':'Ada','" + ENT + ":employeeNumber':'1'}}",
                    "'name':{'givenName':'Ada','familyName':'L'},'" + ENT + "':{'employeeNumber':'1'}"),
            new Case(
                    "PAT-56 the whole filter language",
                    "'emails':[{'value':'a@x','type':'work'},{'value':'b@y','type':'home'},{'value':'c@x'}]",
                    "{'op':'remove','path':'emails[(type pr and not (type eq `home`)) or value ew `@y`]'}",
                    "'emails':[{'value':'c@x'}]"),
            new Case(
                    "a path to a part of all elements",
                    "'emails':[{'value':'a@x','display':'A'},{'value':'b@x','display':'B'}]",
                    "{'op':'remove','path':'emails.display'}",
                    "'emails':[{'value':'a@x'},{'value':'b@x'}]"),
            new Case(
                    "D23 unknown members of a value are ignored",
                    "",
                    "{'op':'add','value':{'shoeSize':'9','urn:acme:1.0:User':{'a':'b'},'title':'x'}}",
                    "'title':'x'"),
            new Case(
                    "RES-03 a password is taken and forgotten",
                    "",
                    "{'op':'replace','path':'password','value':'t1meMa$heen'}",
                    ""),
            new Case(
                    "RES-16 the manager's name is the server's",
                    "",
                    "{'op':'add','path':'" + ENT + ":manager','value':{'value':'m','displayName':'Boss'}}",
                    "'" + ENT + "':{'manager':{'value':'m'}}"),
            new Case(
                    "NUL-06 a complex value without parts is unassigned",
                    "'name':{'givenName':'Ada'}",
                    "{'op':'remove','path':'name.givenName'}",
                    ""));

    private PatchCases() {}
}
