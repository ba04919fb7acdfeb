package dev.muster.scim.door;

import static dev.muster.scim.door.Patched.assertRefused;
import static dev.muster.scim.door.Patched.members;
import static dev.muster.scim.door.Patched.patched;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the path of an operation leads to (RFC 7644 sections 3.5.2 and 3.10).
class PatchPathTest {

    private static final String EMAILS = "'emails':[{'value':'a@x','type':'work'},{'value':'b@y','type':'home'}]";

    @Test
    void PAT_10_a_path_is_an_attribute_or_a_value_path_below_a_URN_or_not() {
        for (String urn : new String[] {"", "CORE:"}) {
            assertThat(patched(EMAILS, "{'op':'remove','path':'" + urn + "emails[type eq `work`]'}"))
                    .isEqualTo(members("'emails':[{'value':'b@y','type':'home'}]"));
            assertThat(patched(EMAILS, "{'op':'remove','path':'" + urn + "emails[type eq `work`].type'}"))
                    .isEqualTo(members("'emails':[{'value':'a@x'},{'value':'b@y','type':'home'}]"));
            assertThat(patched("", "{'op':'add','path':'" + urn + "name.givenName','value':'Ada'}"))
                    .isEqualTo(members("'name':{'givenName':'Ada'}"));
        }
        assertThat(patched("", "{'op':'add','path':'ENT:manager.value','value':'m'}"))
                .isEqualTo(members("'ENT':{'manager':{'value':'m'}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "title..x",
                "title.",
                ".title",
                "title x",
                "title[",
                "emails[type eq `work`]value",
                "emails[type eq `work`].",
                "emails[type eq `work`].colour",
                "title[value eq `x`]",
                "name[givenName eq `x`].familyName",
                "shoeSize",
                "name.shoeSize",
                "ENT:shoeSize",
                "ENT:manager.shoeSize",
                "CORE:shoeSize",
                "urn:acme:1.0:User:size"
            })
    void PAT_11_a_path_that_does_not_parse_or_names_nothing_is_invalid(String path) {
        for (String op : new String[] {"add", "remove", "replace"}) {
            assertRefused("invalidPath", EMAILS, "{'op':'" + op + "','path':'" + path + "','value':'x'}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[]",
                "emails[type eq]",
                "emails[type is `work`]",
                "emails[type eq work]",
                "emails[colour eq `x`]",
                "emails[type eq `work`",
                "emails[(type eq `work`]",
                "emails[primary gt true]"
            })
    void PAT_12_a_filter_in_a_path_that_does_not_parse_is_an_invalid_filter(String path) {
        for (String op : new String[] {"add", "remove", "replace"}) {
            assertRefused("invalidFilter", EMAILS, "{'op':'" + op + "','path':'" + path + "','value':{'value':'x'}}");
        }
    }

    @Test
    void PAT_13_all_names_in_a_path_have_any_case() {
        assertThat(patched(EMAILS, "{'op':'replace','path':'EMAILS[Type EQ `work`].Value','value':'c@x'}"))
                .isEqualTo(members("'emails':[{'value':'c@x','type':'work'},{'value':'b@y','type':'home'}]"));
        assertThat(patched("", "{'op':'add','path':'ent:MANAGER.Value','value':'m'}"))
                .isEqualTo(members("'ENT':{'manager':{'value':'m'}}"));
        assertThat(patched("", "{'op':'add','path':'NAME.GIVENNAME','value':'Ada'}"))
                .isEqualTo(members("'name':{'givenName':'Ada'}"));
    }

    @Test
    void PAT_14_the_URN_of_the_core_schema_may_stand_before_a_path() {
        assertThat(patched(
                        "'nickName':'n'",
                        "{'op':'add','path':'CORE:title','value':'x'}",
                        "{'op':'remove','path':'CORE:nickName'}",
                        "{'op':'replace','path':'CORE:name.givenName','value':'Ada'}"))
                .isEqualTo(members("'name':{'givenName':'Ada'},'title':'x'"));
    }

    @Test
    void PAT_15_the_URN_of_an_extension_stands_before_a_path_or_means_all_of_it() {
        String before = "'ENT':{'division':'d','costCenter':'c'}";

        assertThat(patched(
                        before,
                        "{'op':'add','path':'ENT:department','value':'x'}",
                        "{'op':'replace','path':'ENT:division','value':'y'}",
                        "{'op':'remove','path':'ENT:costCenter'}"))
                .isEqualTo(members("'ENT':{'division':'y','department':'x'}"));
        for (String op : new String[] {"add", "replace"}) {
            assertThat(patched(before, "{'op':'" + op + "','path':'ENT','value':{'division':'y'}}"))
                    .isEqualTo(members("'ENT':{'division':'y','costCenter':'c'}"));
        }
        assertThat(patched(before, "{'op':'remove','path':'ENT'}")).isEqualTo(members(""));
    }

    @Test
    void PAT_14_the_URN_of_the_core_schema_alone_means_the_resource_itself() {
        for (String op : new String[] {"add", "replace"}) {
            assertThat(patched(
                            "'name':{'givenName':'Ada'}",
                            "{'op':'" + op + "','path':'CORE','value':{'title':'x','name':{'familyName':'L'}}}",
                            "{'op':'" + op + "','value':{'CORE':{'nickName':'n'},'ENT':{'department':'d'}}}"))
                    .isEqualTo(members("'name':{'givenName':'Ada','familyName':'L'},'nickName':'n','title':'x',"
                            + "'ENT':{'department':'d'}"));
        }
        assertRefused("invalidValue", "'title':'x'", "{'op':'replace','path':'CORE','value':'x'}");
        assertRefused("noTarget", "'title':'x'", "{'op':'remove','path':'CORE'}");
    }

    @Test
    void PAT_16_a_later_operation_sees_the_extension_that_an_earlier_one_added() {
        assertThat(patched(
                        "",
                        "{'op':'add','path':'ENT:manager','value':{'value':'m'}}",
                        "{'op':'replace','path':'ENT:manager.value','value':'n'}"))
                .isEqualTo(members("'ENT':{'manager':{'value':'n'}}"));
    }

    @Test
    void PAT_55_a_dotted_key_of_a_value_without_path_is_a_path() {
        assertThat(patched(
                        "'name':{'familyName':'L'}",
                        "{'op':'replace','value':{'name.givenName':'Ada','ENT:employeeNumber':'1',"
                                + "'ENT:manager.value':'m'}}"))
                .isEqualTo(members("'name':{'familyName':'L','givenName':'Ada'},"
                        + "'ENT':{'employeeNumber':'1','manager':{'value':'m'}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(value pr and not (type eq `home`)) or value ew `@y`",
                "value co `@`",
                "value sw `a` or value sw `b`",
                "value gt `a` and value le `b@y`",
                "value ge `a@x` and value lt `c`",
                "type ne `other`",
                "not (value eq null)",
                "primary ne true",
                "display eq null"
            })
    void PAT_56_a_path_takes_the_whole_filter_language(String filter) {
        assertThat(patched(
                        "'nickName':'n'," + EMAILS.replace("]", ",{'type':'other','primary':true,'display':'c'}]"),
                        "{'op':'remove','path':'emails[" + filter + "]'}"))
                .isEqualTo(members("'nickName':'n','emails':[{'display':'c','type':'other','primary':true}]"));
    }

    @Test
    void PAT_56_but_no_value_filter_in_a_value_filter() {
        assertRefused("invalidFilter", EMAILS, "{'op':'remove','path':'emails[type[value eq `work`]]'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'remove','path':'emails[0]'}",
                "{'op':'remove','path':'emails[0].value'}",
                "{'op':'remove','path':'/emails/0'}",
                "{'op':'remove','path':'emails/0'}",
                "{'op':'remove','path':'emails.0'}",
                "{'op':'move','path':'title','from':'nickName'}",
                "{'op':'copy','path':'title','from':'nickName'}",
                "{'op':'test','path':'title','value':'x'}"
            })
    void PAT_58_JSON_Patch_is_not_spoken_here(String operation) {
        String scimType = operation.contains("'remove'")
                ? operation.contains("[") ? "invalidFilter" : "invalidPath"
                : "invalidSyntax";

        assertRefused(scimType, "'title':'x','nickName':'n'," + EMAILS, operation);
    }
}
