package dev.muster.scim.bulk;

import static dev.muster.scim.bulk.BulkBody.bulk;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The limits of a bulk that are announced, kept, and paid for.
class BulkLimitsTest {

    private static final int MOST_OPERATIONS = 1_000;
    private static final int MOST_BYTES = 8 << 20;
    private static final int ROUNDS = 10;

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting fast = acme.setting("{\"rate\": {\"perSecond\": 10000, \"burst\": 10000}}");

    @Test
    void BLK_23_more_operations_than_announced_are_refused_and_none_runs() {
        Answer answer = fast.scim().post("/Bulk", users(MOST_OPERATIONS + 1));

        AnswerAssert.assertThat(answer).isRefused(413);
        assertThat(answer.at("/detail").asString()).contains("1000");
        assertThat(acme.people()).isEmpty();
    }

    @Test
    void BLK_23_as_many_as_announced_run() {
        BulkBody bulk = bulk();
        for (int i = 0; i < MOST_OPERATIONS; i++) {
            bulk.delete("/Users/" + i);
        }

        Answer answer = fast.scim().post("/Bulk", bulk.toString());

        AnswerAssert.assertThat(answer).hasStatus(200);
        assertThat(answer.at("/Operations")).hasSize(MOST_OPERATIONS);
    }

    @Test
    void a_chain_of_a_thousand_references_written_backwards_is_resolved() {
        BulkBody bulk = bulk();
        for (int i = MOST_OPERATIONS - 1; i > 0; i--) {
            bulk.userUnder("user" + i, "bulkId:user" + (i - 1));
        }
        bulk.user("user0");

        Answer answer = fast.scim().post("/Bulk", bulk.toString());

        AnswerAssert.assertThat(answer).hasStatus(200);
        assertThat(answer.at("/Operations"))
                .hasSize(MOST_OPERATIONS)
                .allMatch(result -> result.path("status").asString().equals("201"));
    }

    @Test
    void BLK_24_a_body_above_the_announced_size_is_refused_and_nothing_runs() throws Exception {
        String body = users(1) + " ".repeat(MOST_BYTES);

        Answer told = fast.scim().post("/Bulk", body);
        HttpResponse<String> chunked = chunked(body);

        AnswerAssert.assertThat(told).isRefused(413);
        assertThat(told.at("/detail").asString()).contains(String.valueOf(MOST_BYTES));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains(String.valueOf(MOST_BYTES));
        assertThat(acme.people()).isEmpty();
    }

    @Test
    void one_operation_may_not_carry_more_than_its_own_request_could() {
        String notes = "'" + "x".repeat(60_000) + "'";
        StringBuilder large =
                new StringBuilder("{'schemas': [], 'userName': 'ada', 'urn:example:2.0:User': {'notes': [");
        large.append(notes);
        for (int i = 0; i < 20; i++) {
            large.append(", ").append(notes);
        }

        Answer answer = fast.scim()
                .post(
                        "/Bulk",
                        bulk().post("/Users", "ada", large.append("]}}"))
                                .user("grace")
                                .toString());

        AnswerAssert.assertThat(answer).has("/Operations/0/status", "413").has("/Operations/1/status", "201");
    }

    @Test
    void a_bulk_is_admitted_whole_and_its_operations_are_a_debt_for_the_requests_after_it() throws Exception {
        BulkBody bulk = bulk();
        for (int i = 0; i < 40; i++) {
            bulk.delete("/Users/" + i);
        }
        TestSetting slow;
        Answer admitted;
        Answer after;
        Duration time;
        int rounds = 0;

        // The debt is paid back in three seconds: when a busy machine takes most of them, there is another try.
        do {
            long begun = System.nanoTime();
            slow = acme.setting("""
                    {"name": "Slow", "rate": {"perSecond": 10, "burst": 10}}""");
            admitted = slow.scim().post("/Bulk", bulk.toString());
            after = slow.scim().get("/Users");
            time = Duration.ofNanos(System.nanoTime() - begun);
            rounds++;
        } while (time.compareTo(Duration.ofSeconds(2)) > 0 && rounds < ROUNDS);

        AnswerAssert.assertThat(admitted).hasStatus(200);
        assertThat(admitted.at("/Operations")).hasSize(40);
        AnswerAssert.assertThat(after).isRefused(429);
        int wait = Integer.parseInt(after.headers().firstValue("Retry-After").orElse(""));
        assertThat(wait).isBetween(2, 5);
        Thread.sleep(Duration.ofSeconds(wait));
        AnswerAssert.assertThat(slow.scim().get("/Users")).hasStatus(200);
    }

    @Test
    void a_bulk_that_is_refused_costs_one_request() {
        TestSetting slow = acme.setting("""
                {"name": "Slow", "rate": {"perSecond": 1, "burst": 10}}""");

        AnswerAssert.assertThat(slow.scim().post("/Bulk", users(MOST_OPERATIONS + 1)))
                .isRefused(413);
        AnswerAssert.assertThat(slow.creating(user("ada"))).hasStatus(201);
    }

    private static String users(int count) {
        BulkBody bulk = bulk();
        for (int i = 0; i < count; i++) {
            bulk.user("user" + i);
        }
        return bulk.toString();
    }

    private HttpResponse<String> chunked(String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(fast.scimUrl() + "/Bulk"))
                .header("Authorization", "Bearer " + fast.token())
                .header("Content-Type", "application/scim+json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
