package dev.muster.scim.patch;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.ResourceReader;
import dev.muster.setting.Dialect;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What a patch does to attributes as no published schema has them; the others are patched over the wire by the
/// tests of `scim.door`.
class UserPatchTest {

    private static final UUID ID = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ACME = "urn:acme:1.0:User";
    private static final Habits STRICT = Habits.of(Dialect.STRICT);

    /// Simple values, several of them, and elements with a part that they must have.
    private static final ResourceType TYPE = ResourceType.USER.with(new Schema(
            ACME,
            "Acme",
            "",
            List.of(
                    Attribute.string("tags", "").many(),
                    Attribute.of("sizes", Attribute.Type.INTEGER, "").many(),
                    Attribute.complex(
                                    "badges",
                                    "",
                                    Attribute.string("number", "").mandatory(),
                                    Attribute.string("colour", ""))
                            .many())));

    @Test
    void PAT_29_add_appends_simple_values_one_or_many_and_none_twice() {
        assertThat(patched("'tags':['a','b']", "{'op':'add','path':'ACME:tags','value':'c'}"))
                .isEqualTo(user("'tags':['a','b','c']"));
        assertThat(patched("'tags':['a','b']", "{'op':'add','path':'ACME:tags','value':['b','c','c','d']}"))
                .isEqualTo(user("'tags':['a','b','c','d']"));
        assertThat(patched("'sizes':[1]", "{'op':'add','value':{'ACME':{'sizes':[1,2]}}}"))
                .isEqualTo(user("'sizes':[1,2]"));
        assertThat(refusal("'tags':['a']", "{'op':'add','path':'ACME:tags','value':[5]}"))
                .isInstanceOf(Refusal.InvalidValue.class);
    }

    @Test
    void PAT_43_a_part_that_an_element_must_have_is_not_taken_from_it() {
        String badge = "'badges':[{'number':'1','colour':'red'}]";

        for (String operation : List.of(
                "{'op':'remove','path':'ACME:badges.number'}",
                "{'op':'remove','path':'ACME:badges[colour eq `red`].number'}",
                "{'op':'replace','path':'ACME:badges[colour eq `red`].number','value':null}")) {
            assertThat(refusal(badge, operation)).as(operation).isInstanceOf(Refusal.Mutability.class);
        }
        assertThat(patched(badge, "{'op':'remove','path':'ACME:badges[number eq `1`].colour'}"))
                .isEqualTo(user("'badges':[{'number':'1'}]"));
    }

    @Test
    void PAT_57_value_selects_among_simple_values() {
        assertThat(patched("'tags':['a','b','C']", "{'op':'remove','path':'ACME:tags[value eq `c` or value eq `a`]'}"))
                .isEqualTo(user("'tags':['b']"));
        assertThat(patched("'tags':['a','b']", "{'op':'replace','path':'ACME:tags[value eq `a`]','value':'x'}"))
                .isEqualTo(user("'tags':['x','b']"));
        assertThat(patched("'sizes':[1,2,3]", "{'op':'remove','path':'ACME:sizes[value gt 1]'}"))
                .isEqualTo(user("'sizes':[1]"));
    }

    @Test
    void a_patch_has_a_thousand_operations_at_most() {
        String one = "{'op':'remove','path':'title'}";

        assertThat(patched("'tags':['a']", String.join(",", Collections.nCopies(1000, one))))
                .isEqualTo(user("'tags':['a']"));
        assertThat(refusal("", String.join(",", Collections.nCopies(1001, one))))
                .isInstanceOf(Refusal.InvalidValue.class);
    }

    @Test
    void PAT_07_the_resource_that_is_given_stays_as_it_is() {
        ObjectNode before = user("'tags':['a']");

        ObjectNode after = patch("{'op':'add','path':'ACME:tags','value':'b'}", before);

        assertThat(after).isEqualTo(user("'tags':['a','b']"));
        assertThat(before).isEqualTo(user("'tags':['a']"));
    }

    private static Refusal refusal(String members, String operations) {
        Refused refused = catchThrowableOfType(Refused.class, () -> patched(members, operations));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    private static ObjectNode patched(String members, String operations) {
        return patch(operations, user(members));
    }

    private static ObjectNode patch(String operations, ObjectNode resource) {
        String body = "{'schemas':['" + PatchMessage.URN + "'],'Operations':[" + operations + "]}";
        return Patches.of(TYPE, STRICT, ID)
                .user(json(body.replace("ACME", ACME)))
                .apply(resource);
    }

    /// A stored user with these members in the extension.
    private static ObjectNode user(String members) {
        String extension = members.isEmpty() ? "" : ",'" + ACME + "':{" + members + "}";
        return ResourceReader.of(TYPE, STRICT)
                .user(json("{'schemas':['" + CORE + "'],'userName':'ada'" + extension + "}"));
    }
}
