package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Area;
import dev.muster.http.Route;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The first wall between companies, tried at every route: with another company's id in any place of a request,
/// the answer is that for an id that nobody has, nothing of the other company is told, and nothing of it
/// changes. The same between two settings of a company.
class IsolationTest {

    private static final String MADE = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|new-\\d+|muster_\\w+|\"hint\":\"\\w+\"|W/\\\\?\"\\d+|(?<=name=\"_token\" value=\")[^\"]+";

    /// They say nothing about anybody: files, and where people come in.
    private static final List<String> OPEN = List.of(
            "/ServiceProviderConfig",
            "/assets/{file}",
            "/sign-in",
            "/first-start/{link}",
            "/invitation/{link}",
            "/new-password/{link}");

    /// What belongs to a company, and is no tenant's table.
    private static final String NO_TENANTS_TABLES = """
             union all select to_jsonb(t) from company t where id = ?
             union all select to_jsonb(t) from account_role t where company = ?
             union all select to_jsonb(t) from invitation t where company = ?
             union all select to_jsonb(t) - 'last_used_at' from api_key t where company = ?
             union all select to_jsonb(t) from audit t where chain = ?
            """;

    static TestServer server;
    static Tenant acme;
    static Tenant globex;
    private static Tenant neighbour;
    private static Sql superuser;
    private static String globexs = "";
    private static int count;

