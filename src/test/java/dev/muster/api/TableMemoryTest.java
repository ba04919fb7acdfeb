package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
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
import java.util.Enumeration;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tables in a node that has little memory: the long form of them is larger than all of it.
class TableMemoryTest {

    private static final String HEAP = "96m";
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

    private void peopleAndGroups(int people) throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        try (OtherNode node = OtherNode.on(database, HEAP)) {
            String company = company(node);

            JsonNode persons = imports(
                    company + "/target-users/import",
                    "email,firstName,lastName,department\n",
                    people,
                    n -> "u" + n + "@acme.test,Ada,Lovelace " + n + ",Department " + n % 40 + "\n");
            JsonNode members = imports(
                    company + "/target-groups/import",
                    "group,email\n",
                    people,
                    n -> "Group " + n / PEOPLE_IN_A_GROUP + ",u" + n + "@acme.test\n");

            assertThat(persons.path("created").asInt()).isEqualTo(people);
            assertThat(members.path("rejectedCount").asInt()).as("%s", members).isZero();
            assertThat(lines(company + "/target-users/export")).isEqualTo(1 + people);
            assertThat(lines(company + "/target-groups/export")).isEqualTo(1 + people);
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
