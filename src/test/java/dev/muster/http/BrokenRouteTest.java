package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.refusal.Refusal;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults of ours, those of the JVM too: the caller learns that it was one, in the form of the area and with
/// the number of the request that the log has it under.
class BrokenRouteTest {

    private final HttpServer server =
            HttpServer.start("127.0.0.1", 0, List.of(area()), (area, method, route, status, time) -> {}, 4);
    private final Http client = new Http(URI.create("http://127.0.0.1:" + server.port()), Map.of());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exception", "/error"})
    void a_fault_is_answered_with_the_number_of_its_request(String path) {
        Answer answer = client.get(path);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(client.get("/well").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exception/late", "/error/late"})
    void an_answer_that_breaks_off_does_not_read_as_a_whole(String path) {
        assertThatThrownBy(() -> client.get(path)).hasMessageNotContaining("500");
        assertThat(client.get("/well").status()).isEqualTo(200);
    }

    @Test
    void every_place_is_given_back() {
        for (int i = 0; i < 20; i++) {
            client.get("/error");
        }

        assertThat(client.get("/well").status()).isEqualTo(200);
    }

    private static Area area() {
        Route.Behind<Gate.Anybody> anybody = new Route.Behind<>("anybody", Gate.open());
        return new Area(
                "any",
                List.of(""),
                List.of(
                        anybody.get("/well", (who, request) -> Response.empty(200)),
                        anybody.get("/exception", (who, request) -> {
                            throw new IllegalStateException("on purpose");
                        }),
                        anybody.get("/error", (who, request) -> {
                            throw new StackOverflowError("on purpose");
                        }),
                        anybody.get(
                                "/exception/late",
                                (who, request) -> Response.streamed(200, "text/plain", out -> {
                                    out.write("Half of ".getBytes(StandardCharsets.US_ASCII));
                                    out.flush();
                                    throw new IllegalStateException("on purpose");
                                })),
                        anybody.get(
                                "/error/late",
                                (who, request) -> Response.streamed(200, "text/plain", out -> {
                                    out.write("Half of ".getBytes(StandardCharsets.US_ASCII));
                                    out.flush();
                                    throw new StackOverflowError("on purpose");
                                }))),
                new Errors());
    }

    private record Errors() implements Area.Errors {

        @Override
        public Response refused(Refusal refusal) {
            return Response.empty(503);
        }

        @Override
        public Response failed(String requestId) {
            return Response.of(500, "text/plain", requestId.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
