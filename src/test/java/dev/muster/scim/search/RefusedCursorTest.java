package dev.muster.scim.search;

import static dev.muster.scim.search.Lists.next;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cursors that lead nowhere (RFC 9865 section 2.1): forged, foreign, old, or asked for in another way.
class RefusedCursorTest {

    private static final String MANY = "/Users";

    private static TestCompany company;
    private static Lists acme;
    private static Lists other;

    @BeforeAll
    static void six_people() {
        company = TestCompany.named("Acme");
        acme = Lists.of(company);
        other = Lists.of(company);
        for (int i = 1; i <= 6; i++) {
            acme.setting().creates(user("user" + i));
            other.setting().creates(user("other" + i));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAA",
                "===",
                "%",
                "null",
                "ä",
                "' or 1=1 --",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void CUR_08_a_cursor_that_we_did_not_make_is_refused(String cursor) {
        assertThat(acme.asking(MANY, "cursor", cursor)).isRefused(400, "invalidCursor");
    }

    @Test
    void CUR_08_a_cursor_that_was_changed_anywhere_is_refused() {
        String cursor = acme.begin(MANY, "count", "2");

        for (int i = 0; i < cursor.length(); i += i < cursor.length() - 8 ? 7 : 1) {
            char changed = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String forged = cursor.substring(0, i) + changed + cursor.substring(i + 1);
            // The last character may hold spare bits only.
            boolean sameBytes = Arrays.equals(bytes(forged), bytes(cursor));
            assertThat(acme.asking(MANY, "cursor", forged, "count", "2").status())
                    .isEqualTo(sameBytes ? 200 : 400);
        }
        assertThat(acme.asking(MANY, "cursor", cursor + cursor)).isRefused(400, "invalidCursor");
        assertThat(acme.asking(MANY, "cursor", "A".repeat(12_000))).isRefused(400, "invalidCursor");
    }

    @Test
    void CUR_08_an_old_cursor_has_expired() {
        Cursors anHourAgo = ServerCursors.before(TestServer.shared(), 3601);
        Cursors justNow = ServerCursors.before(TestServer.shared(), 3500);

        assertThat(acme.asking(MANY, "cursor", ServerCursors.beginning(anHourAgo, company, acme), "count", "2"))
                .isRefused(400, "expiredCursor");
        assertThat(acme.asking(MANY, "cursor", ServerCursors.beginning(justNow, company, acme), "count", "2"))
                .hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "99999999999", "3", "1000", "0", "-1"})
    void CUR_09_a_bad_count_and_another_count_are_refused(String count) {
        assertThat(acme.asking(MANY, "cursor", acme.begin(MANY, "count", "2"), "count", count))
                .isRefused(400, "invalidCount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "99999999999"})
    void CUR_09_a_bad_count_begins_no_walk(String count) {
        assertThat(acme.asking(MANY, "cursor", "", "count", count)).isRefused(400, "invalidCount");
    }

    @ParameterizedTest
    @CsvSource({
        "filter, userName sw \"user\"",
        "sortBy, userName",
        "sortOrder, descending",
        "attributes, userName",
        "excludedAttributes, emails",
    })
    void CUR_10_a_cursor_goes_with_what_the_walk_began_with(String parameter, String value) {
        assertThat(acme.asking(MANY, "cursor", acme.begin(MANY, "count", "2"), "count", "2", parameter, value))
                .isRefused(400, "invalidCursor");
        assertThat(acme.asking(MANY, "cursor", acme.begin(MANY, "count", "2", parameter, value)))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(400));
    }

    @Test
    void CUR_14_an_index_and_a_cursor_do_not_go_together() {
        assertThat(acme.asking(MANY, "cursor", "", "startIndex", "1")).isRefused(400, "invalidValue");
        assertThat(acme.searching("/Users/.search", "'cursor': '', 'startIndex': 1"))
                .isRefused(400, "invalidValue");
    }

    @Test
    void CUR_15_a_cursor_gives_no_rights_to_another_setting_or_company() {
        String cursor = acme.begin(MANY, "count", "2");
        Lists globex = Lists.of(TestCompany.named("Globex"));
        globex.setting().creates(user("ada"));

        assertThat(other.asking(MANY, "cursor", cursor, "count", "2")).isRefused(400, "invalidCursor");
        assertThat(globex.asking(MANY, "cursor", cursor, "count", "2")).isRefused(400, "invalidCursor");
        assertThat(acme.asking("/Groups", "cursor", cursor, "count", "2")).isRefused(400, "invalidCursor");
        assertThat(acme.asking("", "cursor", cursor, "count", "2")).isRefused(400, "invalidCursor");
    }

    @Test
    void CUR_16_every_page_needs_a_token_that_is_good() throws InterruptedException {
        Lists globex = Lists.of(TestCompany.named("Globex"));
        globex.setting().creates(user("ada"));
        globex.setting().creates(user("grace"));
        String tokens = "/scim-settings/" + globex.setting().id() + "/tokens";
        Answer second = globex.setting().company().api().post(tokens, "{\"name\": \"second\"}");
        Http other = globex.setting().scim(second.at("/token").asString());
        String next = MANY + "?count=1&cursor=" + next(other.get(MANY + "?count=1&cursor="));
        assertThat(other.get(next)).hasStatus(200);

        assertThat(globex.setting().company().api().delete(tokens + "/" + second.id()))
                .hasStatus(204);
        for (int i = 0; i < 60 && other.get("/Users?count=0").status() == 200; i++) {
            Thread.sleep(50);
        }

        assertThat(other.get(next)).isRefused(401);
        assertThat(globex.setting().scim().get(next)).hasStatus(200);
    }

    @Test
    void CUR_17_what_is_out_of_reach_is_told_in_the_same_words_as_what_is_not_there() {
        Answer foreign = other.asking(MANY, "cursor", acme.begin(MANY, "count", "2"), "count", "2");
        Answer nonsense = other.asking(MANY, "cursor", "nonsense", "count", "2");

        assertThat(foreign.text()).isEqualTo(nonsense.text());
    }

    private static byte[] bytes(String cursor) {
        return Base64.getUrlDecoder().decode(cursor);
    }
}
