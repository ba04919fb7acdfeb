package dev.muster.fuzz.route;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Requests by chance to every route that the descriptions tell of: whatever is asked, no fault of ours is answered,
/// nothing hangs, and nothing grows. `-Dseed=` repeats a run.
class RouteFuzzTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final TestServer SERVER = TestServer.start();

    /// Each door has a company of its own: what is sent to the API ends settings, tokens, users and groups.
    private TestCompany acme;

    private TestSetting entra;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Chance chance = new Chance(new Random(seed));
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Unasked unasked = new Unasked(
            SERVER.areas().stream().filter(area -> area.name().equals("api")).toList());

    @BeforeEach
    void a_company() {
        acme = TestCompany.on(SERVER, "Acme");
        entra = acme.setting("{\"hold\": null, \"rate\": {\"perSecond\": 10000, \"burst\": 10000}}");
        entra.createsGroup("Engines", entra.creates(user("ada")));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whatever_is_asked_of_the_admin_API_is_answered() {
        askTheApi(4);
    }

    @Test
    void whatever_is_asked_by_SCIM_is_answered() {
        askByScim(400);
    }

    @Test
    @Tag("long")
    void a_hundred_times_as_much_is_answered_and_nothing_grows() {
        askTheApi(20);
        a_company();
        askByScim(2000);
        long before = used();
        askTheApi(200);
        a_company();
        askByScim(30_000);

        assertThat(used() - before).as("bytes more in use").isLessThan(64L << 20);
    }

    private void askTheApi(int times) {
        FromOpenApi described =
                new FromOpenApi(SERVER.api().get("/openapi.json").is(200).json(), chance);
        List<FromOpenApi.Operation> operations = described.operations();
        assertThat(operations).hasSizeGreaterThan(50);
        Map<String, String> ids = ids();
        for (int i = 0; i < times; i++) {
            for (FromOpenApi.Operation operation : operations) {
                String query = described.query(operation).entrySet().stream()
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
                String path = filled(operation, ids);
                String body = described.body(operation);
                Http door = new Http(SERVER.url().resolve("/api/v1"), acme.api().headers());
                unasked.asked(operation.method(), "/api/v1" + path);
                boolean isTable = operation.path().endsWith("/import");
                Http typed = isTable ? door.with("Content-Type", "text/csv") : door;
                asked(
                        operation.method() + " " + path + "?" + query + " " + body,
                        () -> typed.send(operation.method(), path + "?" + query, body.isEmpty() ? null : body));
            }
        }
        told("admin API");
        assertThat(unasked.left()).as("routes that nobody asked").isEmpty();
    }

    private void askByScim(int times) {
        FromScimSchemas schemas =
                new FromScimSchemas(entra.scim().get("/Schemas").json(), chance);
        for (int i = 0; i < times; i++) {
            String type = chance.one(2) ? "User" : "Group";
            String some = "/" + type + "s";
            String one = some + "/" + (chance.one(3) ? encoded(chance.text()) : some(type));
            String filter = encoded(schemas.filter());
            switch (chance.random().nextInt(8)) {
                case 0 -> scim("POST", some, schemas.resource(type));
                case 1 -> scim("PUT", one, schemas.resource(type));
                case 2, 3 -> scim("PATCH", one, schemas.patch());
                case 4 -> scim("GET", some + "?filter=" + filter + "&sortBy=" + encoded(schemas.path()), "");
                case 5 -> scim("GET", "?count=" + encoded(chance.text()) + "&filter=" + filter, "");
                case 6 -> scim(chance.one(20) ? "DELETE" : "GET", one + "?attributes=" + encoded(schemas.path()), "");
                default ->
                    scim(
                            "POST",
                            chance.of(List.of("/Bulk", "/.search", some + "/.search", some)),
                            chance.anything(0).toString());
            }
        }
        told("SCIM");
    }

    private void scim(String method, String path, String body) {
        asked(method + " " + path + " " + body, () -> entra.scim().send(method, path, body.isEmpty() ? null : body));
    }

    private void asked(String what, Supplier<Answer> request) {
        long before = System.nanoTime();
        Answer answer = request.get();
        Duration time = Duration.ofNanos(System.nanoTime() - before);
        statuses.merge(answer.status(), 1, Integer::sum);
        // 501 says that something is not offered.
        assertThat(answer.status() < 500 || answer.status() == 501)
                .as("-Dseed=%d: %s of %s", seed, answer.status() + " " + answer.text(), what)
                .isTrue();
        assertThat(time).as("-Dseed=%d: %s", seed, what).isLessThan(LONGEST);
    }

    private void told(String door) {
        System.out.printf("RouteFuzzTest, -Dseed=%d, %s: %s%n", seed, door, statuses);
        assertThat(statuses.keySet()).as("some are taken, some are not").contains(200, 400);
    }

    private String some(String type) {
        return entra.scim().get("/" + type + "s?count=1").at("/Resources/0/id").asString("none");
    }

    private Map<String, String> ids() {
        Map<String, String> ids = new HashMap<>();
        ids.put("company", acme.id());
        ids.put("setting", entra.id());
        ids.put("user", acme.api().get("/target-users").at("/items/0/id").asString("none"));
        ids.put("group", acme.api().get("/target-groups").at("/items/0/id").asString("none"));
        ids.put("field", acme.api().get("/fields").at("/items/0/id").asString("none"));
        return ids;
    }

    /// The company and the setting stay: the other requests need them.
    private String filled(FromOpenApi.Operation operation, Map<String, String> ids) {
        String path = operation.path();
        boolean ends = operation.method().equals("DELETE") && path.matches(".*/\\{(company|setting)}");
        for (String name : path.split("[{}]", -1)) {
            String own = ids.getOrDefault(name, new UUID(0, chance.random().nextLong()).toString());
            boolean isKept = (name.equals("company") || name.equals("setting")) && !ends && !chance.one(10);
            path = path.replace("{" + name + "}", isKept || (!ends && !chance.one(3)) ? own : encoded(chance.text()));
        }
        return path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
