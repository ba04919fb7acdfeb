package dev.muster.scim.search;

import static dev.muster.scim.search.Lists.each;
import static dev.muster.scim.search.Lists.next;
import static dev.muster.scim.search.Lists.userNames;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Walks by cursor over HTTP (RFC 9865).
class CursorTest {

    private static final String MANY = "/Users";

    private static Lists acme;

    @BeforeAll
    static void six_people() {
        acme = Lists.of(TestCompany.named("Acme"));
        for (int i = 1; i <= 6; i++) {
            acme.setting().creates(user("user" + i));
        }
    }

    @Test
    void CUR_01_both_ways_of_paging_are_offered() {
        assertThat(acme.get("/ServiceProviderConfig"))
                .has("/pagination/cursor", "true")
                .has("/pagination/index", "true");
    }

    @Test
    void CUR_02_without_a_cursor_pages_go_by_index() {
        assertThat(acme.get("/ServiceProviderConfig")).has("/pagination/defaultPaginationMethod", "index");
        Answer page = acme.get(MANY, "count", "2");

        assertThat(page).has("/startIndex", "1");
        assertThat(next(page)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?cursor&count=2", "?cursor=&count=2", "?count=2&cursor"})
    void CUR_03_an_empty_cursor_begins_a_walk(String query) {
        Answer page = acme.get(MANY + query);

        assertThat(userNames(page)).containsExactly("user1", "user2");
        assertThat(next(page)).isNotNull();
        assertThat(page.at("/startIndex").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 3", "3, 2", "4, 2", "5, 2", "6, 1", "7, 1", "1000, 1"})
    void CUR_04_every_page_but_the_last_leads_on(String count, int pages) {
        List<Answer> walk = acme.walk(MANY, "count", count);

        assertThat(walk).hasSize(pages);
        assertThat(each(walk, "/userName")).containsExactly("user1", "user2", "user3", "user4", "user5", "user6");
    }

    @Test
    void CUR_05_no_page_leads_back() {
        assertThat(acme.walk(MANY, "count", "2"))
                .allSatisfy(page ->
                        assertThat(page.at("/previousCursor").isMissingNode()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "userName", "meta.created", "active", "title"})
    void CUR_06_a_cursor_needs_no_encoding(String sortBy) {
        assertThat(acme.begin(MANY, "count", "1", "sortBy", sortBy)).matches("[A-Za-z0-9._~-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-2147483648"})
    void CUR_07_a_count_of_nothing_gives_the_total_alone(String count) {
        Answer page = acme.get(MANY, "cursor", "", "count", count);

        assertThat(page).has("/totalResults", "6").has("/itemsPerPage", "0");
        assertThat(page.at("/Resources").size()).isZero();
        assertThat(next(page)).isNull();
    }

    @Test
    void CUR_09_the_count_need_not_be_repeated() {
        assertThat(userNames(acme.get(MANY, "cursor", acme.begin(MANY, "count", "2"))))
                .containsExactly("user3", "user4");
    }

    @Test
    void CUR_11_the_total_is_exact_on_every_page() {
        assertThat(acme.walk(MANY, "count", "1", "filter", "userName sw \"user\" and not (userName eq \"user3\")"))
                .hasSize(5)
                .allSatisfy(page -> assertThat(page).has("/totalResults", "5").has("/itemsPerPage", "1"));
    }

    @ParameterizedTest
    @CsvSource({"userName, ascending", "userName, descending", "title, ascending", "title, descending", "'', ascending"
    })
    void CUR_12_a_walk_is_stable_while_others_come_and_go(String sortBy, String order) {
        Lists globex = Lists.of(TestCompany.named("Globex"));
        List<String> ids = List.of("b", "d", "f", "h", "j").stream()
                .map(name -> globex.setting().creates(user(name)))
                .toList();
        String[] asked = {"sortBy", sortBy, "sortOrder", order, "count", "2", "cursor", ""};
        Answer first = globex.get(MANY, asked);
        List<String> seen = new ArrayList<>(each(first, "/id"));

        // The last one seen goes, one before it goes, and others come before and after.
        seen.forEach(globex.setting()::deletes);
        globex.setting().creates(user("a"));
        globex.setting().creates(user("z"));
        asked[7] = Objects.requireNonNull(next(first));
        Answer second = globex.get(MANY, asked);
        seen.addAll(each(second, "/id"));
        while (next(second) != null) {
            asked[7] = Objects.requireNonNull(next(second));
            second = globex.get(MANY, asked);
            seen.addAll(each(second, "/id"));
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(ids);
    }

    @Test
    void CUR_13_a_search_by_POST_walks_in_the_same_way() {
        Answer first = acme.search("/Users/.search", "'cursor': '', 'count': 4, 'sortBy': 'userName'");
        String cursor = next(first);
        Answer last = acme.search("/Users/.search", "'cursor': '" + cursor + "', 'count': 4, 'sortBy': 'userName'");

        assertThat(userNames(first)).containsExactly("user1", "user2", "user3", "user4");
        assertThat(userNames(last)).containsExactly("user5", "user6");
        assertThat(next(last)).isNull();
        assertThat(acme.searching("/Users/.search", "'cursor': 'x'")).isRefused(400, "invalidCursor");
        assertThat(acme.searching("/Users/.search", "'cursor': 5")).isRefused(400, "invalidValue");
    }

    @Test
    void CUR_18_PAG_05_the_published_limits_are_true() {
        JsonNode pagination = acme.get("/ServiceProviderConfig").at("/pagination");

        assertThat(pagination.path("cursorTimeout").intValue()).isEqualTo(3600);
        assertThat(pagination.path("defaultPageSize").intValue()).isEqualTo(1000);
        assertThat(pagination.path("maxPageSize").intValue()).isEqualTo(1000);
        Lists globex = Lists.of(TestCompany.named("Globex"));
        for (int i = 0; i < 1001; i++) {
            globex.setting().createsGroup("Group " + i);
        }
        for (String count : List.of("", "1001", "100000")) {
            assertThat(globex.get("/Groups", "cursor", "", "count", count, "excludedAttributes", "members"))
                    .has("/itemsPerPage", "1000");
            assertThat(globex.get("/Groups", "count", count, "excludedAttributes", "members"))
                    .has("/itemsPerPage", "1000");
        }
    }

    @Test
    void CUR_19_cursors_are_remembered_by_nobody_so_that_another_node_takes_them() {
        String cursor = acme.begin(MANY, "count", "4");

        try (TestServer node = TestServer.on(TestServer.shared().database())) {
            Http there =
                    Http.bearer(node.url().resolve("/scim/v2"), acme.setting().token(), "application/scim+json");

            assertThat(userNames(there.get(MANY + "?count=4&cursor=" + cursor))).containsExactly("user5", "user6");
        }
    }
}
