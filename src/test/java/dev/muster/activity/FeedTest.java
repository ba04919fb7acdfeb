package dev.muster.activity;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the change feed of a company tells.
class FeedTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment();

    @Test
    void R3_an_event_tells_what_changed_by_whom_and_by_which_request() {
        Answer made = entra.creating(user("ada").department("Sales"));

        JsonNode event = new FeedReader(acme).untilCreated("ada").getLast();

        assertThat(event.path("kind").asString()).isEqualTo("user.created");
        assertThat(event.path("requestId").asString())
                .isEqualTo(made.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(event.at("/subject/type").asString()).isEqualTo("user");
        assertThat(event.at("/subject/id")).isEqualTo(acme.person("ada").path("id"));
        assertThat(event.at("/actor/kind").asString()).isEqualTo("setting");
        assertThat(event.at("/actor/id").asString()).isEqualTo(entra.id());
        assertThat(event.path("before").isNull()).isTrue();
        assertThat(event.at("/after/fields.department").asString()).isEqualTo("Sales");
    }

    @Test
    void a_reader_gets_the_same_events_in_the_same_order_whatever_the_size_of_its_pages() {
        entra.creates(user("ada").department("Sales"));
        entra.creates(user("grace").department("Sales"));
        entra.creates(user("linus"));
        List<JsonNode> atOnce = new FeedReader(acme).untilCreated("linus");

        FeedReader slow = new FeedReader(acme);
        List<JsonNode> oneByOne = new ArrayList<>();
        for (int i = 0; i < atOnce.size(); i++) {
            oneByOne.addAll(slow.next(1));
        }

        assertThat(oneByOne).isEqualTo(atOnce);
        assertThat(slow.next(1)).isEmpty();
        assertThat(atOnce)
                .extracting(event -> event.path("kind").asString())
                .containsSubsequence("group.created", "member.added", "user.created", "member.added", "user.created");
    }

    @Test
    void there_is_a_next_page_only_while_there_are_more_events() {
        entra.creates(user("ada"));
        int all = new FeedReader(acme).untilCreated("ada").size();

        Answer page = acme.api().get("/events?limit=" + (all - 1));
        Answer last = acme.api()
                .get("/events?limit=1000&after=" + page.at("/nextCursor").asString());

        assertThat(last.at("/items").size()).isEqualTo(1);
        assertThat(last.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void a_cursor_that_no_answer_gave_is_refused() {
        for (String cursor : List.of("x", "AAAA", "AAAAAAAAAAE=AAAA", "%00")) {
            AnswerAssert.assertThat(acme.api().get("/events?after=" + cursor)).isProblem(400);
        }
    }

    @Test
    void another_company_has_a_feed_of_its_own() {
        TestCompany globex = TestCompany.named("Globex");
        entra.creates(user("lovelace"));
        new FeedReader(acme).untilCreated("lovelace");

        globex.setting("{}").creates(user("grace"));

        assertThat(new FeedReader(globex).untilCreated("grace").toString()).doesNotContain("lovelace");
    }

    @Test
    void R3_a_persons_events_are_listed_from_the_newest_and_paged() {
        String ada = entra.creates(user("ada").department("Sales"));
        entra.moves(ada, "Research");
        entra.deactivates(ada);
        entra.creates(user("grace").department("Sales"));
        String person = "/target-users/" + acme.person("ada").path("id").asString();

        List<String> kinds = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = acme.api().get(person + "/events?limit=2" + cursor);
            page.at("/items").forEach(event -> kinds.add(event.path("kind").asString()));
            cursor = page.at("/nextCursor").isString()
                    ? "&cursor=" + page.at("/nextCursor").asString()
                    : "";
        } while (!cursor.isEmpty());

        assertThat(kinds)
                .containsExactly(
                        "user.updated",
                        "user.updated",
                        "member.added",
                        "member.removed",
                        "user.created",
                        "member.added");
    }

    @Test
    void L2_what_an_erased_person_was_called_is_in_no_event_any_more() {
        String ada = entra.creates(user("lovelace").department("Sales"));
        String person = acme.person("lovelace").path("id").asString();
        entra.deletes(ada);
        new FeedReader(acme).until(event -> event.path("kind").asString().equals("user.deleted"));

        AnswerAssert.assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        List<JsonNode> told = new FeedReader(acme)
                .until(event -> event.path("kind").asString().equals("user.erased"));
        assertThat(told.toString()).doesNotContain("lovelace");
        assertThat(told.getLast().at("/subject/id").asString()).isEqualTo(person);
        AnswerAssert.assertThat(acme.api().get("/target-users/" + person + "/events"))
                .isProblem(404);
    }
}
