package dev.muster.scim.door;

import static dev.muster.scim.door.Patched.assertRefused;
import static dev.muster.scim.door.Patched.members;
import static dev.muster.scim.door.Patched.patched;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What `add` does (RFC 7644 section 3.5.2.1).
class PatchAddTest {

    @Test
    void PAT_23_add_and_replace_need_a_value() {
        for (String op : new String[] {"add", "replace"}) {
            assertRefused("invalidValue", "'title':'a'", "{'op':'" + op + "','path':'title'}");
            assertRefused("invalidValue", "'title':'a'", "{'op':'" + op + "'}");
        }
    }

    @Test
    void PAT_24_without_path_each_member_is_added_as_by_its_own_path() {
        assertThat(patched(
                        "'name':{'givenName':'Ada'},'emails':[{'value':'a@x'}]",
                        "{'op':'add','value':{'title':'x','name':{'familyName':'L'},'emails':[{'value':'b@x'}],"
                                + "'ENT':{'department':'d'}}}"))
                .isEqualTo(members("'name':{'familyName':'L','givenName':'Ada'},'title':'x',"
                        + "'emails':[{'value':'a@x'},{'value':'b@x'}],'ENT':{'department':'d'}"));
    }

    @Test
    void PAT_25_without_path_the_value_is_an_object() {
        for (String value : new String[] {"'x'", "5", "true", "null", "[]", "[{'title':'x'}]"}) {
            assertRefused("invalidValue", "", "{'op':'add','value':" + value + "}");
        }
    }

    @Test
    void PAT_26_add_sets_or_replaces_a_single_value() {
        assertThat(patched("", "{'op':'add','path':'title','value':'b'}")).isEqualTo(members("'title':'b'"));
        assertThat(patched("'title':'a'", "{'op':'add','path':'title','value':'b'}"))
                .isEqualTo(members("'title':'b'"));
    }

    @Test
    void PAT_27_add_merges_an_object_into_a_complex_value_and_takes_nothing_else() {
        assertThat(patched("'name':{'givenName':'Ada'}", "{'op':'add','path':'name','value':{'familyName':'L'}}"))
                .isEqualTo(members("'name':{'givenName':'Ada','familyName':'L'}"));
        for (String value : new String[] {"'Ada'", "5", "true", "[{'givenName':'Ada'}]"}) {
            assertRefused(
                    "invalidValue", "'name':{'givenName':'A'}", "{'op':'add','path':'name','value':" + value + "}");
        }
    }

    @Test
    void PAT_28_add_to_a_sub_attribute_changes_it_alone_and_makes_what_holds_it() {
        String operation = "{'op':'add','path':'name.givenName','value':'Ada'}";

        assertThat(patched("", operation)).isEqualTo(members("'name':{'givenName':'Ada'}"));
        assertThat(patched("'name':{'givenName':'A','familyName':'L'}", operation))
                .isEqualTo(members("'name':{'givenName':'Ada','familyName':'L'}"));
    }

    @Test
    void PAT_30_add_appends_elements_from_an_array_or_an_object_alone() {
        assertThat(patched("'emails':[{'value':'a@x'}]", "{'op':'add','path':'emails','value':[{'value':'b@x'}]}"))
                .isEqualTo(members("'emails':[{'value':'a@x'},{'value':'b@x'}]"));
        assertThat(patched("'emails':[{'value':'a@x'}]", "{'op':'add','path':'emails','value':{'value':'b@x'}}"))
                .isEqualTo(members("'emails':[{'value':'a@x'},{'value':'b@x'}]"));
    }

    @Test
    void PAT_31_add_of_what_is_there_makes_no_second_one() {
        assertThat(patched(
                        "'emails':[{'value':'a@x','type':'work','primary':true}]",
                        "{'op':'add','path':'emails','value':[{'value':'a@x','type':'work'}]}"))
                .isEqualTo(members("'emails':[{'value':'a@x','type':'work','primary':true}]"));
    }

    @Test
    void PAT_32_add_with_a_filter_merges_into_every_match() {
        String three = "'emails':[{'value':'a@x','type':'work'},{'value':'b@x','type':'work'},{'value':'c@x'}]";
        String result = "'emails':[{'value':'a@x','display':'d','type':'work'},"
                + "{'value':'b@x','display':'d','type':'work'},{'value':'c@x'}]";

        assertThat(patched(three, "{'op':'add','path':'emails[type eq `work`]','value':{'display':'d'}}"))
                .isEqualTo(members(result));
        assertThat(patched(three, "{'op':'add','path':'emails[type eq `work`].display','value':'d'}"))
                .isEqualTo(members(result));
    }

    @Test
    void PAT_33_add_without_match_makes_the_element_that_the_filter_describes() {
        assertThat(patched(
                        "'emails':[{'value':'b@x'}]",
                        "{'op':'add','path':'emails[type eq `work` and primary eq true].value','value':'a@x'}"))
                .isEqualTo(members("'emails':[{'value':'b@x'},{'value':'a@x','type':'work','primary':true}]"));
        assertRefused("noTarget", "", "{'op':'add','path':'emails[type ne `work`].value','value':'a@x'}");
        assertRefused("noTarget", "", "{'op':'add','path':'emails[type eq `a` or type eq `b`].value','value':'a@x'}");
    }

    @Test
    void PAT_34_add_makes_the_extension() {
        assertThat(patched("", "{'op':'add','path':'ENT:manager.value','value':'m'}"))
                .isEqualTo(members("'ENT':{'manager':{'value':'m'}}"));
    }
}
