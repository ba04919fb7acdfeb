package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Area;
import dev.muster.http.Gate;
import dev.muster.http.HttpServer;
import dev.muster.http.Response;
import dev.muster.http.Route;
import dev.muster.refusal.Refusal;
import dev.muster.testing.OtherJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifetimeTest {

    /// Less than the twenty seconds for which requests in flight are waited for.
    private static final int PATIENCE_SECONDS = 15;

    @Test
    void a_request_in_flight_is_finished_and_no_new_one_is_taken() throws Exception {
        try (OtherJvm server = OtherJvm.running(PatientServer.class);
                HttpClient client = HttpClient.newHttpClient()) {
            URI url = URI.create(server.line());
            CompletableFuture<HttpResponse<String>> inFlight =
                    client.sendAsync(get(url.resolve("/later")), HttpResponse.BodyHandlers.ofString());
            assertThat(server.line()).isEqualTo("in flight");

            server.tellToEnd();

            assertThat(server.line()).isEqualTo("stopping");
            assertThat(isServedNoMore(url.resolve("/now"))).isTrue();
            assertThat(inFlight).isNotDone();
            server.hears("answer");
            assertThat(inFlight.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
            assertThat(server.status()).isZero();
        }
    }

    /// Answers some requests only when it hears a word.
    static final class PatientServer {

        private static final CountDownLatch HEARD = new CountDownLatch(1);

        private PatientServer() {}

        public static void main(String[] arguments) throws InterruptedException {
            Lifetime lifetime = new Lifetime();
            HttpServer http =
                    HttpServer.start("127.0.0.1", 0, List.of(area()), (area, method, route, status, time) -> {}, 100);
            lifetime.starting(() -> () -> {
                System.out.println("stopping");
                http.close();
            });
            Thread.ofPlatform().daemon().start(PatientServer::hear);
            System.out.println("http://127.0.0.1:" + http.port());
            lifetime.untilTold();
        }

        private static Area area() {
            Route.Behind<Gate.Anybody> anybody = new Route.Behind<>("anybody", Gate.open());
            Route later = anybody.get("/later", (somebody, request) -> {
                System.out.println("in flight");
                awaitWord();
                return done();
            });
            Route now = anybody.get("/now", (somebody, request) -> done());
            return new Area("patient", List.of(""), List.of(later, now), new Area.Errors() {
                @Override
                public Response refused(Refusal refusal) {
                    return Response.empty(400);
                }

                @Override
                public Response failed(String requestId) {
                    return Response.empty(500);
                }
            });
        }

        private static Response done() {
            return Response.of(200, "text/plain", "done".getBytes(StandardCharsets.UTF_8));
        }

        private static void hear() {
            try {
                if (System.in.read() >= 0) {
                    HEARD.countDown();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void awaitWord() {
            try {
                HEARD.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The listening socket closes a moment after the word.
    private static boolean isServedNoMore(URI url) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        boolean served = isServed(url);
        while (served && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            served = isServed(url);
        }
        return !served;
    }

    private static boolean isServed(URI url) throws InterruptedException {
        try (HttpClient another = HttpClient.newHttpClient()) {
            return another.send(get(url), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpRequest get(URI url) {
        return HttpRequest.newBuilder(url).build();
    }
}
