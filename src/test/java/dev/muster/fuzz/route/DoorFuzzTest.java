package dev.muster.fuzz.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.house.Tenant;
import dev.muster.http.Area;
import dev.muster.http.Method;
import dev.muster.http.Route;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Requests by chance to every route of the token endpoint, of SCIM, discovery included, and of what tells about
/// health, taken from the tables of routes: no fault of ours is answered. `-Dseed=` repeats a run.
///
/// [RouteFuzzTest] asks SCIM and the admin API by their descriptions, and [ConsoleFuzzTest] the pages.
class DoorFuzzTest {

    private static final List<String> WITH_A_TEST_OF_THEIR_OWN = List.of("api", "console");

    private static final List<String> PARAMETERS = List.of(
            "filter", "sortBy", "sortOrder", "startIndex", "count", "cursor", "attributes", "excludedAttributes");

    private static final List<String> OF_CLIENTS = List.of(
            "grant_type",
            "grant_type",
            "client_id",
            "client_secret",
            "scope",
            "client_assertion",
            "refresh_token",
            "username");

    private static final TestServer SERVER = TestServer.start();

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Chance chance = new Chance(new Random(seed));
    private final List<Area> areas = SERVER.areas().stream()
            .filter(area -> !WITH_A_TEST_OF_THEIR_OWN.contains(area.name()))
            .toList();
    private final Unasked unasked = new Unasked(areas);
    private final Tenant acme = Tenant.on(SERVER, "acme" + Math.floorMod(seed, 1_000_000));
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whatever_is_asked_of_the_token_endpoint_of_discovery_and_of_the_rest_is_answered() {
        ask(4);
    }

    @Test
    @Tag("long")
    void a_hundred_times_as_much_is_answered() {
        ask(400);
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            for (Area area : areas) {
                area.routes().forEach(route -> ask(area, route));
            }
            for (int one = 0; one < 10; one++) {
                asksForAToken();
            }
        }
        System.out.printf("DoorFuzzTest, -Dseed=%d: %s%n", seed, statuses);
        assertThat(unasked.left()).as("routes that nobody asked").isEmpty();
        assertThat(statuses.keySet())
                .as("health is told, and what is not JSON refused")
                .contains(200, 400);
    }

    private void ask(Area area, Route route) {
        StringBuilder query = new StringBuilder();
        for (int i = chance.random().nextInt(4); i > 0; i--) {
            String name = chance.one(6) ? chance.text() : chance.of(PARAMETERS);
            query.append(FromPages.encoded(name))
                    .append('=')
                    .append(FromPages.encoded(chance.text()))
                    .append('&');
        }
        String body = chance.one(6) ? chance.text() : chance.anything(0).toString();
        String path = chance.of(area.bases()) + address(route);
        asked(
                route,
                query.isEmpty() ? path : path + "?" + query,
                route.method() == Method.GET ? "" : body,
                credentials());
    }

    /// Forms such as clients send, and off it by a little.
    private void asksForAToken() {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = chance.random().nextInt(5); i > 0; i--) {
            form.put(chance.one(8) ? chance.text() : chance.of(OF_CLIENTS), chance.text());
        }
        if (!chance.one(3)) {
            form.put("grant_type", "client_credentials");
        }
        String body =
                FromPages.encoded(form) + (chance.one(6) ? chance.of(List.of("&", "=", "%", "%zz", "&a=1&a=2")) : "");
        String header = acme.door("oauth").headers().getOrDefault("Authorization", "");
        Map<String, String> headers = new LinkedHashMap<>(acme.door("oauth").headers());
        headers.put("Authorization", chance.one(3) ? header : "Basic " + shown());
        if (chance.one(8)) {
            headers.put("Content-Type", "application/json");
        }
        Route token = areas.stream()
                .filter(area -> area.name().equals("oauth"))
                .flatMap(area -> area.routes().stream())
                .findFirst()
                .orElseThrow();
        asked(token, "/oauth" + token.path(), body, headers);
    }

    /// What might be the credentials of a client.
    private String shown() {
        String text = chance.one(2) ? chance.text() + ":" + chance.text() : chance.text();
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return chance.one(4) ? encoded.replace("A", "!") : encoded;
    }

    private Map<String, String> credentials() {
        return chance.one(8)
                ? Map.of("Authorization", "Bearer " + shown())
                : acme.door("scim").headers();
    }

    private String address(Route route) {
        String address = route.path();
        for (String name : address.split("[{}]", -1)) {
            String own = route.path().startsWith("/Groups") ? "scimGroup" : "scimUser";
            String id = acme.ids().getOrDefault(own, "");
            // An empty one is the address of another route.
            String text =
                    chance.of(List.of("User", "urn:ietf:params:scim:schemas:core:2.0:User", id, "x" + chance.text()));
            address = address.replace("{" + name + "}", FromPages.encoded(text));
        }
        return address;
    }

    private void asked(Route route, String address, String body, Map<String, String> headers) {
        String method = route.method().name();
        long before = System.nanoTime();
        Answer answer = new Http(SERVER.url(), headers).send(method, address, body.isEmpty() ? null : body);
        Duration time = Duration.ofNanos(System.nanoTime() - before);
        unasked.asked(method, address);
        statuses.merge(answer.status(), 1, Integer::sum);
        String what = "-Dseed=%d: %s of %s %s %s".formatted(seed, answer, method, address, body);
        // 501 says that something is not offered.
        assertThat(answer.status() < 500 || answer.status() == 501).as(what).isTrue();
        assertThat(time).as(what).isLessThan(Duration.ofSeconds(20));
    }
}
