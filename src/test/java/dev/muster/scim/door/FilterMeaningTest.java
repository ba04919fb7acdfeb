package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.scim.door.Messages.texts;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whom a filter finds (RFC 7644 section 3.4.2.2, Table 3). Ada has a home and a work address, Grace a home address
/// only, Linus has next to nothing.
class FilterMeaningTest {

    private static final TestSetting STRICT = setting("strict");
    private static final String ADA = STRICT.creates(user("ada")
            .externalId("A1")
            .with("title", "\"Straße\"")
            .with("nickName", "\"\"")
            .with("name", "{\"givenName\": \"Ada\"}")
            .with("emails", """
                    [{"value": "ada@x.example", "type": "work", "primary": true}, {"value": "ada@home.example", "type": "home"}]""")
            .with("roles", "[{\"value\": \"10\"}, {\"value\": \"9\"}]"));
    private static final String GRACE = STRICT.creates(user("grace")
            .with("title", "\"b\"")
            .with("emails", "[{\"value\": \"grace@x.example\", \"type\": \"home\"}]")
            .with(ENTERPRISE, "{\"department\": \"Navy\", \"manager\": {\"value\": \"m\"}}"));
    private static final String LINUS =
            STRICT.creates(user("linus").with("emails", "[]").inactive());
    private static final String ENGINES = STRICT.createsGroup("Engines", ADA, GRACE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            groups.$ref ew "/Groups/ENGINES"                            | ada,grace
            groups[$ref ew "/Groups/ENGINES"]                           | ada,grace
            urn:ietf:params:scim:schemas:core:2.0:User:groups.$REF pr   | ada,grace
            """)
    void FLT_12_a_reference_can_be_named(String filter, String found) {
        assertFound(STRICT, filter.replace("ENGINES", ENGINES), found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title gt "b"                                        | ada
            title ge "B"                                        | ada,grace
            title lt "STRASSE"                                  | grace
            title le "strasse"                                  | ada,grace
            userName gt "ada" and userName lt "linus"           | grace
            roles.value gt "10"                                 | ada
            externalId lt "a"                                   | ada
            meta.created gt "2020-01-01T00:00:00+14:00"         | ada,grace,linus
            meta.created lt "2020-01-01T00:00:00Z"              | ``
            meta.created ge "12020-01-01T00:00:00Z"             | ``
            """)
    void FLT_15_text_compares_by_code_points_and_times_by_instant(String filter, String found) {
        assertFound(STRICT, filter, found == null ? "" : found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active gt true",
                "active ge false",
                "active lt true",
                "active le false",
                "emails.primary gt false",
                "x509Certificates.value gt \"QUJD\"",
                "x509Certificates le \"QUJD\""
            })
    void FLT_17_booleans_and_binaries_have_no_order(String filter) {
        assertThat(FilterTest.filtering(STRICT, filter)).isRefused(400, "invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active co \"tr\"",
                "active sw \"true\"",
                "active ew true",
                "meta.created sw \"2020-01-01T00:00:00Z\"",
                "meta.lastModified co \"2020\"",
                "x509Certificates.value co \"QUJD\"",
                "emails[primary co \"t\"]"
            })
    void FLT_18_only_text_has_parts(String filter) {
        assertThat(FilterTest.filtering(STRICT, filter)).isRefused(400, "invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active eq 5",
                "active eq \"yes\"",
                "meta.created gt \"abc\"",
                "meta.created eq 5",
                "title eq 5",
                "title eq true",
                "meta.created gt \"2020-01-01\"",
                "emails.primary eq 1",
                "id eq 5",
                "userName sw true"
            })
    void FLT_19_a_value_of_another_type_is_refused(String filter) {
        assertThat(FilterTest.filtering(STRICT, filter)).isRefused(400, "invalidFilter");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            active eq "true"               | ada,grace
            active eq "True"               | ada,grace
            active ne "TRUE"               | linus
            active eq "False"              | linus
            emails[primary eq "true"]      | ada
            """)
    void FLT_20_a_boolean_may_be_written_as_text(String filter, String found) {
        assertFound(STRICT, filter, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title pr                | ada,grace
            nickName pr             | ``
            emails pr               | ada,grace
            active pr               | ada,grace,linus
            name pr                 | ada
            name.givenName pr       | ada
            name.familyName pr      | ``
            emails.primary pr       | ada
            roles pr                | ada
            meta pr                 | ada,grace,linus
            groups pr               | ada,grace
            ENT:manager pr          | grace
            ENT pr                  | grace
            """)
    void FLT_21_pr_holds_for_what_has_a_value(String filter, String found) {
        assertFound(STRICT, filter.replace("ENT", ENTERPRISE), found == null ? "" : found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            emails.type eq "work"                    | ada
            emails.type eq "home"                    | ada,grace
            emails.value co "x.example"              | ada,grace
            roles.value eq "9"                       | ada
            """)
    void FLT_22_any_one_value_suffices(String filter, String found) {
        assertFound(STRICT, filter, found);
    }

    @Test
    void FLT_23_two_terms_may_be_met_by_two_elements() {
        assertFound(STRICT, "emails.type eq \"work\" and emails.value co \"home\"", "ada");
    }

    @Test
    void FLT_24_a_value_filter_is_met_by_one_element() {
        assertFound(STRICT, "emails[type eq \"work\" and value co \"home\"]", "");
        assertFound(STRICT, "emails[type eq \"home\" and value co \"home\"]", "ada");
        assertFound(STRICT, "emails[type eq \"home\" and value co \"x.ex\"]", "grace");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            emails[not (type eq "home")]                                                    | ada
            not (emails[type eq "home"])                                                    | linus
            emails[type eq "home"] and emails[type eq "work"]                               | ada
            emails[type eq "work"] or active eq false                                       | ada,linus
            emails[type eq "home" and value pr and not (value co "x.ex")]                   | ada
            emails[(type eq "home" or primary eq true) and value sw "grace"]                | grace
            emails[ type eq "work" ] and title pr                                           | ada
            """)
    void FLT_25_value_filters_combine_inside_and_outside(String filter, String found) {
        assertFound(STRICT, filter, found);
    }

    @Test
    void FLT_29_a_complex_value_is_present_but_equals_nothing() {
        assertFound(STRICT, "name pr", "ada");
        for (String filter : List.of(
                "name eq \"Ada\"",
                "name ne \"Ada\"",
                "addresses eq \"x\"",
                "meta co \"x\"",
                ENTERPRISE + " eq \"x\"")) {
            assertThat(FilterTest.filtering(STRICT, filter)).as(filter).isRefused(400, "invalidFilter");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title ne "b"                     | ada,linus
            emails.type ne "home"            | ada,linus
            emails.type ne "nothing"         | ada,grace,linus
            not (emails.type eq "home")      | linus
            name.givenName ne "Ada"          | grace,linus
            externalId ne "A1"               | grace,linus
            """)
    void FLT_30_ne_holds_for_any_value_that_differs_and_for_none(String filter, String found) {
        assertFound(STRICT, filter, found);
    }

    @Test
    void FLT_31_null_means_unassigned() {
        assertFound(STRICT, "title eq null", "linus");
        assertFound(STRICT, "title ne null", "ada,grace");
        assertFound(STRICT, "emails eq null or externalId ne null", "ada,linus");
        for (String operator : List.of("gt", "ge", "lt", "le", "co", "sw", "ew")) {
            assertThat(FilterTest.filtering(STRICT, "title " + operator + " null"))
                    .isRefused(400, "invalidFilter");
        }
    }

    @Test
    void FLT_32_a_default_is_found_as_it_is_answered() {
        String id = Patched.made("");
        String userName = Patched.STRICT.reading(id).at("/userName").asString();

        assertFound(Patched.STRICT, "userName eq \"" + userName + "\" and active eq true", userName);
    }

    @Test
    void FLT_33_schemas_tell_who_has_an_extension() {
        assertFound(STRICT, "schemas eq \"" + ENTERPRISE + "\"", "grace");
        assertFound(STRICT, "schemas eq \"" + Messages.USER + "\"", "ada,grace,linus");
        assertFound(STRICT, "schemas eq \"" + Messages.GROUP + "\"", "");
    }

    @Test
    void FLT_34_the_common_attributes_can_be_filtered() {
        JsonNode ada = STRICT.reading(ADA).json();

        for (String path : List.of("/meta/location", "/meta/version", "/id", "/externalId")) {
            String filter = path.substring(1).replace('/', '.') + " eq " + ada.at(path);
            assertThat(texts(FilterTest.filtering(STRICT, filter), "/Resources", "id"))
                    .contains(ADA);
        }
        assertFound(
                STRICT,
                "meta.created eq \"%s\"".formatted(ada.at("/meta/created").asString()),
                "ada");
        assertFound(
                STRICT,
                "meta.lastModified le \"%s\""
                        .formatted(ada.at("/meta/lastModified").asString()),
                "ada");
        assertFound(
                STRICT,
                "meta.location eq \"%s\"".formatted(ada.at("/meta/location").asString()),
                "ada");
        assertFound(STRICT, "id eq \"%s\"".formatted(LINUS), "linus");
        assertFound(STRICT, "id eq \"%s\"".formatted(LINUS.toUpperCase(Locale.ROOT)), "");
        assertFound(STRICT, "externalId eq \"A1\"", "ada");
        assertFound(STRICT, "externalId eq \"a1\"", "");
        assertFound(STRICT, "meta.resourceType eq \"User\"", "ada,grace,linus");
        assertFound(STRICT, "meta.resourceType eq \"Group\"", "");
    }

    @Test
    void FLT_01_FLT_40_a_filter_means_the_same_in_every_place() {
        String filter = "emails[type eq \"home\" and not (value co \"x.ex\")]";

        assertThat(STRICT.scim().get("/ServiceProviderConfig")).has("/filter/supported", "true");
        assertFound(STRICT, filter, "ada");
        assertThat(texts(STRICT.scim().post("/Users/.search", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": %s}""".formatted(quoted(filter))), "/Resources", "userName"))
                .containsExactly("ada");
        for (String id : List.of(ADA, GRACE)) {
            Answer without = Patched.STRICT.scim().patch("/Users/" + copy(id), patch("""
                    {"op": "remove", "path": %s}""".formatted(quoted(filter))));
            assertThat(texts(without, "/emails", "type")).containsExactly(id.equals(ADA) ? "work" : "home");
        }
    }

    /// Somebody with the same addresses, in a company of its own.
    private static String copy(String id) {
        JsonNode emails = STRICT.reading(id).at("/emails");
        return Patched.made("'emails':" + emails.toString().replace('"', '\''));
    }

    @Test
    void FLT_41_a_filter_on_one_resource_is_ignored() {
        assertThat(STRICT.scim().get("/Users/" + ADA + "?filter=" + encoded("userName eq \"grace\"")))
                .hasStatus(200)
                .has("/userName", "ada");
        assertThat(STRICT.scim().get("/Users/" + ADA + "?filter=nonsense")).hasStatus(200);
    }

    static void assertFound(TestSetting setting, String filter, String userNames) {
        Answer answer = FilterTest.filtering(setting, filter);
        List<String> expected = userNames.isEmpty() ? List.of() : List.of(userNames.split(","));

        assertThat(answer).hasStatus(200).has("/totalResults", String.valueOf(expected.size()));
        assertThat(texts(answer, "/Resources", "userName")).as(filter).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
