package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.elements;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.texts;
import static dev.muster.scim.door.Patched.STRICT;
import static dev.muster.scim.door.Patched.assertRefused;
import static dev.muster.scim.door.Patched.made;
import static dev.muster.scim.door.Patched.members;
import static dev.muster.scim.door.Patched.patched;
import static dev.muster.scim.door.Patched.patching;
import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Operations one by one and together, whatever each of them does (RFC 7644 section 3.5.2).
class PatchMessageTest {

    @Test
    void PAT_01_PATCH_is_on_and_said_to_be() {
        assertThat(STRICT.scim().get("/ServiceProviderConfig")).has("/patch/supported", "true");
        assertThat(patched("", "{'op':'add','path':'title','value':'x'}")).isEqualTo(members("'title':'x'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'path':'title','value':'x'}",
                "{'op':null,'path':'title','value':'x'}",
                "{'op':5,'path':'title','value':'x'}",
                "{'op':'','path':'title','value':'x'}",
                "{'op':'adds','path':'title','value':'x'}",
                "{'op':['add'],'path':'title','value':'x'}",
                "{'op':'add','OP':'remove','path':'title','value':'x'}"
            })
    void PAT_04_an_operation_is_add_remove_or_replace(String operation) {
        String id = made("");
        Answer before = STRICT.reading(id);

        Answer answer = STRICT.scim().patch("/Users/" + id, patch(operation.replace('\'', '"')));

        assertThat(answer).isRefused(400, "invalidSyntax");
        assertThat(STRICT.reading(id).json()).isEqualTo(before.json());
    }

    @Test
    void PAT_06_each_operation_sees_the_result_of_the_one_before() {
        assertThat(patched(
                        "",
                        "{'op':'add','path':'emails','value':[{'type':'work','value':'a@x'}]}",
                        "{'op':'replace','path':'emails[type eq `work`].value','value':'b@x'}",
                        "{'op':'add','path':'title','value':'x'}",
                        "{'op':'remove','path':'title'}"))
                .isEqualTo(members("'emails':[{'type':'work','value':'b@x'}]"));
    }

    @Test
    void PAT_07_one_that_fails_undoes_those_before() {
        assertRefused(
                "noTarget",
                "'nickName':'n'",
                "{'op':'add','path':'title','value':'x'}",
                "{'op':'remove','path':'nickName'}",
                "{'op':'replace','path':'emails[type eq `work`].value','value':'b@x'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "meta",
                "meta.created",
                "meta.version",
                "groups",
                "groups.value",
                "groups[value eq `x`]",
                "groups[value eq `x`].display",
                "ENT:manager.displayName",
                "CORE:groups"
            })
    void PAT_17_RES_11_what_is_read_only_is_touched_by_no_operation(String path) {
        String members = "'ENT':{'manager':{'value':'m'}}";

        assertRefused("mutability", members, "{'op':'remove','path':'" + path + "'}");
        for (String op : new String[] {"add", "replace"}) {
            assertRefused("mutability", members, "{'op':'" + op + "','path':'" + path + "','value':'x'}");
        }
    }

    @Test
    void PAT_17_nor_without_a_path() {
        assertRefused("mutability", "", "{'op':'replace','value':{'id':'" + NOBODY + "'}}");
        assertRefused("mutability", "", "{'op':'add','value':{'meta':{'version':'x'}}}");
        assertRefused("mutability", "", "{'op':'add','value':{'groups':[{'value':'x'}]}}");
    }

    @Test
    void PAT_18_an_immutable_value_is_set_once_and_said_again() {
        String ada = made("");
        String grace = made("");
        String engines = STRICT.createsGroup("Engines " + ada);

        Answer set =
                engines(engines, "{\"op\": \"add\", \"path\": \"members\", \"value\": [%s]}".formatted(elements(ada)));
        Answer again = engines(engines, selected(ada, "", "{\"value\": \"" + ada + "\"}"));
        Answer againAlone = engines(engines, selected(ada, ".value", "\"" + ada + "\""));

        assertThat(texts(set, "/members", "value")).containsExactly(ada);
        assertThat(again.json()).isEqualTo(set.json());
        assertThat(againAlone.json()).isEqualTo(set.json());
        for (String other : new String[] {
            selected(ada, "", "{\"value\": \"" + grace + "\"}"), selected(ada, ".value", "\"" + grace + "\"")
        }) {
            assertThat(STRICT.scim().patch("/Groups/" + engines, patch(other))).isRefused(400, "mutability");
        }
        assertThat(etag(STRICT.scim().get("/Groups/" + engines))).isEqualTo(etag(set));
    }

    private static String selected(String member, String part, String value) {
        return """
                {"op": "replace", "path": "members[value eq \\"%s\\"]%s", "value": %s}""".formatted(member, part, value);
    }

    private static Answer engines(String id, String operation) {
        Answer answer = STRICT.scim().patch("/Groups/" + id + "?attributes=members", patch(operation));
        assertThat(answer).hasStatus(200);
        return answer;
    }

    @Test
    void PAT_19_a_result_that_breaks_the_schema_is_refused_by_its_kind() {
        String linus = STRICT.reading(made("")).at("/userName").asString();

        assertRefused("invalidValue", "", "{'op':'replace','path':'active','value':'False'}");
        assertRefused("invalidValue", "", "{'op':'add','path':'title','value':5}");
        assertRefused("invalidValue", "", "{'op':'add','path':'emails','value':'a@x'}");
        assertRefused("invalidValue", "", "{'op':'add','path':'emails[type eq `work`].primary','value':'x'}");
        assertRefused("invalidValue", "", "{'op':'add','path':'x509Certificates','value':[{'value':'%%%'}]}");
        assertThat(patching(
                        made(""),
                        "{'op':'replace','path':'userName','value':'" + linus.toUpperCase(Locale.ROOT) + "'}"))
                .isRefused(409, "uniqueness");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'add','path':'emails','value':[{'value':'b@x','type':'home','primary':true}]}",
                "{'op':'add','path':'emails[type eq `home`].primary','value':true}",
                "{'op':'add','path':'emails[type eq `home`]','value':{'primary':true}}",
                "{'op':'replace','path':'emails[type eq `home`].primary','value':true}",
                "{'op':'replace','path':'emails[type eq `home`]','value':{'value':'b@x','type':'home','primary':true}}",
                "{'op':'add','value':{'emails':[{'value':'b@x','type':'home','primary':true}]}}"
            })
    void PAT_20_a_new_primary_element_ends_the_old_one(String operation) {
        assertThat(patched("'emails':[{'value':'a@x','primary':true},{'value':'b@x','type':'home'}]", operation))
                .isEqualTo(members(
                        "'emails':[{'value':'a@x','primary':false},{'value':'b@x','type':'home','primary':true}]"));
    }

    @Test
    void PAT_20_primary_elements_that_become_the_same_are_one() {
        String before = "'emails':[{'value':'a@x','primary':true},{'value':'b@x'},{'value':'a@x','type':'work'}]";

        assertThat(patched(before, "{'op':'replace','path':'emails[value eq `a@x`].type','value':'home'}"))
                .isEqualTo(members("'emails':[{'value':'a@x','type':'home','primary':true},{'value':'b@x'}]"));
    }

    @Test
    void PAT_21_two_primary_elements_in_one_value_are_refused() {
        String two = "[{'value':'a','primary':true},{'value':'b','primary':true}]";

        assertRefused("invalidValue", "", "{'op':'add','path':'emails','value':" + two + "}");
        assertRefused("invalidValue", "", "{'op':'replace','path':'emails','value':" + two + "}");
        assertRefused("invalidValue", "", "{'op':'add','value':{'emails':" + two + "}}");
        assertRefused(
                "invalidValue",
                "'emails':[{'value':'a'},{'value':'b'}]",
                "{'op':'replace','path':'emails[value pr].primary','value':true}");
    }

    @Test
    void PAT_22_a_patch_that_leaves_all_as_it_was_is_no_new_version() {
        String id = made("'title':'x','emails':[{'value':'a@x'}]");
        Answer before = STRICT.reading(id);

        Answer after = patching(
                id,
                "{'op':'replace','path':'title','value':'y'}",
                "{'op':'add','path':'nickName','value':'n'}",
                "{'op':'remove','path':'nickName'}",
                "{'op':'replace','path':'title','value':'x'}");

        assertThat(after.json()).isEqualTo(before.json());
        assertThat(etag(after)).isEqualTo(etag(before));
    }

    @Test
    void PAT_61_the_answer_shows_what_was_asked_for_and_never_a_password() {
        String id = made("'nickName':'n','emails':[{'value':'a@x','type':'work'}]");
        String body = patch("{\"op\": \"add\", \"value\": {\"title\": \"x\", \"password\": \"s3cret\"}}");

        Answer some = STRICT.scim().patch("/Users/" + id + "?attributes=title,emails.value,password", body);
        Answer others = STRICT.scim().patch("/Users/" + id + "?excludedAttributes=title,emails.value,id", body);

        assertThat(some).hasStatus(200);
        assertThat(some.json().propertyNames()).containsExactlyInAnyOrder("schemas", "id", "title", "emails");
        assertThat(some.at("/emails/0").propertyNames()).containsExactly("value");
        assertThat(others).hasStatus(200).has("/id", id).has("/nickName", "n").has("/emails/0/type", "work");
        assertThat(others.json().propertyNames()).doesNotContain("title", "password");
        assertThat(others.at("/emails/0").propertyNames()).containsExactly("type");
    }
}
