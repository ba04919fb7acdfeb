package dev.muster.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// The log of a setting's requests, as the admin API shows it. It is written beside the requests: who reads one
/// waits for it.
public record LoggedRequests(TestCompany company, String setting) {

    public static LoggedRequests of(TestCompany company, String setting) {
        return new LoggedRequests(company, setting);
    }

    public static LoggedRequests of(TestSetting setting) {
        return of(setting.company(), setting.id());
    }

    /// The entry of the request that was answered so.
    public JsonNode of(Answer answer) {
        return read(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    public JsonNode read(String request) {
        for (int i = 0; i < 600; i++) {
            Answer found = asking("/" + request);
            if (found.status() == 200) {
                return found.json();
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("The request is in no log: " + list(""));
    }

    /// What is in the log now.
    public List<JsonNode> list(String query) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = asking("?limit=100" + query + cursor);
            AnswerAssert.assertThat(page).hasStatus(200);
            page.at("/items").forEach(items::add);
            cursor = page.at("/nextCursor").isString()
                    ? "&cursor=" + page.at("/nextCursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }

    public Answer asking(String rest) {
        return company.api().get("/scim-settings/" + setting + "/requests" + rest);
    }
}
