package dev.muster.scim.search;

import static dev.muster.scim.search.Lists.userNames;
import static dev.muster.testing.AnswerAssert.assertThat;
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

/// Searches by POST (RFC 7644 section 3.4.3).
class SearchTest {

    private static TestCompany company;
    private static Lists acme;
    private static Lists strict;
    private static String ada;

    @BeforeAll
    static void two_people_and_two_groups() {
        company = TestCompany.named("Acme");
        acme = Lists.of(company);
        strict = Lists.ofStrict(company);
        ada = acme.setting().creates(user("ada").with("displayName", "\"Ada\""));
        acme.setting().creates(user("grace").inactive().with("displayName", "\"Grace\""));
        acme.setting().createsGroup("Crew", ada);
        acme.setting().createsGroup("Board");
        strict.setting().creates(user("linus"));
    }

    @Test
    void SEA_01_there_is_one_for_all_types_and_one_for_each() {
        assertThat(acme.search("/Users/.search", "").at("/totalResults").intValue())
                .isEqualTo(2);
        assertThat(acme.search("/Groups/.search", "").at("/totalResults").intValue())
                .isEqualTo(2);
        assertThat(acme.search("/.search", "").at("/totalResults").intValue()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"schemas\": []}", "{\"schemas\": \"x\"}", "{\"schemas\": [\"urn:x\"]}", "[]", ""})
    void SEA_02_without_the_URN_it_is_no_search(String body) {
        assertThat(acme.setting().scim().post("/Users/.search", body)).isRefused(400, "invalidSyntax");
    }

    @Test
    void SEA_02_another_messages_URN_is_understood_by_a_tolerant_setting_only() {
        String body = "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"]}";

        assertThat(acme.setting().scim().post("/Users/.search", body)).hasStatus(200);
        assertThat(strict.setting().scim().post("/Users/.search", body)).isRefused(400, "invalidSyntax");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "filter=userName%20eq%20%22ADA%22 ~ 'filter': 'userName eq \\'ADA\\''",
                "sortBy=userName&sortOrder=descending ~ 'sortBy': 'userName', 'sortOrder': 'descending'",
                "startIndex=2&count=1 ~ 'startIndex': 2, 'count': 1",
                "count=0 ~ 'count': 0",
                "count=-3 ~ 'count': -3",
                "attributes=userName ~ 'attributes': ['userName']",
                "excludedAttributes=emails,name ~ 'excludedAttributes': ['emails', 'name']",
            })
    void SEA_03_the_answer_is_that_of_the_GET(String query, String members) {
        Answer get = acme.setting().scim().get("/Users?" + query);

        assertThat(acme.search("/Users/.search", members).json()).isEqualTo(get.json());
    }

    @Test
    void SEA_03_attributes_and_their_exclusion_do_not_go_together() {
        assertThat(acme.searching("/Users/.search", "'attributes': ['id'], 'excludedAttributes': ['name']"))
                .isRefused(400, "invalidValue");
    }

    @Test
    void SEA_04_the_answer_is_200_with_a_list() {
        Answer answer = acme.searching("/.search", "'count': 1");

        assertThat(answer).hasStatus(200).has("/schemas/0", "urn:ietf:params:scim:api:messages:2.0:ListResponse");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.at("/Resources").size()).isEqualTo(1);
    }

    @Test
    void SEA_06_numbers_may_be_written_as_strings() {
        assertThat(userNames(acme.search("/Users/.search", "'startIndex': '2', 'count': '1'")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'count': true",
                "'count': 1.5",
                "'count': 99999999999",
                "'startIndex': []",
                "'startIndex': 'two'",
                "'filter': 1",
                "'sortBy': ['userName']",
                "'attributes': {}",
                "'attributes': [1]",
            })
    void SEA_06_values_of_another_type_are_refused(String member) {
        assertThat(acme.searching("/Users/.search", member)).isRefused(400, "invalidValue");
    }

    @Test
    void SEA_07_what_stands_in_the_address_is_ignored() {
        assertThat(acme.search("/Users/.search?count=0&filter=x&cursor=nothing", "")
                        .at("/Resources")
                        .size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.search", "/Users/.search", "/Groups/.search"})
    void SEA_08_a_search_is_a_POST(String path) {
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
            Answer answer = acme.setting().scim().send(method, path, null);

            assertThat(answer).isRefused(405);
            assertThat(answer.headers().firstValue("Allow")).as(method).hasValue("POST");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ResourceTypes/.search", "/Schemas/.search", "/ServiceProviderConfig/.search"})
    void SEA_08_the_discovery_documents_are_not_searched(String path) {
        assertThat(acme.searching(path, "").status()).isIn(404, 405);
    }

    @Test
    void PAG_05_a_page_with_members_is_at_most_100() {
        Lists globex = Lists.of(TestCompany.named("Globex"));
        for (int i = 0; i < 102; i++) {
            globex.setting().createsGroup("Group " + i);
        }

        assertThat(globex.get("/Groups", "count", "1000"))
                .has("/itemsPerPage", "100")
                .has("/totalResults", "102");
        assertThat(globex.get("", "count", "1000")).has("/itemsPerPage", "100");
        assertThat(globex.get("/Groups", "excludedAttributes", "members")).has("/itemsPerPage", "102");
    }
}
