package dev.muster.scim.search;

import static dev.muster.scim.search.Lists.each;
import static dev.muster.scim.search.Lists.userNames;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.ENTERPRISE;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sorting over HTTP (RFC 7644 section 3.4.2.3).
class SortingTest {

    private static Lists acme;
    private static Lists strict;

    @BeforeAll
    static void four_people() {
        TestCompany company = TestCompany.named("Acme");
        strict = Lists.ofStrict(company);
        acme = Lists.of(company);
        acme.setting()
                .creates(user("grace")
                        .department("sales")
                        .externalId("b")
                        .with("name", "{\"givenName\": \"éva\", \"familyName\": \"Hopper\"}"));
        acme.setting()
                .creates(user("Ada")
                        .department("Sales")
                        .externalId("B")
                        .with("name", "{\"givenName\": \"Zoe\"}")
                        .with("emails", """
                        [{"value": "z@acme.example", "type": "home"},
                         {"value": "b@acme.example", "type": "work", "primary": true}]"""));
        acme.setting().creates(user("linus").inactive().externalId("a").with("emails", """
                        [{"value": "a@acme.example", "type": "work"}, {"value": "y@acme.example", "type": "home"}]"""));
        acme.setting()
                .creates(user("Bob")
                        .department("Audit")
                        .with("name", "{\"givenName\": \"adam\", \"familyName\": \"hopper\"}")
                        .with("emails", "[]"));
    }

    @Test
    void SRT_01_sorting_is_offered_and_the_configuration_says_so() {
        assertThat(acme.get("/ServiceProviderConfig")).has("/sort/supported", "true");
        assertThat(userNames(acme.get("/Users", "sortBy", "userName"))).containsExactly("Ada", "Bob", "grace", "linus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"descending", "Descending", "DESCENDING"})
    void SRT_02_the_order_is_ascending_unless_asked_otherwise_in_any_case(String descending) {
        assertThat(userNames(acme.get("/Users", "sortBy", "userName", "sortOrder", "Ascending")))
                .containsExactly("Ada", "Bob", "grace", "linus");
        assertThat(userNames(acme.get("/Users", "sortBy", "userName", "sortOrder", descending)))
                .containsExactly("linus", "grace", "Bob", "Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desc", "up", "1"})
    void SRT_02_another_order_is_refused(String order) {
        assertThat(acme.asking("/Users", "sortBy", "userName", "sortOrder", order))
                .isRefused(400, "invalidValue");
        assertThat(acme.searching("/Users/.search", "'sortOrder': '" + order + "'"))
                .isRefused(400, "invalidValue");
    }

    @ParameterizedTest
    @CsvSource({
        "userName, Ada Bob grace linus",
        "externalId, Ada linus grace Bob", // has a case: B comes before a
        "active, linus grace Ada Bob",
        "name.givenName, Bob Ada grace linus",
        "meta.created, grace Ada linus Bob",
        "meta.lastModified, grace Ada linus Bob",
    })
    void SRT_03_each_type_has_its_order(String sortBy, String expected) {
        assertThat(userNames(acme.get("/Users", "sortBy", sortBy))).containsExactly(expected.split(" "));
    }

    @Test
    void SRT_03_numbers_sort_by_value_and_times_by_instant() {
        Lists globex = Lists.of(TestCompany.named("Globex"));
        String extension = "urn:globex:params:scim:schemas:extension:2.0:User";
        globex.setting().creates(user("ten").with(extension, "{\"size\": 10}"));
        globex.setting().creates(user("nine").with(extension, "{\"size\": 9}"));
        globex.setting().creates(user("nine-and-a-half").with(extension, "{\"size\": 9.5}"));

        assertThat(userNames(globex.get("/Users", "sortBy", extension + ":size")))
                .containsExactly("nine", "nine-and-a-half", "ten");
    }

    @Test
    void SRT_04_of_several_values_the_primary_one_counts_else_the_first() {
        assertThat(userNames(acme.get("/Users", "sortBy", "emails.value")))
                .containsExactly("linus", "Ada", "grace", "Bob");
        assertThat(userNames(acme.get("/Users", "sortBy", "emails"))).containsExactly("linus", "Ada", "grace", "Bob");
    }

    @ParameterizedTest
    @CsvSource({
        "id, grace Ada linus Bob",
        "NAME.GIVENNAME, Bob Ada grace linus",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName, Ada Bob grace linus",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department, Bob grace Ada linus",
    })
    void SRT_05_paths_are_read_as_in_filters(String sortBy, String expected) {
        assertThat(userNames(acme.get("/Users", "sortBy", sortBy))).containsExactly(expected.split(" "));
    }

    @Test
    void SRT_06_who_has_no_value_comes_last_and_first_when_descending() {
        String department = ENTERPRISE + ":department";

        assertThat(userNames(acme.get("/Users", "sortBy", department))).containsExactly("Bob", "grace", "Ada", "linus");
        assertThat(userNames(acme.get("/Users", "sortBy", department, "sortOrder", "descending")))
                .containsExactly("linus", "grace", "Ada", "Bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "meta", "addresses", "password"})
    void SRT_07_what_has_no_value_of_its_own_is_refused(String sortBy) {
        assertThat(acme.asking("/Users", "sortBy", sortBy)).isRefused(400, "invalidValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nickname2", "userName.first", "emails[type eq \"work\"].value", "a b"})
    void SRT_08_an_unknown_attribute_is_refused(String sortBy) {
        assertThat(acme.asking("/Users", "sortBy", sortBy)).isRefused(400, "invalidValue");
        assertThat(acme.asking("", "sortBy", sortBy)).isRefused(400, "invalidValue");
    }

    @Test
    void SRT_08_a_strict_setting_knows_no_extension_without_a_schema() {
        assertThat(strict.asking("/Users", "sortBy", "urn:globex:2.0:User:size"))
                .isRefused(400, "invalidValue");
        assertThat(strict.asking("/Users", "sortBy", "department")).isRefused(400, "invalidValue");
    }

    @Test
    void SRT_08_ties_are_broken_by_id() {
        String department = ENTERPRISE + ":department";

        List<String> up = each(acme.get("/Users", "sortBy", department, "count", "3", "startIndex", "2"), "/id");

        assertThat(up.subList(0, 2)).isSorted();
    }

    @Test
    void SRT_09_pages_are_cut_from_the_sorted_list() {
        Answer index = acme.get("/Users", "sortBy", "userName", "startIndex", "2", "count", "2");
        Answer search = acme.search("/Users/.search", "'sortBy': 'userName', 'startIndex': 2, 'count': 2");
        List<Answer> walk = acme.walk("/Users", "sortBy", "userName", "count", "3");

        assertThat(userNames(index)).containsExactly("Bob", "grace");
        assertThat(userNames(search)).containsExactly("Bob", "grace");
        assertThat(each(walk, "/userName")).containsExactly("Ada", "Bob", "grace", "linus");
    }

    @Test
    void text_of_any_length_can_be_sorted_and_walked_by() {
        Lists globex = Lists.of(TestCompany.named("Globex"));
        String start = "x".repeat(60_000);
        globex.setting().creates(user("ada").with("title", "\"" + start + "1\""));
        globex.setting().creates(user("grace").with("title", "\"" + start + "2\""));
        globex.setting().creates(user("linus").with("title", "\"y\""));

        assertThat(each(globex.walk("/Users", "sortBy", "title", "count", "1"), "/userName"))
                .containsExactly("ada", "grace", "linus");
    }
}
