package dev.muster.activity;

import static dev.muster.testing.AnswerAssert.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Somebody who follows a company's change feed.
public final class FeedReader {

    private final Http api;
    private String cursor = "";

    public FeedReader(TestCompany company) {
        this.api = company.api();
    }

    /// Goes on where this one is, at another address of the company.
    public FeedReader at(TestCompany company) {
        FeedReader other = new FeedReader(company);
        other.cursor = cursor;
        return other;
    }

    /// What came since the last time, up to so many.
    public List<JsonNode> next(int limit) {
        Answer page = api.get("/events?limit=" + limit + (cursor.isEmpty() ? "" : "&after=" + cursor));
        assertThat(page).hasStatus(200);
        List<JsonNode> events = new ArrayList<>();
        page.at("/items").forEach(events::add);
        if (!events.isEmpty()) {
            cursor = events.getLast().path("cursor").asString();
        }
        return events;
    }

    /// Reads on until such an event comes.
    ///
    /// @return all that came, that event included
    List<JsonNode> until(Predicate<JsonNode> last) {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            List<JsonNode> page = next(100);
            events.addAll(page);
            if (page.stream().anyMatch(last)) {
                return events;
            }
            if (page.isEmpty()) {
                LockSupport.parkNanos(25_000_000);
            }
        }
        throw new AssertionError("It never came; what came: " + events);
    }

    /// Reads on until somebody whose new value of a field this is.
    List<JsonNode> untilCreated(String userName) {
        return until(event -> event.at("/after/userName").asString().equals(userName));
    }
}
