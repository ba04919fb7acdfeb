package dev.muster.fuzz.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.house.Tenant;
import dev.muster.http.Area;
import dev.muster.http.Method;
import dev.muster.http.Route;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.Team;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Requests by chance to every route of the console, made of the forms on its own pages: whatever is typed, no fault
/// of ours is answered, and nothing hangs. `-Dseed=` repeats a run.
class ConsoleFuzzTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String BOUNDARY = "the-end-of-a-part";

    private static final TestServer SERVER = TestServer.start();

    /// Names that nobody has had.
    private static int count;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Chance chance = new Chance(new Random(seed));
    private final Area console = SERVER.areas().stream()
            .filter(area -> area.name().equals("console"))
            .findFirst()
            .orElseThrow();
    private final Unasked unasked = new Unasked(List.of(console));
    private final FromPages pages = new FromPages(console.routes(), chance);
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private Tenant acme = tenant();
    private Visit operator = operator();
    private String token = operator.token();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whatever_is_asked_of_the_console_is_answered() {
        ask(2);
    }

    @Test
    @Tag("long")
    void twenty_times_as_much_is_answered() {
        ask(40);
    }

    private void ask(int times) {
        learn();
        for (int i = 0; i < times; i++) {
            console.routes().forEach(this::ask);
        }
        System.out.printf("ConsoleFuzzTest, -Dseed=%d: %s%n", seed, statuses);
        assertThat(unasked.left()).as("routes that nobody asked").isEmpty();
        // The sign-in form is always shown, and whoever signs out is led on.
        assertThat(statuses.keySet()).as("some are taken and led on").contains(200, 303);
    }

    /// Looks at every page once, as it is meant to be looked at.
    private void learn() {
        for (Route route : console.routes()) {
            if (route.method() == Method.GET && !route.path().startsWith("/assets")) {
                String address = address(route, false);
                pages.learn(address, operator.get(address).text());
            }
        }
        assertThat(pages.known()).as("routes that some page has a form for").hasSizeGreaterThan(40);
    }

    private void ask(Route route) {
        String address = address(route, true);
        Map<String, String> filled = pages.filled(route);
        if (route.path().endsWith("/trial")) {
            // A trial that is begun asks this server for a minute. The form is judged, and none begins without this.
            filled.remove("sure");
        }
        if (route.method() == Method.POST && !chance.one(20)) {
            filled.put(FromPages.TOKEN, token);
        }
        if (route.method() == Method.GET) {
            String asked = filled.isEmpty() ? address : address + "?" + FromPages.encoded(filled);
            pages.learn(asked, asked("GET", asked, "", operator.http()).text());
        } else if (route.path().endsWith("/import")) {
            StringBuilder parts = new StringBuilder();
            filled.forEach(
                    (name, value) -> parts.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                            .formatted(BOUNDARY, name, value)));
            Http door = operator.http().with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
            asked("POST", address, parts + (chance.one(4) ? "" : "--" + BOUNDARY + "--\r\n"), door);
        } else {
            asked("POST", address, FromPages.encoded(filled), operator.http());
        }
        if (route.method() == Method.POST && isGone()) {
            acme = tenant();
        }
    }

    /// Whether a form has deleted what nearly every address names: then all would be answered 404.
    private boolean isGone() {
        return acme.company()
                        .api()
                        .get("/scim-settings/" + acme.ids().get("setting"))
                        .status()
                == 404;
    }

    private static Tenant tenant() {
        return Tenant.on(SERVER, "acme" + count++);
    }

    private Answer asked(String method, String address, String body, Http door) {
        long before = System.nanoTime();
        Answer answer = door.send(method, address, body.isEmpty() ? null : body);
        Duration time = Duration.ofNanos(System.nanoTime() - before);
        unasked.asked(method, address);
        statuses.merge(answer.status(), 1, Integer::sum);
        String what = method + " " + address + " " + body;
        assertThat(answer.status())
                .as("-Dseed=%d: %s of %s", seed, answer.text(), what)
                .isLessThan(500);
        assertThat(time).as("-Dseed=%d: %s", seed, what).isLessThan(LONGEST);
        if (answer.headers().firstValue("Location").orElse("").startsWith("/sign-in")) {
            operator = operator(); // a form ended the session
            token = operator.token();
        }
        return answer;
    }

    /// One more operator: the forms take the right, the account or the session of whoever sends them.
    private Visit operator() {
        Visit nobody = new Visit(SERVER.url(), "");
        String email = "operator" + count++ + "@muster.example";
        Team first = SERVER.operator();
        return nobody.with(
                nobody.post(first.invitesOperator(email), Map.of("name", "Olga", "password", Team.PASSWORD)));
    }

    /// @param astray whether some of its ids are others than what they should be
    private String address(Route route, boolean astray) {
        String address = route.path();
        for (String name : address.split("[{}]", -1)) {
            String own =
                    acme.ids().getOrDefault(name, new UUID(0, chance.random().nextLong()).toString());
            boolean isKept = !astray || !chance.one(name.equals("company") || name.equals("setting") ? 12 : 4);
            address = address.replace("{" + name + "}", isKept ? own : FromPages.encoded(chance.text()));
        }
        return address;
    }
}
