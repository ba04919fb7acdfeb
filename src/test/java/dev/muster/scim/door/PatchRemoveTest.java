package dev.muster.scim.door;

import static dev.muster.scim.door.Patched.assertRefused;
import static dev.muster.scim.door.Patched.members;
import static dev.muster.scim.door.Patched.patched;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What `remove` does (RFC 7644 section 3.5.2.2).
class PatchRemoveTest {

    @Test
    void PAT_35_remove_needs_a_path() {
        assertRefused("noTarget", "'title':'a'", "{'op':'remove'}");
        assertRefused("noTarget", "'title':'a'", "{'op':'remove','value':{'title':'a'}}");
    }

    @Test
    void PAT_36_remove_unassigns_and_once_more_is_success() {
        assertThat(patched(
                        "'title':'a','name':{'givenName':'Ada','familyName':'L'},'ENT':{'manager':{'value':'m'}}",
                        "{'op':'remove','path':'title'}",
                        "{'op':'remove','path':'name.familyName'}",
                        "{'op':'remove','path':'ENT:manager'}"))
                .isEqualTo(members("'name':{'givenName':'Ada'}"));
        assertThat(patched(
                        "'nickName':'n'",
                        "{'op':'remove','path':'title'}",
                        "{'op':'remove','path':'name'}",
                        "{'op':'remove','path':'name.familyName'}",
                        "{'op':'remove','path':'ENT:department'}"))
                .isEqualTo(members("'nickName':'n'"));
    }

    @Test
    void PAT_37_remove_without_filter_takes_all_values() {
        assertThat(patched("'emails':[{'value':'a@x'},{'value':'b@x'}]", "{'op':'remove','path':'emails'}"))
                .isEqualTo(members(""));
    }

    @Test
    void PAT_38_remove_with_a_filter_takes_the_matching_and_the_last_one_leaves_nothing() {
        String operation = "{'op':'remove','path':'emails[type eq `work`]'}";

        assertThat(patched("'emails':[{'value':'a@x','type':'work'},{'value':'b@x'}]", operation))
                .isEqualTo(members("'emails':[{'value':'b@x'}]"));
        assertThat(patched("'emails':[{'value':'a@x','type':'work'}]", operation))
                .isEqualTo(members(""));
    }

    @Test
    void PAT_39_remove_takes_a_sub_attribute_from_the_matching_only() {
        assertThat(patched(
                        "'emails':[{'value':'a@x','type':'work','display':'A'},{'value':'b@x','display':'B'}]",
                        "{'op':'remove','path':'emails[type eq `work`].display'}"))
                .isEqualTo(members("'emails':[{'value':'a@x','type':'work'},{'value':'b@x','display':'B'}]"));
    }

    @Test
    void PAT_39_a_path_without_filter_means_every_element() {
        assertThat(patched(
                        "'emails':[{'value':'a@x','display':'A'},{'value':'b@x','display':'B'}]",
                        "{'op':'remove','path':'emails.display'}"))
                .isEqualTo(members("'emails':[{'value':'a@x'},{'value':'b@x'}]"));
    }

    @Test
    void PAT_41_remove_without_match_is_success() {
        assertThat(patched("'emails':[{'value':'a@x'}]", "{'op':'remove','path':'emails[type eq `work`]'}"))
                .isEqualTo(members("'emails':[{'value':'a@x'}]"));
        assertThat(patched("", "{'op':'remove','path':'emails[type eq `work`].value'}"))
                .isEqualTo(members(""));
    }

    @Test
    void PAT_42_what_is_required_cannot_be_removed() {
        assertRefused("mutability", "", "{'op':'remove','path':'userName'}");
        assertRefused("mutability", "", "{'op':'remove','path':'CORE:USERNAME'}");
    }

    @Test
    void PAT_45_remove_takes_an_attribute_of_an_extension_or_all_of_it() {
        String both = "'ENT':{'department':'d','division':'e'}";

        assertThat(patched(both, "{'op':'remove','path':'ENT:department'}"))
                .isEqualTo(members("'ENT':{'division':'e'}"));
        assertThat(patched(both, "{'op':'remove','path':'ENT:department'}", "{'op':'remove','path':'ENT:division'}"))
                .isEqualTo(members(""));
        assertThat(patched(both, "{'op':'remove','path':'ENT'}")).isEqualTo(members(""));
    }

    @Test
    void NUL_06_a_complex_value_without_parts_is_unassigned() {
        assertThat(patched("'name':{'givenName':'Ada'}", "{'op':'remove','path':'name.givenName'}"))
                .isEqualTo(members(""));
    }
}
