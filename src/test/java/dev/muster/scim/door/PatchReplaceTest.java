package dev.muster.scim.door;

import static dev.muster.scim.door.Patched.assertRefused;
import static dev.muster.scim.door.Patched.members;
import static dev.muster.scim.door.Patched.patched;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What `replace` does (RFC 7644 section 3.5.2.3).
class PatchReplaceTest {

    @Test
    void PAT_46_without_path_only_what_is_named_changes() {
        assertThat(patched(
                        "'title':'a','nickName':'n','name':{'givenName':'Ada'},'ENT':{'department':'d','division':'e'}",
                        "{'op':'replace','value':{'title':'b','ENT':{'department':'f'}}}"))
                .isEqualTo(
                        members(
                                "'title':'b','nickName':'n','name':{'givenName':'Ada'},'ENT':{'department':'f','division':'e'}"));
    }

    @Test
    void PAT_47_a_single_value_is_replaced_or_added() {
        String operation = "{'op':'replace','path':'title','value':'b'}";

        assertThat(patched("'title':'a'", operation)).isEqualTo(members("'title':'b'"));
        assertThat(patched("", operation)).isEqualTo(members("'title':'b'"));
    }

    @Test
    void PAT_48_a_complex_value_is_merged() {
        assertThat(patched(
                        "'name':{'givenName':'Ada','familyName':'B'}",
                        "{'op':'replace','path':'name','value':{'familyName':'L'}}"))
                .isEqualTo(members("'name':{'givenName':'Ada','familyName':'L'}"));
        assertThat(patched(
                        "'name':{'givenName':'Ada','familyName':'B'}",
                        "{'op':'replace','value':{'name':{'familyName':'L'}}}"))
                .isEqualTo(members("'name':{'givenName':'Ada','familyName':'L'}"));
    }

    @Test
    void PAT_49_an_array_is_replaced_whole_and_an_empty_one_or_null_clears_it() {
        String two = "'emails':[{'value':'a@x'},{'value':'b@x'}]";

        assertThat(patched(two, "{'op':'replace','path':'emails','value':[{'value':'c@x'}]}"))
                .isEqualTo(members("'emails':[{'value':'c@x'}]"));
        assertThat(patched(two, "{'op':'replace','path':'emails','value':[]}")).isEqualTo(members(""));
        assertThat(patched(two, "{'op':'replace','path':'emails','value':null}"))
                .isEqualTo(members(""));
    }

    @Test
    void PAT_50_a_value_with_the_filters_key_is_the_element_and_any_other_is_merged_into_all_matches() {
        assertThat(patched(
                        "'emails':[{'value':'a@x','type':'work','display':'A'},{'value':'h@x','type':'home'}]",
                        "{'op':'replace','path':'emails[type eq `work`]','value':{'type':'work','value':'b@x'}}"))
                .isEqualTo(members("'emails':[{'value':'b@x','type':'work'},{'value':'h@x','type':'home'}]"));
        assertThat(patched(
                        "'emails':[{'value':'a@x','type':'work','display':'A'},{'value':'b@x','type':'work'}]",
                        "{'op':'replace','path':'emails[type eq `work`]','value':{'display':'D'}}"))
                .isEqualTo(members("'emails':[{'value':'a@x','display':'D','type':'work'},"
                        + "{'value':'b@x','display':'D','type':'work'}]"));
    }

    @Test
    void PAT_51_a_sub_attribute_changes_in_all_matches_and_nothing_beside_it() {
        assertThat(patched(
                        "'emails':[{'value':'a@x','type':'work','display':'A'},{'value':'b@x'},{'value':'c@x','type':'work'}]",
                        "{'op':'replace','path':'emails[type eq `work`].display','value':'D'}"))
                .isEqualTo(members("'emails':[{'value':'a@x','display':'D','type':'work'},{'value':'b@x'},"
                        + "{'value':'c@x','display':'D','type':'work'}]"));
    }

    @Test
    void PAT_52_without_match_there_is_no_target() {
        assertRefused(
                "noTarget",
                "'emails':[{'value':'a@x','type':'home'}]",
                "{'op':'replace','path':'emails[type eq `work`].value','value':'b@x'}");
        assertRefused("noTarget", "", "{'op':'replace','path':'emails[type eq `work`]','value':{'value':'b@x'}}");
    }

    @Test
    void PAT_53_null_unassigns_and_not_what_is_required() {
        assertThat(patched(
                        "'title':'a','name':{'givenName':'Ada','familyName':'L'}",
                        "{'op':'replace','path':'title','value':null}",
                        "{'op':'replace','value':{'name':{'givenName':null}}}"))
                .isEqualTo(members("'name':{'familyName':'L'}"));
        assertRefused("mutability", "", "{'op':'replace','path':'userName','value':null}");
        assertRefused("mutability", "", "{'op':'replace','value':{'userName':null}}");
    }

    @Test
    void PAT_54_replace_of_an_attribute_that_the_extension_lacks_adds_it() {
        assertThat(patched("", "{'op':'replace','path':'ENT:department','value':'x'}"))
                .isEqualTo(members("'ENT':{'department':'x'}"));
    }
}
