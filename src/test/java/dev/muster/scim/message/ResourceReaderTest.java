package dev.muster.scim.message;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ResourceReaderTest {

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final Habits STRICT = Habits.of(Dialect.STRICT);
    private static final UUID ADA = UUID.fromString("0190a0a0-0000-7000-8000-00000000000a");

    @Test
    void TYP_17_names_have_any_case_and_come_out_in_the_schemas_spelling_and_order() {
        ObjectNode read = user("'NAME':{'FamilyName':'L','givenname':'Ada'},'ExternalID':'e','"
                + ENT.replace("enterprise", "Enterprise") + "':{'Department':'d'}");

        assertThat(read.toString())
                .isEqualTo(json("{'schemas':['" + USER + "','" + ENT + "'],'externalId':'e','userName':'ada','name':"
                                + "{'familyName':'L','givenName':'Ada'},'active':true,'" + ENT
                                + "':{'department':'d'}}")
                        .toString());
    }

    @Test
    void CRE_03_read_only_attributes_are_ignored() {
        assertThat(user("'id':'1','meta':{'resourceType':'User'},'groups':[{'value':'g'}],'" + ENT
                        + "':{'manager':{'displayName':'Boss'}}"))
                .isEqualTo(user(""));
    }

    @Test
    void CRE_06_NUL_04_what_is_required_must_be_there() {
        for (String name : List.of("", ",'userName':null", ",'userName':[]", ",'userName':''", ",'userName':' '")) {
            assertThat(refusal("{'schemas':['" + USER + "']" + name + "}"))
                    .isInstanceOfSatisfying(
                            Refusal.InvalidValue.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("userName"));
        }
    }

    @Test
    void CRE_09_unknown_attributes_and_extensions_are_ignored() {
        assertThat(user("'shoeSize':9,'department':'d','urn:acme:1.0:User':{'a':'b'}"))
                .isEqualTo(user(""));
    }

    @Test
    void CRE_10_a_user_is_active_by_default() {
        assertThat(user("").get("active").booleanValue()).isTrue();
        assertThat(user("'active':false").get("active").booleanValue()).isFalse();
    }

    @Test
    void COM_16_schemas_are_what_the_resource_carries() {
        String body = "{'schemas':['" + ENT + "','" + USER.toUpperCase(Locale.ROOT) + "','urn:x:y'],'userName':'ada'}";

        assertThat(read(body).get("schemas"))
                .isEqualTo(json("{'a':['" + USER + "']}").get("a"));
    }

    @Test
    void COM_18_the_base_schema_must_be_named() {
        assertThat(refusal("{'userName':'ada'}")).isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(refusal("{'schemas':['" + ENT + "'],'userName':'ada'}")).isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(refusal("{'schemas':'" + USER + "','userName':'ada'}")).isInstanceOf(Refusal.InvalidSyntax.class);
    }

    @Test
    void NUL_01_null_and_nothing_and_empty_are_one_state() {
        assertThat(user("'title':null,'emails':[],'phoneNumbers':null,'name':{},'addresses':[{}],'roles':[null],'" + ENT
                        + "':{'manager':{'value':null},'department':null}"))
                .isEqualTo(user(""));
    }

    @Test
    void NUL_05_empty_text_is_a_value() {
        assertThat(user("'title':''").get("title").stringValue()).isEmpty();
    }

    @Test
    void RES_03_a_password_is_checked_and_dropped() {
        assertThat(user("'password':'t1meMa$heen'")).isEqualTo(user(""));
        assertThat(refusal(with("'password':5"))).isInstanceOf(Refusal.InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'title':5",
                "'title':true",
                "'title':{}",
                "'active':'true'",
                "'active':1",
                "'name':'Ada'",
                "'name':[{'givenName':'Ada'}]",
                "'emails':{'value':'a@x'}",
                "'emails':['a@x']",
                "'emails':[{'value':5}]",
                "'title':['x']",
                "'x509Certificates':[{'value':'a-b_'}]",
                "'x509Certificates':[{'value':'abcde'}]",
                "'addresses':[{'country':'USA'}]",
                "'timezone':'Paris time'",
                "'locale':'!!'",
                "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':'x'",
                "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':7}"
            })
    void TYP_01_TYP_12_TYP_15_values_of_another_type_are_refused(String member) {
        assertThat(refusal(with(member))).isInstanceOf(Refusal.InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'locale':'en_US','preferredLanguage':'en-GB, nl;q=0.5','timezone':'Europe/Amsterdam'",
                "'addresses':[{'country':'NL'}]",
                "'profileUrl':'../somewhere'"
            })
    void TYP_15_RES_17_what_fits_is_kept_as_sent(String member) {
        ObjectNode sent = json("{" + member + "}");

        ObjectNode read = user(member);

        sent.properties().forEach(entry -> assertThat(read.get(entry.getKey())).isEqualTo(entry.getValue()));
    }

    @Test
    void TYP_07_a_binary_is_base64_padded_or_not() {
        ResourceType type = ResourceType.USER.with(
                new Schema("urn:acme:1.0:User", "Acme", "", List.of(Attribute.of("seal", Attribute.Type.BINARY, ""))));

        for (String right : List.of("Zm9vYg==", "Zm9vYg", "Zm9v", "+/+/", "")) {
            String body = with("'urn:acme:1.0:User':{'seal':'" + right + "'}");

            assertThat(ResourceReader.of(type, STRICT)
                            .user(json(body))
                            .at("/urn:acme:1.0:User/seal")
                            .asString())
                    .isEqualTo(right);
        }
        for (String wrong : List.of("'a-b_'", "'abcde'", "'Zm9vYg='", "'Zm 9v'", "'%%%%'", "5", "true", "{}")) {
            assertThat(refusal(type, with("'urn:acme:1.0:User':{'seal':" + wrong + "}")))
                    .as(wrong)
                    .isInstanceOf(Refusal.InvalidValue.class);
        }
    }

    @Test
    void SCH_05_a_part_of_an_element_may_hold_several_simple_values() {
        ResourceType type = ResourceType.USER.with(new Schema(
                "urn:acme:1.0:User",
                "Acme",
                "",
                List.of(Attribute.complex(
                                "grants", "", Attribute.string("uris", "").many())
                        .many())));
        String extension = "'urn:acme:1.0:User':{'grants':[{'uris':['a','b']}]}";

        ObjectNode read = ResourceReader.of(type, STRICT).user(json(with(extension)));

        assertThat(read.at("/urn:acme:1.0:User"))
                .isEqualTo(json("{" + extension + "}").at("/urn:acme:1.0:User"));
        for (String wrong : List.of("'a'", "[5]", "[{'value':'a'}]")) {
            assertThat(refusal(type, with(extension.replace("['a','b']", wrong))))
                    .as(wrong)
                    .isInstanceOf(Refusal.InvalidValue.class);
        }
    }

    @Test
    void SCH_26_what_an_extension_requires_must_be_in_it() {
        ResourceType type = ResourceType.USER.with(new Schema(
                "urn:acme:1.0:User",
                "Acme",
                "",
                List.of(Attribute.string("badge", "").mandatory(), Attribute.string("colour", ""))));

        for (String without : List.of("{'colour':'red'}", "{'badge':null,'colour':'red'}", "{'badge':''}")) {
            assertThat(refusal(type, with("'urn:acme:1.0:User':" + without)))
                    .isInstanceOfSatisfying(
                            Refusal.InvalidValue.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("urn:acme:1.0:User:badge"));
        }
        assertThat(ResourceReader.of(type, STRICT)
                        .user(json(with("'urn:acme:1.0:User':{'badge':'7'}")))
                        .at("/urn:acme:1.0:User/badge")
                        .asString())
                .isEqualTo("7");
    }

    @Test
    void TYP_03_TYP_04_TYP_05_numbers_and_times_are_exact() {
        ResourceType type = ResourceType.USER.with(new Schema(
                "urn:acme:1.0:User",
                "Acme",
                "",
                List.of(
                        Attribute.of("rate", Attribute.Type.DECIMAL, ""),
                        Attribute.of("count", Attribute.Type.INTEGER, ""),
                        Attribute.of("since", Attribute.Type.DATE_TIME, ""))));

        ObjectNode read = ResourceReader.of(type, STRICT)
                .user(
                        json(
                                with(
                                        "'urn:acme:1.0:User':{'rate':0.10,'count':12345678901234567890,'since':'2024-01-01T24:00:00'}")));

        assertThat(read.get("urn:acme:1.0:User").toString())
                .isEqualTo("{\"rate\":0.10,\"count\":12345678901234567890,\"since\":\"2024-01-01T24:00:00\"}");
        for (String wrong :
                List.of("'count':1.0", "'count':1e3", "'count':1.5", "'rate':'1'", "'since':'2024-01-01'")) {
            assertThat(refusal(type, with("'urn:acme:1.0:User':{" + wrong + "}")))
                    .isInstanceOf(Refusal.InvalidValue.class);
        }
    }

    @Test
    void TYP_13_two_primary_elements_are_refused() {
        assertThat(refusal(with("'emails':[{'value':'a','primary':true},{'value':'b','primary':true}]")))
                .isInstanceOfSatisfying(
                        Refusal.InvalidValue.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("emails.primary"));
    }

    @Test
    void TYP_14_the_same_type_and_value_stand_once() {
        ObjectNode read = user(
                "'emails':[{'type':'work','value':'a@x'},{'value':'b@x'},{'type':'Work','value':'A@x','display':'A'},{'type':'home','value':'a@x'}]");

        assertThat(read.get("emails").size()).isEqualTo(3);
        assertThat(read.get("emails").get(0)).isEqualTo(json("{'type':'Work','value':'A@x','display':'A'}"));
    }

    @Test
    void an_attribute_has_five_thousand_values_at_most() {
        assertThat(user(emails(5_000)).get("emails").size()).isEqualTo(5_000);
        assertThat(refusal(with(emails(5_001)))).isInstanceOf(Refusal.InvalidValue.class);
    }

    private static String emails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'value':'" + i + "@x'}")
                .collect(Collectors.joining(",", "'emails':[", "]"));
    }

    @Test
    void MED_10_all_of_unicode_survives() {
        String name = "𝒜da é e\u0301 עדה";

        assertThat(user("'displayName':'" + name + "'").get("displayName").stringValue())
                .isEqualTo(name);
    }

    @Test
    void the_members_of_a_group_are_split_off() {
        GroupBody with =
                group("'displayName':'Navy','Members':[{'value':'" + ADA + "'},{'value':'" + ADA + "','type':'User'}]");
        GroupBody without = group("'displayName':'Navy'");
        GroupBody none = group("'displayName':'Navy','members':null");

        assertThat(with.members()).contains(List.of(ADA));
        assertThat(with.resource()).isEqualTo(json("{'schemas':['" + GROUP + "'],'displayName':'Navy'}"));
        assertThat(without.members()).isEmpty();
        assertThat(none.members()).contains(List.of());
    }

    @Test
    void a_group_needs_a_name() {
        Refused refused = catchThrowableOfType(Refused.class, () -> group("'members':[]"));

        assertThat(refused.refusal()).isInstanceOf(Refusal.InvalidValue.class);
    }

    @Test
    void what_was_read_reads_the_same_again() {
        ObjectNode read = user("'name':{'givenName':'Ada'},'emails':[{'value':'a@x','primary':true}],'" + ENT
                + "':{'department':'d'}");

        assertThat(read(read.toString())).isEqualTo(read);
    }

    private static ObjectNode user(String members) {
        return read(with(members));
    }

    private static String with(String members) {
        return "{'schemas':['" + USER + "'],'userName':'ada'" + (members.isEmpty() ? "" : ",") + members + "}";
    }

    private static ObjectNode read(String body) {
        return ResourceReader.of(ResourceType.USER, STRICT).user(json(body));
    }

    private static GroupBody group(String members) {
        return ResourceReader.of(ResourceType.GROUP, STRICT)
                .group(json("{'schemas':['" + GROUP + "']," + members + "}"));
    }

    private static Refusal refusal(String body) {
        return refusal(ResourceType.USER, body);
    }

    private static Refusal refusal(ResourceType type, String body) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> ResourceReader.of(type, STRICT).user(json(body)));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }
}
