package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.ApiKeys;
import dev.muster.access.Companies;
import dev.muster.access.key.KeyRing;
import dev.muster.activity.Audits;
import dev.muster.company.Ids;
import dev.muster.company.RoutingKeys;
import dev.muster.field.Fields;
import dev.muster.health.HealthRoutes;
import dev.muster.health.Metrics;
import dev.muster.http.Area;
import dev.muster.job.Jobs;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import dev.muster.store.Database;
import dev.muster.testing.ApiClient;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The description of the API, held against the routes and against what they answer.
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static TestServer server;
    private static DescribedApi described;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        described = new DescribedApi(server.api().get("/openapi.json").is(200).json());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_route_is_described_and_nothing_else() {
        TestDatabase place = TestPostgres.freshDatabase();
        try (Database database = Database.open(place.url(), place.user(), place.password(), 1)) {
            assertThat(operations(false)).containsExactlyInAnyOrderElementsOf(routes(api(database)));
        }
        Area health = new HealthRoutes(() -> true, new Metrics(), new Problem()).area();
        assertThat(operations(true)).containsExactlyInAnyOrderElementsOf(routes(health));
    }

    @Test
    void every_reference_leads_somewhere_and_every_part_is_used() {
        Set<String> used = new TreeSet<>();
        described.document().findValues("$ref").forEach(reference -> {
            assertThat(described.at(reference.stringValue()).isMissingNode())
                    .as(reference.stringValue())
                    .isFalse();
            used.add(reference.stringValue());
        });

        Set<String> parts = new TreeSet<>();
        for (String kind : List.of("parameters", "responses", "schemas")) {
            described
                    .document()
                    .path("components")
                    .path(kind)
                    .propertyNames()
                    .forEach(name -> parts.add("#/components/" + kind + "/" + name));
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void every_operation_names_its_path_parameters_its_key_and_its_refusals() {
        described
                .document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(member -> {
                    if (METHODS.contains(member.getKey()) && !path.getValue().has("servers")) {
                        String where = member.getKey() + " " + path.getKey();
                        JsonNode responses = member.getValue().path("responses");
                        assertThat(responses.has("401")).as(where).isTrue();
                        assertThat(responses.has("404"))
                                .as(where)
                                .isEqualTo(path.getKey().contains("{"));
                        assertThat(responses.has("413"))
                                .as(where)
                                .isEqualTo(member.getValue().has("requestBody"));
                        assertThat(responses.has("default")).as(where).isTrue();
                    }
                }));
        assertThat(described.document().path("security").toString()).isEqualTo("[{\"apiKey\":[]}]");
    }

    @Test
    void what_the_calls_answer_is_what_is_described() {
        List<ApiClient.Exchange> exchanges = new ArrayList<>();
        ApiClient api = new ApiClient(server.url() + "/api/v1", TestServer.KEY, exchanges::add);

        new Walk(api).everywhere();

        Set<String> answered = new TreeSet<>();
        for (ApiClient.Exchange exchange : exchanges) {
            String path = exchange.path().replaceFirst("\\?.*", "");
            Map.Entry<String, JsonNode> found = described.path(path).orElseThrow();
            String method = exchange.method().toLowerCase(Locale.ROOT);
            JsonNode response = described.response(
                    found.getValue().path(method), exchange.answer().status());
            described.check(exchange, response);
            answered.add(method + " " + found.getKey());
        }
        assertThat(answered).containsExactlyInAnyOrderElementsOf(operations(false));
    }

    private static Set<String> operations(boolean atTheRoot) {
        Set<String> operations = new TreeSet<>();
        described.document().path("paths").properties().forEach(path -> {
            if (path.getValue().has("servers") == atTheRoot) {
                path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(method + " " + path.getKey()));
            }
        });
        return operations;
    }

    private static List<String> routes(Area area) {
        return area.routes().stream()
                .map(route -> route.method().name().toLowerCase(Locale.ROOT) + " " + route.path())
                .toList();
    }

    private static Area api(Database database) {
        Jobs jobs = new Jobs(company -> {});
        Tokens tokens = new Tokens(new SecureRandom());
        OAuthClients clients = new OAuthClients(new SecureRandom());
        return new ApiRoutes(
                        ApiKeys.none(),
                        new KeyRing(database, Clock.systemUTC(), new Ids(), new SecureRandom()),
                        new Audits(database),
                        new Companies(
                                database, Clock.systemUTC(), new Ids(), new RoutingKeys(new SecureRandom()), jobs),
                        new Fields((transaction, key) -> Optional.empty(), change -> {}, jobs),
                        new Settings(tokens, clients, jobs),
                        tokens,
                        clients,
                        jobs,
                        "http://127.0.0.1")
                .area();
    }
}
