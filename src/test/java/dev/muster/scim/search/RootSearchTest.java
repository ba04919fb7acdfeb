package dev.muster.scim.search;

import static dev.muster.scim.search.Lists.each;
import static dev.muster.scim.search.Lists.userNames;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Users and groups in one list (RFC 7644 section 3.4.2.1).
class RootSearchTest {

    private static TestCompany company;
    private static Lists acme;
    private static Lists strict;
    private static String ada;
    private static String crew;

    @BeforeAll
    static void two_people_and_two_groups() {
        company = TestCompany.named("Acme");
        acme = Lists.of(company);
        strict = Lists.ofStrict(company);
        ada = acme.setting().creates(user("ada").with("displayName", "\"Ada\""));
        acme.setting().creates(user("grace").inactive().with("displayName", "\"Grace\""));
        crew = acme.setting().createsGroup("Crew", ada);
        acme.setting().createsGroup("Board");
        strict.setting().creates(user("linus"));
    }

    @Test
    void SEA_05_a_search_over_all_mixes_the_types_each_named_in_its_meta() {
        Answer all = acme.search("/.search", "'sortBy': 'displayName'");

        assertThat(each(all, "/displayName")).containsExactly("Ada", "Board", "Crew", "Grace");
        assertThat(each(all, "/meta/resourceType")).containsExactly("User", "Group", "Group", "User");
        JsonNode group = all.at("/Resources/2");
        assertThat(group.at("/members/0/value").asString()).isEqualTo(ada);
        assertThat(group.at("/schemas/0").asString()).isEqualTo("urn:ietf:params:scim:schemas:core:2.0:Group");
        assertThat(all.at("/Resources/0/groups/0/value").asString()).isEqualTo(crew);
    }

    @ParameterizedTest
    @CsvSource({"User, 2", "Group, 2", "Pet, 0"})
    void SEA_05_a_filter_on_the_type_narrows(String type, int found) {
        Answer answer = acme.search("/.search", "'filter': 'meta.resourceType eq \\'" + type + "\\''");

        assertThat(answer.at("/totalResults").intValue()).isEqualTo(found);
        assertThat(each(answer, "/meta/resourceType")).hasSize(found).allMatch(type::equals);
    }

    @Test
    void SEA_05_a_setting_finds_nothing_of_another() {
        assertThat(userNames(strict.search("/.search", ""))).containsExactly("linus");
        assertThat(userNames(strict.get(""))).containsExactly("linus");
    }

    @Test
    void PAG_11_a_GET_of_the_base_lists_all_types() {
        Answer all = acme.get("", "count", "3", "startIndex", "2");

        assertThat(all).has("/totalResults", "4").has("/itemsPerPage", "3").has("/startIndex", "2");
        assertThat(each(all, "/meta/resourceType")).containsExactly("User", "Group", "Group");
        Http slash = Http.bearer(
                URI.create(acme.setting().scimUrl() + "/"), acme.setting().token(), "application/scim+json");
        assertThat(slash.get("").at("/totalResults").intValue()).isEqualTo(4);
        Http shorter = Http.bearer(
                TestServer.shared().url().resolve("/scim"), acme.setting().token(), "application/scim+json");
        assertThat(shorter.get("").at("/totalResults").intValue()).isEqualTo(4);
    }

    @Test
    void PAG_11_the_base_is_closed_without_a_token() {
        assertThat(acme.setting().scim("muster_nothing").get("")).isRefused(401);
        assertThat(acme.setting().scim("muster_nothing").post("/.search", "{}")).isRefused(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "userName eq \"ada\" ~ 1",
                "userName ne \"ada\" ~ 3",
                "not (userName eq \"ada\") ~ 3",
                "userName pr ~ 2",
                "not (userName pr) ~ 2",
                "userName eq null ~ 2",
                "members pr ~ 1",
                "members[type eq \"User\"] ~ 1",
                "groups pr or members pr ~ 2",
                "active eq true ~ 1",
                "displayName sw \"b\" or userName sw \"g\" ~ 2",
                "emails[type eq \"work\" and value co \"ada\"] ~ 1",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ada\" ~ 1",
                "schemas eq \"urn:ietf:params:scim:schemas:core:2.0:Group\" ~ 2",
                "nobodyHasThis eq \"x\" ~ 0",
                "nobodyHasThis.either[a eq 1] ~ 0",
                "not (nobodyHasThis pr) ~ 4",
            })
    void FLT_35_what_a_type_lacks_is_unassigned_there(String filter, int found) {
        Answer answer = acme.get("", "filter", filter);

        assertThat(answer).has("/totalResults", String.valueOf(found)).has("/itemsPerPage", String.valueOf(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName xx \"a\"", "active gt true", "password eq \"x\"", "", "(userName pr"})
    void FLT_35_a_wrong_filter_is_wrong_for_all_types(String filter) {
        assertThat(acme.asking("", "filter", filter)).isRefused(400, "invalidFilter");
    }

    @Test
    void FLT_35_who_lacks_the_attribute_comes_last_in_its_order() {
        assertThat(each(acme.get("", "sortBy", "userName"), "/displayName"))
                .containsExactly("Ada", "Grace", "Crew", "Board");
        assertThat(each(acme.get("", "sortBy", "userName", "sortOrder", "descending"), "/displayName"))
                .containsExactly("Crew", "Board", "Grace", "Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id",
                "userName",
                "displayName",
                "meta.created",
                "meta.resourceType",
                "meta.location",
                "active",
                "members.value",
                "groups.display",
                "emails"
            })
    void SRT_09_a_walk_over_all_types_meets_each_once_in_order(String sortBy) {
        for (String order : List.of("ascending", "descending")) {
            List<String> listed = each(acme.get("", "sortBy", sortBy, "sortOrder", order), "/id");

            assertThat(each(acme.walk("", "sortBy", sortBy, "sortOrder", order, "count", "1"), "/id"))
                    .containsExactlyElementsOf(listed)
                    .hasSize(4);
        }
    }
}
