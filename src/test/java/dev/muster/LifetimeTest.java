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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifetimeTest {

    @Test
    void a_request_in_flight_is_finished_and_no_new_one_is_taken() throws Exception {
        try (OtherJvm server = OtherJvm.running(SlowServer.class);
                HttpClient client = HttpClient.newHttpClient()) {
            URI url = URI.create(server.line());
            CompletableFuture<HttpResponse<String>> inFlight =
                    client.sendAsync(get(url), HttpResponse.BodyHandlers.ofString());
            assertThat(server.line()).isEqualTo("in flight");

            server.tellToEnd();

            assertThat(server.line()).isEqualTo("stopping");
            assertThat(isServed(url)).isFalse();
            assertThat(inFlight.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
            assertThat(server.status()).isZero();
        }
    }

    /// Answers every request after two seconds.
    static final class SlowServer {

        private SlowServer() {}

        public static void main(String[] arguments) throws InterruptedException {
            Lifetime lifetime = new Lifetime();
            HttpServer http =
                    HttpServer.start("127.0.0.1", 0, List.of(area()), (area, method, route, status, time) -> {}, 100);
            lifetime.starting(() -> () -> {
                System.out.println("stopping");
                http.close();
            });
            System.out.println("http://127.0.0.1:" + http.port() + "/slow");
            lifetime.untilTold();
        }

        private static Area area() {
            Route slow = new Route.Behind<>("anybody", Gate.open()).get("/slow", (anybody, request) -> {
                System.out.println("in flight");
                sleep();
                return Response.of(200, "text/plain", "done".getBytes(StandardCharsets.UTF_8));
            });
            return new Area("slow", List.of(""), List.of(slow), new Area.Errors() {
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

        private static void sleep() {
            try {
                Thread.sleep(2_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isServed(URI url) throws InterruptedException {
        try (HttpClient another = HttpClient.newHttpClient()) {
            Thread.sleep(300); // the listening socket closes a moment after the word
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
