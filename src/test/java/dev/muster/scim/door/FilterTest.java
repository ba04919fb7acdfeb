package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a filter is written, and which is none (RFC 7644 section 3.4.2.2, Figure 1 and Table 9).
class FilterTest {

    private static final TestSetting STRICT = peopled();

    private static TestSetting peopled() {
        TestSetting strict = setting("strict");
        strict.creates(user("ada").with("title", "\"a] and (b\"").with("nickName", "\"say \\\"é\\\\\""));
        strict.creates(user("grace").with("title", "\"x\"").with("name", "{\"familyName\": \"Hopper\"}"));
        strict.creates(user("linus").department("Kernels").inactive());
        return strict;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userName EQ "ada"                               | ada
            userName Ne "ada" AND userName nE "grace"       | linus
            userName CO "race" OR userName SW "lin"         | grace,linus
            userName EW "us"                                | linus
            title PR                                        | ada,grace
            NOT (title Pr)                                  | linus
            userName GT "grace"                             | linus
            userName Ge "grace" and userName LT "linus"     | grace
            userName lE "ada"                               | ada
            """)
    void FLT_04_operators_and_words_have_any_case(String filter, String found) {
        assertFound(filter, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            USERNAME eq "ada"                                                                      | ada
            NAME.FAMILYname eq "Hopper"                                                            | grace
            emails[VALUE sw "linus"]                                                               | linus
            URN:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:User:DEPARTMENT eq "Kernels"     | linus
            """)
    void FLT_05_names_have_any_case(String filter, String found) {
        assertFound(filter, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userName eq "ada" or userName eq "grace" and active eq false           | ada
            active eq false and userName eq "grace" or userName eq "ada"           | ada
            (userName eq "ada" or userName eq "linus") and active eq false         | linus
            not (userName eq "ada") and not (userName eq "grace")                  | linus
            not (userName eq "ada" and active eq true) and title pr                | grace
            not (userName eq "ada") or userName eq "ada"                           | ada,grace,linus
            ((userName eq "ada") or ((userName eq "linus")))                       | ada,linus
            """)
    void FLT_06_not_binds_before_and_and_that_before_or(String filter, String found) {
        assertFound(filter, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not (title pr)             | linus
            not(title pr)              | linus
            not   (title pr)           | linus
            not (not(title pr))        | ada,grace
            """)
    void FLT_07_not_stands_before_brackets_with_or_without_a_blank(String filter, String found) {
        assertFound(filter, found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not title pr",
                "not",
                "not userName eq \"ada\"",
                "nottitle pr",
                "title pr and not active eq true"
            })
    void FLT_07_and_before_nothing_else(String filter) {
        assertRefused(filter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nickName eq "say \\"é\\\\"              | ada
            nickName eq "say \\u0022\\u00e9\\u005C" | ada
            active eq false                         | linus
            title eq null                           | linus
            title eq "\\u0078"                      | grace
            """)
    void FLT_08_values_are_those_of_JSON(String filter, String found) {
        assertFound(filter, found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq 'ada'",
                "userName eq ada",
                "active eq True",
                "active eq yes",
                "title eq NULL",
                "userName eq \u201Cada\u201D",
                "userName eq \"ada",
                "userName eq \"\\x\"",
                "userName eq \"\\u00\""
            })
    void FLT_09_other_values_are_none(String filter) {
        assertRefused(filter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title eq "a] and (b"                              | ada
            (title eq "a] and (b") or userName eq "linus"     | ada,linus
            emails[value eq "a] or (b)"] or title sw "a] a"   | ada
            title eq ") or (title pr"                         | ``
            """)
    void FLT_10_brackets_in_a_value_are_text(String filter, String found) {
        assertFound(filter, found == null ? "" : found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ada"                                 | ada
            urn:ietf:params:scim:schemas:core:2.0:User:name.familyName eq "hopper"                       | grace
            urn:ietf:params:scim:schemas:core:2.0:User:emails[value sw "ada"]                            | ada
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Kernels"           | linus
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value pr                  | ``
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr                                | linus
            """)
    void FLT_11_the_URN_of_a_schema_may_stand_before_a_name(String filter, String found) {
        assertFound(filter, found == null ? "" : found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type[value eq \"work\"]]",
                "emails[urn:ietf:params:scim:schemas:core:2.0:User:title pr]",
                "emails[type eq \"work\" and emails[value pr]]"
            })
    void FLT_26_no_value_filter_nor_URN_stands_in_a_value_filter(String filter) {
        assertRefused(filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emails[colour eq \"red\"]", "emails[type pr or userName pr]", "addresses[value pr]"})
    void FLT_27_a_value_filter_names_parts_of_its_attribute(String filter) {
        assertRefused(filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour eq \"red\"",
                "name.colour pr",
                "department eq \"Kernels\"",
                "urn:acme:2.0:User:colour pr",
                "members pr",
                "title pr and colour pr",
                "userName.value pr"
            })
    void FLT_36_an_attribute_that_the_type_lacks_is_refused(String filter) {
        assertRefused(filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "title",
                "title is \"x\"",
                "title eq",
                "title eq ",
                "title eq \"x",
                "(title pr",
                "title pr)",
                "emails[type pr",
                "emails type pr]",
                "title pr nonsense",
                "title pr or",
                "or title pr",
                "title eq \"x\"y",
                "title pr, nickName pr",
                "title = \"x\"",
                "title[value eq \"x\"]",
                "()",
                "emails[]",
                "[]",
                "\"title\" pr"
            })
    void FLT_37_what_is_no_filter_is_refused_with_a_word_on_why(String filter) {
        assertRefused(filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password eq \"s3cret\"",
                "password pr",
                "password eq null",
                "not (password co \"a\")",
                "PASSWORD ne \"\""
            })
    void FLT_38_nobody_can_ask_about_passwords(String filter) {
        assertRefused(filter);
    }

    static Answer filtering(TestSetting setting, String filter) {
        return setting.scim().get("/Users?filter=" + encoded(filter));
    }

    private static void assertFound(String filter, String userNames) {
        FilterMeaningTest.assertFound(STRICT, filter, userNames);
    }

    private static void assertRefused(String filter) {
        Answer answer = filtering(STRICT, filter);

        assertThat(answer).isRefused(400, "invalidFilter");
        assertThat(answer.at("/detail").asString()).contains(" ");
    }
}