    @BeforeAll
    static void two_companies() {
        server = TestServer.start();
        acme = Tenant.on(server, "acme");
        globex = Tenant.on(server, "globex");
        neighbour = acme.neighbour(server, "initech");
        for (Tenant tenant : List.of(acme, globex)) {
            LoggedRequests.of(tenant.company(), tenant.ids().getOrDefault("setting", ""))
                    .read(tenant.ids().getOrDefault("request", ""));
        }
        superuser = new Sql(TestPostgres.asSuperuser(server.database()));
        globexs = everythingOf(globex);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<RouteSample> samples() {
        return RouteSample.all();
    }

    @Test
    void every_route_has_a_sample() {
        List<String> routes = new ArrayList<>();
        for (Area area : server.areas()) {
            if (!area.name().equals("health")) {
                for (Route route : area.routes()) {
                    routes.add(area.name() + " " + route.method() + " " + route.path());
                }
            }
        }

        assertThat(samples()).extracting(RouteSample::route).containsExactlyInAnyOrderElementsOf(routes);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void another_companys_id_is_answered_like_one_that_nobody_has(RouteSample sample) {

        for (String place : sample.places()) {
            if (!place.equals("company")) {
                answeredAlike(sample, place, globex, "globex");
            }
        }

        assertThat(everythingOf(globex)).isEqualTo(globexs);
    }

    /// An operator's key opens every company, and so this is asked with the company's own.
    @ParameterizedTest
    @MethodSource("samples")
    void the_whole_address_of_another_company_is_answered_like_one_that_nobody_has(RouteSample sample) {
        if (!sample.places().contains("company")) {
            return;
        }
        Map<String, String> nobodys = new HashMap<>();
        sample.places().forEach(place -> nobodys.put(place, UUID.randomUUID().toString()));
        Http door = sample.area().equals("api") ? acme.door("member") : door(sample);

        Answer unknown = send(sample, door, place -> nobodys.getOrDefault(place, acmes(place)));
        Answer foreign = send(
                sample,
                door,
                place -> sample.places().contains(place)
                        ? Objects.requireNonNull(globex.ids().get(place), place)
                        : acmes(place));

        assertThat(foreign.status())
                .as("%s", foreign)
                .isEqualTo(unknown.status())
                .isEqualTo(404);
        assertThat(masked(foreign, globex.ids()))
                .isEqualTo(masked(unknown, nobodys))
                .doesNotContainIgnoringCase("globex");
        assertThat(everythingOf(globex)).isEqualTo(globexs);
    }

    private static String masked(Answer answer, Map<String, String> ids) {
        String text = answer.text();
        for (String id : ids.values()) {
            text = text.replace(id, "*");
        }
        return text.replaceAll(MADE, "#");
    }

    @Test
    void a_method_that_a_route_does_not_have_tells_nothing_and_does_nothing() {
        List<String> routes = samples().stream().map(RouteSample::route).toList();

        for (RouteSample sample : samples()) {
            for (String method :
                    List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE")) {
                RouteSample other = sample.by(method);
                if (!routes.contains(other.route())) {
                    sample.places().stream()
                            .filter(place -> !place.equals("company"))
                            .forEach(place -> answeredAlike(other, place, globex, "globex"));
                }
            }
        }
        assertThat(everythingOf(globex)).isEqualTo(globexs);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_a_company_asks_of_its_own_tells_nothing_of_another(RouteSample sample) {
        boolean reads = sample.method().equals("GET") || sample.path().matches(".*(search|preview|explanation)");
        if (reads && !List.of("/companies", "/").contains(sample.path())) {
            Answer answer = send(sample, door(sample), IsolationTest::acmes);

            assertThat(answer.text()).doesNotContainIgnoringCase("globex");
        }
    }

    @Test
    void no_filter_order_page_or_cursor_lets_another_in() {
        for (String query : List.of(
                "/Users?filter=userName+pr+or+userName+eq+%22globex-ada%22",
                "/Users?filter=not+(userName+eq+%22acme-ada%22)+or+active+eq+true",
                "/Users?filter=groups.value+pr+or+emails.value+co+%22globex%22",
                "/Users?sortBy=userName&sortOrder=descending&count=1000",
                "/Users?sortBy=name.familyName&startIndex=2",
                "/Groups?filter=displayName+sw+%22globex%22+or+displayName+pr&sortBy=displayName",
                "/Groups?filter=members.value+eq+%22" + globex.ids().get("scimUser") + "%22+or+displayName+pr",
                "?filter=id+pr+or+id+eq+%22" + globex.ids().get("scimGroup") + "%22&count=1000")) {
            Answer answer = acme.scim().get(query);

            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.text()).doesNotContainIgnoringCase("globex");
        }
        String cursor =
                globex.scim().get("/Users?cursor=&count=1").at("/nextCursor").asString("none");
        assertThat(acme.scim().get("/Users?count=1&cursor=" + cursor).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void another_settings_id_is_answered_like_one_that_nobody_has(RouteSample sample) {
        for (String place : sample.places()) {
            if (sample.area().equals("scim")) {
                answeredAlike(sample, place, neighbour, "initech");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_unknown_company_is_404_at_every_address(RouteSample sample) {
        if (sample.places().contains("company")) {
            Answer answer = send(
                    sample,
                    door(sample),
                    acmesExcept("company", UUID.randomUUID().toString()));

            assertThat(answer.status()).as("%s", answer).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nobody_passes_without_the_right_credentials(RouteSample sample) {
        if (OPEN.contains(sample.path())) {
            return; // says nothing about anybody, and is open
        }
        String before = everythingOf(acme);
        Http door = door(sample);
        String otherDoors = (sample.area().equals("scim") ? globex.company().api() : acme.scim())
                .headers()
                .getOrDefault("Authorization", "");

        for (String credentials : List.of("", "Bearer ", "Bearer " + "x".repeat(64), otherDoors)) {
            Http stranger = door.without("Authorization").without("Cookie");
            stranger = credentials.isEmpty() ? stranger : stranger.with("Authorization", credentials);
            Answer answer = send(sample, stranger, IsolationTest::acmes);

            assertThat(answer.status()).as("%s", answer).isEqualTo(shut(sample));
        }
        assertThat(everythingOf(acme)).isEqualTo(before);
    }

    /// How somebody without credentials is answered: a person is led to where one signs in.
    private static int shut(RouteSample sample) {
        return sample.area().equals("console") && sample.method().equals("GET") ? 303 : 401;
    }

    private static void answeredAlike(RouteSample sample, String place, Tenant other, String name) {
        String nobodys = UUID.randomUUID().toString();
        String theirs = other.ids().getOrDefault(place, "");
        Answer unknown = send(sample, door(sample), acmesExcept(place, nobodys));
        Answer foreign = send(sample, door(sample), acmesExcept(place, theirs));

        assertThat(theirs).as("the id of a %s", place).isNotEmpty();
        assertThat(foreign.status())
                .as("%s", foreign)
                .isEqualTo(unknown.status())
                .isLessThan(500);
        assertThat(masked(foreign, theirs)).isEqualTo(masked(unknown, nobodys)).doesNotContainIgnoringCase(name);
    }

    private static String masked(Answer answer, String id) {
        return answer.text().replace(id, "*").replaceAll(MADE, "#");
    }

    private static Answer send(RouteSample sample, Http door, UnaryOperator<String> ids) {
        String body = sample.body(ids);
        return sample.through(door).send(sample.method(), sample.address(ids), body.isEmpty() ? null : body);
    }

    private static Http door(RouteSample sample) {
        return acme.door(sample.area());
    }

    private static String acmes(String place) {
        return switch (place) {
            case "unique" -> "new-" + count++;
            case "name" -> "User";
            case "file" -> "console.css";
            case "urn" -> "urn:ietf:params:scim:schemas:core:2.0:User";
            case "link" -> "x".repeat(57);
            default -> acme.ids().getOrDefault(place, "");
        };
    }

    private static UnaryOperator<String> acmesExcept(String changed, String id) {
        return place -> place.equals(changed) ? id : acmes(place);
    }

    /// Every row of a company but for what is written beside the requests: when its token was last used, how often
    /// which habit was, the places of events in the feed, and the log of requests.
    private static String everythingOf(Tenant tenant) {
        String tables = String.join(
                        " union all ",
                        superuser.tenantTables().stream()
                                .filter(table -> !List.of("habit_use", "feed", "request_log")
                                        .contains(table))
                                .filter(table -> !table.startsWith("scim_request"))
                                .map(table -> "select to_jsonb(t) - 'last_used_at' - 'feed_position' as row from "
                                        + table + " t where company_id = '"
                                        + tenant.company().id() + "'")
                                .toList())
                + NO_TENANTS_TABLES.replace("?", "'" + tenant.company().id() + "'");
        return String.join("\n", superuser.texts("select row from (" + tables + ") r order by row::text"));
    }
}
