package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EntraSimulatorTest {

    private static final Person ADA = person("ada@acme.example", "Sales");
    private static final Person GRACE = person("o'grace@acme.example", null);
    private static final Organisation ACME =
            new Organisation(List.of(ADA, GRACE), List.of(new Team("R&D \"Blue\"", "g1", List.of(ADA, GRACE))));

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, JsonNode> bodies = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int refusal = 429;
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

    @Test
    void a_first_synchronisation_looks_up_creates_and_adds_the_members_one_by_one() throws InterruptedException {
        Summary summary = simulator().firstSynchronisation(ACME, (doing, done, total) -> {});

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "GET /scim/v2/Users?filter=userName+eq+%22ada%40acme.example%22",
                        "GET /scim/v2/Users?filter=userName+eq+%22o%27grace%40acme.example%22",
                        "POST /scim/v2/Users",
                        "POST /scim/v2/Users",
                        "GET /scim/v2/Groups?excludedAttributes=members&filter=displayName+eq+%22R%26D+%5C%22Blue%5C%22%22",
                        "POST /scim/v2/Groups",
                        "PATCH /scim/v2/Groups/3",
                        "PATCH /scim/v2/Groups/3");
        assertThat(summary.byStatus()).isEqualTo(Map.of(200, 3, 201, 3, 204, 2));
        assertThat(summary.failures()).isEmpty();
    }

    @Test
    void a_user_is_written_the_way_Entra_ID_writes_it() throws InterruptedException {
        simulator().firstSynchronisation(ACME, (doing, done, total) -> {});

        JsonNode ada = Objects.requireNonNull(bodies.get("ada@acme.example"));
        JsonNode grace = Objects.requireNonNull(bodies.get("o'grace@acme.example"));
        assertThat(ada.at("/emails/0/value").asString()).isEqualTo("ada@acme.example");
        assertThat(ada.at("/emails/0/primary").asBoolean()).isTrue();
        assertThat(ada.at("/roles").isArray()).isTrue();
        assertThat(ada.at("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department")
                        .asString())
                .isEqualTo("Sales");
        assertThat(grace.has("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"))
                .isFalse();
    }

    @Test
    void a_busy_server_is_asked_again_after_the_time_it_names() throws InterruptedException {
        refusals.set(3);

        Summary summary = simulator().firstSynchronisation(ACME, (doing, done, total) -> {});

        assertThat(summary.byStatus()).isEqualTo(Map.of(429, 3, 200, 3, 201, 3, 204, 2));
        assertThat(summary.failures()).isEmpty();
        assertThat(summary.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_is_refused_is_counted_and_the_rest_goes_on() throws InterruptedException {
        refusal = 409;
        refusals.set(1);

        Summary summary = simulator().firstSynchronisation(ACME, (doing, done, total) -> {});

        assertThat(summary.failures()).isEqualTo(Map.of("GET user 409", 1));
        assertThat(summary.answered(4)).isEqualTo(1);
        assertThat(summary.byStatus()).containsEntry(201, 2).containsEntry(204, 1);
    }

    @Test
    void progress_counts_every_user_group_and_membership() throws InterruptedException {
        Queue<Integer> heard = new ConcurrentLinkedQueue<>();

        simulator().firstSynchronisation(ACME, (doing, done, total) -> {
            assertThat(total).isEqualTo(5);
            heard.add(done);
        });

        assertThat(heard).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    private EntraSimulator simulator() {
        return new EntraSimulator(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scim/v2"), "secret");
    }

    /// Knows nobody, creates whatever it is sent, and is busy as often as it is told to.
    private void answer(HttpExchange exchange) throws IOException {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            reply(exchange, refusal, "");
            return;
        }
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        switch (exchange.getRequestMethod()) {
            case "GET" -> reply(exchange, 200, "{\"totalResults\": 0}");
            case "POST" -> {
                JsonNode body = new JsonMapper().readTree(exchange.getRequestBody());
                bodies.put(body.path("userName").asString("group"), body);
                reply(exchange, 201, "{\"id\": \"" + ids.incrementAndGet() + "\"}");
            }
            default -> reply(exchange, 204, "");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Person person(String userName, @Nullable String department) {
        return new Person(userName, "id-" + userName, "Ada", "Byron", "Analyst", department, "GB", "+44 1", true);
    }
}
