package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.ApiClient;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tables in a node that has little memory: the long form of them is larger than all of it.
class TableMemoryTest {

    private static final String HEAP = "96m";
    private static final int TEXTS = 17;
    private static final int PEOPLE_IN_A_GROUP = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void groups_and_their_members_are_taken_and_given() throws Exception {
        peopleAndGroups(3_000);
    }

    @Test
    @Tag("long")
    void a_million_people_and_memberships_are_taken_and_given() throws Exception {
        peopleAndGroups(Integer.getInteger("table.lines", 1_000_000));
    }

    @Test
    void long_cells_are_stored_and_longer_ones_refused_by_line_and_field() throws Exception {
        String name = "ab cd ".repeat(10_000);
        try (OtherNode node = OtherNode.on(TestPostgres.freshDatabase(), HEAP)) {
            JsonNode report = imports(
                    company(node) + "/target-users/import",
                    "email,lastName\n",
                    120,
                    n -> "u" + n + "@acme.test," + (n % 40 == 7 ? name + name : name) + "\n");

            assertThat(report.path("created").asInt()).as("%s", report).isEqualTo(117);
            assertThat(report.path("rejectedCount").asInt()).isEqualTo(3);
            JsonNode first = report.path("rejected").path(0);
            assertThat(first.path("line").asInt()).isEqualTo(9);
            assertThat(first.path("field").asString()).isEqualTo("lastName");
            assertThat(first.path("message").asString()).contains("65536 characters");
        }
    }

    @Test
    void long_lines_are_stored_and_told_of_a_few_at_a_time_and_longer_ones_refused() throws Exception {
        try (OtherNode node = OtherNode.on(TestPostgres.freshDatabase(), HEAP)) {
            String company = company(node);
            Http api = Http.bearer(URI.create(company), TestServer.KEY, "application/json");
            String keys = IntStream.range(0, TEXTS)
                    .mapToObj(n -> api.post("/fields", "{\"name\": \"Text %d\", \"type\": \"text\"}".formatted(n)))
                    .map(made -> made.at("/key").asString())
                    .collect(Collectors.joining(","));
            String cells = ("," + "x".repeat(60_000)).repeat(TEXTS);

            JsonNode report = imports(
                    company + "/target-users/import",
                    "email," + keys + "\n",
                    60,
                    n -> "u" + n + "@acme.test" + cells + (n == 7 ? "x".repeat(30_000) : "") + "\n");

            assertThat(report.path("created").asInt()).as("%s", report).isEqualTo(59);
            assertThat(report.path("rejected").path(0).path("line").asInt()).isEqualTo(9);
            assertThat(report.path("rejected").path(0).path("message").asString())
                    .contains("1048576 characters");
            assertThat(created(api)).isEqualTo(59);
        }
    }

    /// How many people the whole feed tells of.
    private static int created(Http api) {
        int created = 0;
        String cursor = "";
        do {
            Answer page = api.get("/events?limit=1000" + (cursor.isEmpty() ? "" : "&after=" + cursor));
            AnswerAssert.assertThat(page).hasStatus(200);
            for (JsonNode event : page.at("/items")) {
                created += event.path("kind").asString().equals("user.created") ? 1 : 0;
            }
            cursor = page.at("/nextCursor").asString("");
        } while (!cursor.isEmpty());
        return created;
    }

    private void peopleAndGroups(int people) throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        try (OtherNode node = OtherNode.on(database, HEAP)) {
            String company = company(node);
            Instant began = Instant.now();

            JsonNode persons = imports(
                    company + "/target-users/import",
                    "email,firstName,lastName,department\n",
                    people,
                    n -> "u" + n + "@acme.test,Ada,Lovelace " + n + ",Department " + n % 40 + "\n");
            Instant imported = Instant.now();
            JsonNode members = imports(
                    company + "/target-groups/import",
                    "group,email\n",
                    people,
                    n -> "Group " + n / PEOPLE_IN_A_GROUP + ",u" + n + "@acme.test\n");

            Instant joined = Instant.now();

            assertThat(persons.path("created").asInt()).isEqualTo(people);
            assertThat(members.path("rejectedCount").asInt()).as("%s", members).isZero();
            assertThat(lines(company + "/target-users/export")).isEqualTo(1 + people);
            Instant exported = Instant.now();
            assertThat(lines(company + "/target-groups/export")).isEqualTo(1 + people);
            System.out.printf(
                    "people %d, heap %s, import %d s, memberships %d s, export %d s, memberships %d s%n",
                    people,
                    HEAP,
                    Duration.between(began, imported).toSeconds(),
                    Duration.between(imported, joined).toSeconds(),
                    Duration.between(joined, exported).toSeconds(),
                    Duration.between(exported, Instant.now()).toSeconds());
        }
    }

    private static String company(OtherNode node) {
        ApiClient api = new ApiClient(node.url() + "/api/v1", TestServer.KEY);
        return node.url() + "/api/v1" + api.company("Acme");
    }

    private JsonNode imports(String url, String header, int lines, IntFunction<String> line) throws Exception {
        HttpRequest request = request(url)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> table(header, lines, line)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /// A table that is made while it is read.
    @SuppressWarnings("JdkObsolete") // a SequenceInputStream knows nothing newer
    private static InputStream table(String header, int lines, IntFunction<String> line) {
        Iterator<String> all = IntStream.range(-1, lines)
                .mapToObj(n -> n < 0 ? header : line.apply(n))
                .iterator();
        Enumeration<InputStream> inTurn = new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return all.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(all.next().getBytes(StandardCharsets.UTF_8));
            }
        };
        return new SequenceInputStream(inTurn);
    }

    private int lines(String url) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                http.send(request(url).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            return (int) reader.lines().count();
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + TestServer.KEY);
    }
}
