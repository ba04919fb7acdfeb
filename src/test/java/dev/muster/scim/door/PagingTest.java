package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists by index (RFC 7644 section 3.4.2), over seven users and three groups.
class PagingTest {

    private static final TestSetting ENTRA = setting("strict");

    @BeforeAll
    static void seven_users_and_three_groups() {
        for (int i = 1; i <= 7; i++) {
            ENTRA.creates(user("user" + i));
        }
        for (int i = 1; i <= 3; i++) {
            ENTRA.createsGroup("Group " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, 7",
        "startIndex=1, 1, 7",
        "startIndex=0, 1, 7",
        "startIndex=-5, 1, 7",
        "startIndex=3, 3, 5",
        "startIndex=7, 7, 1",
        "startIndex=8, 8, 0",
        "startIndex=2147483647, 2147483647, 0",
        "count=0, 1, 0",
        "count=-1, 1, 0",
        "count=3, 1, 3",
        "count=2147483647, 1, 7",
        "startIndex=6&count=5, 6, 2",
        "startIndex=&count=, 1, 7",
        "unknown=5&count=2, 1, 2"
    })
    void PAG_01_PAG_02_PAG_03_PAG_04_PAG_06_PAG_07_a_page_is_cut_out_of_all_matches(
            String query, int startIndex, int items) {
        Answer page = ENTRA.scim().get("/Users?" + query);

        assertThat(page)
                .hasStatus(200)
                .has("/schemas/0", "urn:ietf:params:scim:api:messages:2.0:ListResponse")
                .has("/totalResults", "7")
                .has("/startIndex", String.valueOf(startIndex))
                .has("/itemsPerPage", String.valueOf(items));
        assertThat(page.at("/Resources").isArray()).isTrue();
        assertThat(page.at("/Resources").size()).isEqualTo(items);
    }

    @Test
    void PAG_03_FLT_02_FLT_03_a_filter_counts_matches_only() {
        String two = "/Users?count=1&filter=" + encoded("userName eq \"user1\" or userName eq \"USER2\"");

        assertThat(ENTRA.scim().get(two)).has("/totalResults", "2").has("/itemsPerPage", "1");
        assertThat(ENTRA.scim().get("/Users?filter=" + encoded("userName eq \"nobody\"")))
                .hasStatus(200)
                .has("/totalResults", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "1e1", "0x1", "99999999999", "-99999999999", "null", "1,2", "%F0%9F%98%80"})
    void PAG_08_a_number_that_is_none_is_refused(String number) {
        assertThat(ENTRA.scim().get("/Users?count=" + number)).isRefused(400, "invalidValue");
        assertThat(ENTRA.scim().get("/Groups?startIndex=" + number)).isRefused(400, "invalidValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups"})
    void PAG_09_PAG_12_a_walk_meets_everybody_once_with_own_schemas(String path) {
        List<String> met = new ArrayList<>();
        int total = ENTRA.scim().get(path + "?count=0").at("/totalResults").asInt();

        for (int start = 1; start <= total; start += 2) {
            Answer page = ENTRA.scim().get(path + "?count=2&startIndex=" + start);
            page.at("/Resources").forEach(resource -> {
                met.add(resource.path("id").asString());
                assertThat(resource.path("schemas").path(0).asString()).startsWith("urn:ietf:params:scim:schemas:core");
            });
        }

        assertThat(met).hasSize(total).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "userName",
                "userName eq",
                "userName is \"x\"",
                "userName eq 'x'",
                "userName eq x",
                "userName eq \"x",
                "userName eq \"x\" and",
                "(userName eq \"x\"",
                "userName eq \"x\")",
                "not userName eq \"x\"",
                "nope eq \"x\"",
                "name eq \"x\"",
                "active gt true",
                "active eq 5",
                "meta.created gt \"abc\"",
                "emails[emails[value eq \"x\"]]",
                "password sw \"x\""
            })
    void FLT_09_FLT_19_FLT_36_FLT_37_a_filter_that_means_nothing_is_refused_and_never_left_out(String filter) {
        assertThat(ENTRA.scim().get("/Users?filter=" + encoded(filter))).isRefused(400, "invalidFilter");
    }

    @Test
    void FLT_42_a_filter_beyond_the_limits_is_refused() {
        for (String filter : List.of(
                "(".repeat(1_000) + "active pr" + ")".repeat(1_000),
                "not (".repeat(100) + "active pr" + ")".repeat(100),
                "active pr" + " or active pr".repeat(100),
                "userName eq \"" + "a".repeat(5_000) + "\"")) {
            assertThat(ENTRA.scim().get("/Users?filter=" + encoded(filter))).isRefused(400, "invalidFilter");
        }
    }

    @Test
    void FLT_44_DSC_22_blanks_may_be_written_as_plus_and_unknown_parameters_are_ignored() {
        assertThat(ENTRA.scim().get("/Users?filter=userName+eq+%22user1%22&nope=1&foo"))
                .has("/totalResults", "1");
        assertThat(ENTRA.scim().get("/Users?filter=userName%20eq%20%22user%2B1%22"))
                .has("/totalResults", "0");
    }
}
