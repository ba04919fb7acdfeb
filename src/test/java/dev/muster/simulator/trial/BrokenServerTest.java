package dev.muster.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Servers that do not do what they should.
class BrokenServerTest {

    private final AtomicInteger ids = new AtomicInteger();
    private volatile int status;
    private volatile String list = "{\"totalResults\": 0}";
    private HttpServer server;

    @BeforeEach
    void starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_forgets_everything_misses_everybody(Provider provider) throws InterruptedException {
        Outcome outcome = run(provider);

        assertThat(outcome.found()).isEqualTo(new Outcome.Count(0, 0, 0));
        assertThat(outcome.differences())
                .hasSize(outcome.expected().users() + outcome.expected().groups())
                .allSatisfy(difference -> assertThat(difference.found()).isEqualTo("0 times"));
    }

    @Test
    void what_is_refused_is_told_in_plain_words_and_what_follows_is_not_sent() throws InterruptedException {
        status = 500;

        Outcome outcome = run(Provider.JUMPCLOUD);

        assertThat(outcome.failures()).anySatisfy(failure -> {
            assertThat(failure.what()).isEqualTo("create the user");
            assertThat(failure.request()).isEqualTo("POST /Users");
            assertThat(failure.reason()).isEqualTo("the server failed: out of order");
        });
        assertThat(outcome.failures()).anySatisfy(failure -> {
            assertThat(failure.what()).isEqualTo("rename the user");
            assertThat(failure.reason()).isEqualTo("was not sent: the server had refused to create it");
        });
        assertThat(Format.TEXT.write(outcome)).contains("Not granted: ", "Not everything arrived as it should.");
    }

    @Test
    void an_answer_that_is_no_list_or_no_token_ends_it_at_once() {
        list = "<html>";
        assertThatThrownBy(() -> run(Provider.OKTA))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("no totalResults");

        status = 401;
        assertThatThrownBy(() -> run(Provider.OKTA))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("401");

        server.stop(0);
        assertThatThrownBy(() -> run(Provider.OKTA))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("no answer");
    }

    private Outcome run(Provider provider) throws InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scim/v2");
        try (TrialRun run = new TrialRun(new Plan(base, "secret", provider, 10, 2, 3, 10_000, false, false))) {
            return run.run((doing, done, total) -> {});
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean reads = exchange.getRequestMethod().equals("GET");
        if (status != 0 && (status == 401 || !reads)) {
            reply(exchange, status, "{\"detail\": \"out of order\"}");
        } else if (reads) {
            reply(exchange, 200, list);
        } else {
            reply(exchange, 201, "{\"id\": \"" + ids.incrementAndGet() + "\"}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
