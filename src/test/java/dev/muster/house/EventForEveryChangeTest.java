package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever changes something leaves an event that names the request, who made it, and what was before or is
/// after: at every route that changes anything. What changes nothing leaves none.
class EventForEveryChangeTest {

    private static TestServer server;
    private static Sql superuser;
    private static Tenant read;
    private static int count;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        superuser = new Sql(TestPostgres.asSuperuser(server.database()));
        read = Tenant.on(server, "read");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<RouteSample> changes() {
        return RouteSample.all().stream()
                .filter(sample -> !isReading(sample))
                .filter(sample -> !sample.path().equals("/Me") && !sample.path().endsWith(".search"))
                .filter(sample -> !erasesItsEvents(sample))
                .filter(sample -> !sample.area().equals("console")) // nobody is signed in
                .toList();
    }

    /// The job that follows the deletion of a company erases its events too, perhaps before we look.
    private static boolean erasesItsEvents(RouteSample sample) {
        return sample.method().equals("DELETE") && sample.path().matches("/companies/\\{[^/]*}");
    }

    static List<RouteSample> readings() {
        return RouteSample.all().stream()
                .filter(EventForEveryChangeTest::isReading)
                .toList();
    }

    /// A preview says what a change would do (rule R1), and does nothing.
    private static boolean isReading(RouteSample sample) {
        return sample.method().equals("GET") || sample.path().endsWith("/preview");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void every_change_leaves_an_event_with_its_request(RouteSample sample) {
        Tenant acme = Tenant.withoutAccounts(server, "acme" + count++);

        Answer answer = send(sample, acme);

        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        String request = answer.headers().firstValue("X-Request-Id").orElseThrow();
        List<String> events = superuser.texts(told(sample).formatted(request));
        String actor = sample.area().equals("api") ? "api-key" : "setting";
        assertThat(events)
                .as("%s", answer)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).endsWith(" by " + actor));
    }

    /// Who may come in is no matter of the directory: the audit tells of it.
    private static String told(RouteSample sample) {
        return sample.path().contains("/api-keys")
                ? "select kind || ' by ' || actor_kind from audit where request_id = '%s'"
                : """
                select kind || ' by ' || actor_kind from event
                where request_id = '%s' and (before is not null or after is not null)
                """;
    }

    @ParameterizedTest
    @MethodSource("readings")
    void reading_leaves_none(RouteSample sample) {
        Answer answer = send(sample, read);

        String request = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(superuser.texts("select kind from event where request_id = '" + request + "'"))
                .isEmpty();
    }

    private static Answer send(RouteSample sample, Tenant tenant) {
        Http door = sample.through(tenant.door(sample.area()));
        if (sample.path().equals("/api-keys/{key}")) {
            String operators =
                    door.post("/api-keys", "{\"name\": \"Night shift\"}").id();
            return door.send(sample.method(), "/api-keys/" + operators, null);
        }
        String body = sample.body(place -> idOf(place, tenant));
        return door.send(sample.method(), sample.address(place -> idOf(place, tenant)), body.isEmpty() ? null : body);
    }

    private static String idOf(String place, Tenant tenant) {
        return switch (place) {
            case "unique" -> "new-" + count++;
            case "name" -> "User";
            case "urn" -> "urn:ietf:params:scim:schemas:core:2.0:User";
            default -> tenant.ids().getOrDefault(place, "");
        };
    }
}
