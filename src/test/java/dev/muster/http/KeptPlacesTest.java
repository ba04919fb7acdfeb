package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Some places are kept for those who ask for little while others take all that there are for anybody.
class KeptPlacesTest {

    private static final int PLACES = 6;
    private static final int KEPT = 4;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Semaphore begun = new Semaphore(0);
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final HttpServer server = HttpServer.start(
            "127.0.0.1",
            0,
            List.of(health(), area()),
            (area, method, route, status, time) -> answered.add(area + " " + method + " " + route + " " + status),
            PLACES);
    private final Http greedy = new Http(URI.create("http://127.0.0.1:" + server.port()), Map.of());
    private final Http modest = greedy.with("From", "modest");
    private final List<Thread> clients = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        end.countDown();
        for (Thread client : clients) {
            client.join();
        }
        server.close();
    }

    @Test
    void when_all_is_taken_the_modest_are_served_and_nobody_else() throws Exception {
        slowly(greedy, PLACES);

        assertThat(greedy.get("/quick").status()).isEqualTo(503);
        assertThat(modest.get("/quick").status()).isEqualTo(200);
        assertThat(greedy.get("/quick").status()).as("still").isEqualTo(503);
    }

    @Test
    void what_is_kept_has_an_end_too() throws Exception {
        slowly(greedy, PLACES);
        slowly(modest, KEPT);

        Answer refused = modest.get("/quick");
        end.countDown();
        for (Thread client : clients) {
            client.join();
        }

        assertThat(refused.status()).isEqualTo(503);
        assertThat(greedy.get("/quick").status())
                .as("each place was given back")
                .isEqualTo(200);
        assertThat(modest.get("/quick").status()).isEqualTo(200);
    }

    @Test
    void who_sends_a_body_is_sent_away_too_when_it_has_come() throws Exception {
        slowly(greedy, PLACES);

        assertThat(greedy.post("/quick", "[]").status()).isEqualTo(503);
        assertThat(modest.post("/quick", "[]").status()).isEqualTo(200);
        assertThat(greedy.post("/quick", "[]").status()).as("still").isEqualTo(503);
    }

    /// RFC 9110 section 9.3.2: the next answer on the connection would begin with what follows the head.
    @Test
    void an_answer_to_head_has_no_body_when_it_is_a_refusal_too() throws Exception {
        slowly(greedy, PLACES);

        assertThat(greedy.send("HEAD", "/quick", null).text()).isEmpty();
        assertThat(greedy.get("/quick").text()).isEqualTo("full");
    }

    @Test
    void who_is_sent_away_is_told_the_request_and_counted() throws Exception {
        slowly(greedy, PLACES);

        Answer refused = greedy.get("/quick");
        greedy.post("/quick", "[]");

        assertThat(refused.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
        assertThat(answered).containsExactly("any GET  503", "any POST /quick 503");
    }

    @Test
    void a_claim_that_cannot_be_judged_is_a_refusal_and_a_fault_is_a_fault() throws Exception {
        slowly(greedy, PLACES);

        assertThat(greedy.with("From", "busy").get("/quick").status()).isEqualTo(429);
        assertThat(greedy.with("From", "broken").get("/quick").status()).isEqualTo(500);
        assertThat(modest.get("/quick").status())
                .as("their places were given back")
                .isEqualTo(200);
    }

    @Test
    void what_answers_under_any_load_does_so_with_a_slash_at_its_end_too() throws Exception {
        slowly(greedy, PLACES);

        assertThat(greedy.get("/health").status()).isEqualTo(200);
        assertThat(greedy.get("/health/").status()).isEqualTo(200);
    }

    private void slowly(Http client, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            clients.add(Thread.startVirtualThread(() -> client.get("/slow")));
        }
        assertThat(begun.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
    }

    private Area area() {
        Route.Behind<Gate.Anybody> anybody = new Route.Behind<>("anybody", Gate.open());
        Route quick = anybody.get("/quick", (who, request) -> Response.empty(200));
        Route slow = anybody.get("/slow", (who, request) -> {
            begun.release();
            await();
            return Response.empty(200);
        });
        Route posted = anybody.post("/quick", (who, request) -> Response.empty(200));
        return new Area("any", List.of(""), List.of(quick, posted, slow), new Errors())
                .servingFirst((request, left) -> isDue(request.header("From").orElse("")));
    }

    private static boolean isDue(String from) {
        return switch (from) {
            case "busy" -> throw new Refused(new Refusal.TooManyRequests(Duration.ofSeconds(1)));
            case "broken" -> throw new IllegalStateException("A claim cannot be judged");
            default -> from.equals("modest");
        };
    }

    private static Area health() {
        Route health = new Route.Behind<>("anybody", Gate.open()).get("/health", (who, request) -> Response.empty(200));
        return new Area("health", List.of(""), List.of(health), new Errors(), true, (request, left) -> false);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Errors() implements Area.Errors {

        @Override
        public Response refused(Refusal refusal) {
            int status = refusal instanceof Refusal.TooManyRequests ? 429 : 503;
            return Response.of(status, "text/plain", "full".getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public Response failed(String requestId) {
            return Response.empty(500);
        }
    }
}
