package dev.muster.scim.message;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AttributeSelectionTest {

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String ALWAYS = "'schemas':['" + USER + "'],'id':'1'";
    private static final ObjectNode ADA = json("{" + ALWAYS
            + ",'meta':{'version':'W/`1`'},'userName':'ada','name':{'givenName':'Ada','familyName':'L'},"
            + "'emails':[{'type':'work','value':'a@x'},{'value':'b@x'}],'" + ENT
            + "':{'department':'d','manager':{'value':'m','displayName':'Boss'}},'urn:acme:1.0:User':{'size':'9'}}");

    @Test
    void without_parameters_all_is_shown() {
        assertThat(shown(null, null)).isEqualTo(ADA);
        assertThat(AttributeSelection.of(ResourceType.USER, null, null).isGiven())
                .isFalse();
    }

    @Test
    void GET_05_only_what_is_named_and_what_is_always_shown() {
        assertThat(shown("userName", null)).isEqualTo(json("{" + ALWAYS + ",'userName':'ada'}"));
    }

    @Test
    void GET_06_what_is_always_shown_cannot_be_excluded() {
        assertThat(shown(null, "id,schemas")).isEqualTo(ADA);
    }

    @Test
    void GET_07_a_sub_attribute_alone_or_the_whole() {
        assertThat(shown("name.givenName", null)).isEqualTo(json("{" + ALWAYS + ",'name':{'givenName':'Ada'}}"));
        assertThat(shown("name", null)).isEqualTo(json("{" + ALWAYS + ",'name':{'givenName':'Ada','familyName':'L'}}"));
        assertThat(shown("emails.type", null)).isEqualTo(json("{" + ALWAYS + ",'emails':[{'type':'work'}]}"));
        assertThat(shown(null, "name.givenName").get("name")).isEqualTo(json("{'familyName':'L'}"));
    }

    @Test
    void GET_08_names_may_be_fully_qualified() {
        assertThat(shown(USER + ":userName", null)).isEqualTo(shown("userName", null));
        assertThat(shown(ENT + ":manager.displayName", null))
                .isEqualTo(json("{" + ALWAYS + ",'" + ENT + "':{'manager':{'displayName':'Boss'}}}"));
        assertThat(shown(null, ENT + ":manager").get(ENT)).isEqualTo(json("{'department':'d'}"));
    }

    @Test
    void GET_09_the_base_schemas_urn_stands_for_its_attributes() {
        assertThat(shown(USER, null)).isEqualTo(shown(null, "meta,urn:acme:1.0:User," + ENT));
        assertThat(shown(USER.toUpperCase(Locale.ROOT), null)).isEqualTo(shown(USER, null));
        assertThat(shown(null, USER).propertyNames()).contains("id", ENT).doesNotContain("userName", "emails");
    }

    @Test
    void GET_09_an_extensions_urn_stands_for_all_of_it() {
        assertThat(shown(ENT, null))
                .isEqualTo(json("{" + ALWAYS + ",'" + ENT + "':"
                        + ADA.get(ENT).toString().replace('"', '\'') + "}"));
        assertThat(shown(null, ENT).has(ENT)).isFalse();
        assertThat(shown("urn:acme:1.0:User", null).has("urn:acme:1.0:User")).isTrue();
        assertThat(shown("urn:acme:1.0:User:SIZE", null).has("urn:acme:1.0:User"))
                .isTrue();
    }

    @Test
    void GET_10_what_is_not_shown_need_not_be_loaded() {
        assertThat(AttributeSelection.of(ResourceType.GROUP, null, "members").wants("members"))
                .isFalse();
        assertThat(AttributeSelection.of(ResourceType.GROUP, "id", null).wants("members"))
                .isFalse();
        assertThat(AttributeSelection.of(ResourceType.GROUP, "members.value", null)
                        .wants("members"))
                .isTrue();
        assertThat(AttributeSelection.of(ResourceType.GROUP, null, null).wants("members"))
                .isTrue();
        assertThat(AttributeSelection.of(ResourceType.USER, "userName", null).wants("groups"))
                .isFalse();
    }

    @Test
    void GET_11_any_case_and_blanks_and_unknown_names() {
        assertThat(shown("USERNAME , shoeSize,", null)).isEqualTo(shown("userName", null));
        assertThat(shown(ENT.toUpperCase(Locale.ROOT) + ":Department", null).get(ENT))
                .isEqualTo(json("{'department':'d'}"));
        assertThat(shown("shoeSize", null)).isEqualTo(json("{" + ALWAYS + "}"));
    }

    @Test
    void GET_12_a_password_is_never_shown() {
        ObjectNode resource = ADA.deepCopy().put("password", "s3cret");

        assertThat(AttributeSelection.of(ResourceType.USER, "password", null)
                        .of(resource)
                        .has("password"))
                .isFalse();
        assertThat(AttributeSelection.of(ResourceType.USER, null, null)
                        .of(resource)
                        .has("password"))
                .isFalse();
    }

    @Test
    void GET_12_GET_13_what_is_returned_by_request_or_always_is_a_matter_of_the_schema() {
        ResourceType type = ResourceType.USER.with(new Schema(
                "urn:acme:1.0:User",
                "Acme",
                "",
                List.of(
                        Attribute.string("badge", "").with(Attribute.Returned.REQUEST),
                        Attribute.complex(
                                "desk",
                                "",
                                Attribute.string("room", "").with(Attribute.Returned.ALWAYS),
                                Attribute.string("floor", "")))));
        ObjectNode resource = json("{'id':'1','urn:acme:1.0:User':{'badge':'b','desk':{'room':'r','floor':'f'}}}");

        assertThat(AttributeSelection.of(type, null, null).of(resource))
                .isEqualTo(json("{'id':'1','urn:acme:1.0:User':{'desk':{'room':'r','floor':'f'}}}"));
        assertThat(AttributeSelection.of(type, "urn:acme:1.0:User:badge", null).of(resource))
                .isEqualTo(json("{'id':'1','urn:acme:1.0:User':{'badge':'b'}}"));
        assertThat(AttributeSelection.of(type, null, "id,urn:acme:1.0:User:desk.room")
                        .of(resource))
                .isEqualTo(json("{'id':'1','urn:acme:1.0:User':{'desk':{'room':'r','floor':'f'}}}"));
        assertThat(AttributeSelection.of(type, null, "urn:acme:1.0:User:desk").of(resource))
                .isEqualTo(json("{'id':'1','urn:acme:1.0:User':{'desk':{'room':'r'}}}"));
    }

    @Test
    void GET_14_both_at_once_are_refused() {
        Refused refused = catchThrowableOfType(Refused.class, () -> shown("userName", "name"));

        assertThat(refused.refusal()).isInstanceOf(Refusal.InvalidValue.class);
    }

    @Test
    void GET_15_names_come_as_a_list_too() {
        assertThat(AttributeSelection.named(ResourceType.USER, List.of("userName"), List.of())
                        .of(ADA))
                .isEqualTo(shown("userName", null));
    }

    private static ObjectNode shown(@Nullable String attributes, @Nullable String excluded) {
        return AttributeSelection.of(ResourceType.USER, attributes, excluded).of(ADA);
    }
}
