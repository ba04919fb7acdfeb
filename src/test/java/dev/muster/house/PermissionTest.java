package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Area;
import dev.muster.http.Method;
import dev.muster.http.Route;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.Team;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may what: every route of console and admin API × every role. The right that a route needs is read off its
/// gate; a gate that is not in the table here fails, and so does a cell that is answered otherwise.
class PermissionTest {

    /// Every route is tried on a company of its own: some of them delete it.
    private static TestServer server;

    /// Who sends these is signed out.
    private static final List<String> ENDING = List.of("/sign-out", "/account/sessions/end");

    private static String home;
    private static Map<Who, Visit> visits;
    private static Map<String, Route> routes;
    private static int count;

    /// Somebody with a role in the company, or in another one, or in none.
    enum Who {
        NOBODY,
        STRANGER,
        VIEWER,
        ADMINISTRATOR,
        OPERATOR
    }

    @BeforeAll
    static void one_of_each() {
        server = TestServer.start();
        Team operator = Team.of(server);
        home = server.api().company("Home");
        operator.welcomes(home, "stranger@acme.example", "administrator");
        operator.welcomes(home, "administrator@acme.example", "administrator");
        operator.welcomes(home, "viewer@acme.example", "viewer");
        visits = new EnumMap<>(Who.class);
        signIn();
        routes = new TreeMap<>();
        for (Area area : server.areas()) {
            area.routes().forEach(route -> routes.put(area.name() + " " + route.method() + " " + route.path(), route));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<RouteSample> samples() {
        return RouteSample.all().stream()
                .filter(sample -> List.of("console", "api").contains(sample.area()))
                .toList();
    }

    @Test
    void every_change_in_a_company_needs_an_administrator() {
        routes.forEach((name, route) -> {
            if (route.path().startsWith("/companies/{company}") && route.method() != Method.GET) {
                assertThat(route.gateName()).as(name).isIn("company", "administrator", "operator", "reader");
            }
        });
        assertThat(routes.values().stream()
                        .filter(route -> route.gateName().equals("reader"))
                        .map(Route::path))
                .as("what changes nothing, whatever its method")
                .allMatch(path -> path.matches(".*/(preview|sample|dry-run)"));
    }

    /// What the cells below expect is read off the gate: that it is the right one is written down a second time.
    @Test
    void every_route_is_behind_the_gate_that_was_decided_for_it() {
        Map<String, String> gates = new TreeMap<>();
        routes.forEach((name, route) -> gates.put(name, route.gateName()));

        assertThat(gates).isEqualTo(decided());
    }

    private static Map<String, String> decided() {
        Map<String, String> decided = new TreeMap<>();
        Source.page("src/test/resources/house/permissions.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", -1))
                .forEach(cells -> decided.put(cells[1], cells[0]));
        return decided;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_route_is_open_to_those_whom_its_gate_names(RouteSample sample) {
        Route route = Objects.requireNonNull(routes.get(sample.route()), sample.route());

        for (Who who : Who.values()) {
            String expected = expected(who, route, sample.area());
            Answer answer = asked(who, sample, company());

            assertThat(verdict(sample, answer, expected))
                    .as("%s: %s", who, answer)
                    .isEqualTo(expected);
        }
        if (ENDING.contains(sample.path())) {
            signIn();
        }
    }

    /// What the gate of a route says to somebody; `in` for whoever passes.
    private static String expected(Who who, Route route, String area) {
        boolean looks = route.method() == Method.GET;
        if (route.gateName().equals("open")) {
            return "in";
        }
        if (who == Who.NOBODY) {
            return area.equals("console") && looks ? "sign in" : "401";
        }
        return switch (route.gateName()) {
            case "signed in", "any key" -> "in";
            case "operator" -> who == Who.OPERATOR ? "in" : "403";
            case "reader" -> who == Who.STRANGER ? "404" : "in";
            case "administrator" -> changes(who);
            case "company" -> looks && who == Who.VIEWER ? "in" : changes(who);
            default -> "a gate without a line in this table: " + route.gateName();
        };
    }

    private static String changes(Who who) {
        return switch (who) {
            case NOBODY, STRANGER -> "404";
            case VIEWER -> "403";
            case ADMINISTRATOR, OPERATOR -> "in";
        };
    }

    /// An unknown object within the company is told to whoever has passed the gate only.
    private static String verdict(RouteSample sample, Answer answer, String expected) {
        String location = answer.headers().firstValue("Location").orElse("");
        boolean inner = sample.path().replace("{company}", "").contains("{")
                || !sample.places().isEmpty();
        return switch (answer.status()) {
            case 401 -> "401";
            case 403 -> "403";
            case 404 -> inner && expected.equals("in") ? "in" : "404";
            case 303 -> sample.method().equals("GET") && location.startsWith("/sign-in") ? "sign in" : "in";
            default -> answer.status() < 500 ? "in" : "fault";
        };
    }

    private static Answer asked(Who who, RouteSample sample, String company) {
        Visit visit = visits.getOrDefault(who, Visit.of(server));
        UnaryOperator<String> ids = place -> switch (place) {
            case "company" -> company;
            case "unique" -> "new-" + count++;
            case "formToken" -> who == Who.NOBODY ? "" : visit.token();
            default -> UUID.randomUUID().toString();
        };
        String body = sample.body(ids);
        Http door = sample.area().equals("api") ? door(who, company) : visit.http();
        return sample.through(door).send(sample.method(), sample.address(ids), body.isEmpty() ? null : body);
    }

    /// The admin API as that caller opens it.
    private static Http door(Who who, String company) {
        URI base = server.url().resolve("/api/v1");
        return switch (who) {
            case NOBODY -> new Http(base, Map.of("Content-Type", "application/json"));
            case STRANGER -> Http.bearer(base, key(home, "administrator"), "application/json");
            case VIEWER, ADMINISTRATOR ->
                Http.bearer(
                        base, key("/companies/" + company, who.name().toLowerCase(Locale.ROOT)), "application/json");
            case OPERATOR -> Http.bearer(base, TestServer.KEY, "application/json");
        };
    }

    private static String key(String company, String role) {
        return server.api()
                .post(company + "/api-keys", "{'role':'" + role + "'}")
                .is(201)
                .text("key");
    }

    /// A company in which the two have their roles.
    private static String company() {
        String id = server.api().company("Acme").substring("/companies/".length());
        new Sql(server.database()).run("""
                insert into account_role (account_id, company, role, since)
                select id, '%s', split_part(email, '@', 1), created_at from account
                where email in ('administrator@acme.example', 'viewer@acme.example')""".formatted(id));
        return id;
    }

    private static void signIn() {
        visits.clear();
        for (Who who : List.of(Who.STRANGER, Who.VIEWER, Who.ADMINISTRATOR, Who.OPERATOR)) {
            Visit nobody = Visit.of(server);
            String host = who == Who.OPERATOR ? "@muster.example" : "@acme.example";
            visits.put(who, nobody.with(nobody.signsIn(who.name().toLowerCase(Locale.ROOT) + host, Team.PASSWORD)));
        }
    }
}
