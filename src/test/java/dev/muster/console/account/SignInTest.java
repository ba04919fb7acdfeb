package dev.muster.console.account;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.MovingClock;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who comes in, how long they stay, and how those are slowed down who try.
class SignInTest {

    private static final String ADA = "ada@muster.example";
    private static final String PASSWORD = "correct horse battery staple";

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final MovingClock clock = new MovingClock();
    private final TestServer server = TestServer.on(database, clock);
    private final URI link = server.firstStart();
    private final Visit nobody = Visit.of(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_link_of_the_first_start_works_once_and_makes_an_operator() {
        Answer form = nobody.get(link.getPath());
        Visit ada = ada();
        Answer again = nobody.get(link.getPath());
        Answer twice =
                nobody.post(link.getPath(), Map.of("email", "eve@muster.example", "name", "Eve", "password", PASSWORD));

        assertThat(form).hasStatus(200);
        assertThat(ada.get("/companies")).hasStatus(200);
        assertThat(again).hasStatus(404);
        assertThat(twice).hasStatus(404);
        try (TestServer next = TestServer.on(database, clock)) {
            assertThat(next.hasFirstStart()).isFalse();
        }
    }

    @Test
    void each_start_gives_a_link_and_all_of_them_end_after_a_day() {
        try (TestServer next = TestServer.on(database, clock)) {
            assertThat(nobody.get(link.getPath())).hasStatus(200);
            assertThat(nobody.get(next.firstStart().getPath())).hasStatus(200);
            clock.moves(Duration.ofHours(24));
            assertThat(nobody.get(link.getPath())).hasStatus(404);
            assertThat(nobody.get(next.firstStart().getPath())).hasStatus(404);
        }
    }

    @Test
    void the_links_of_all_nodes_end_with_the_first_operator() {
        try (TestServer other = TestServer.on(database, clock)) {
            ada();

            assertThat(nobody.get(other.firstStart().getPath())).hasStatus(404);
        }
    }

    @Test
    void who_signs_in_is_led_to_where_they_wanted_to_go_and_never_to_another_site() {
        ada();

        assertThat(led("/companies?search=a%20b&sort=newest")).isEqualTo("/companies?search=a%20b&sort=newest");
        for (String elsewhere : List.of(
                "https://globex.example/",
                "//globex.example",
                "/\\globex.example",
                "/%0d%0aLocation:x y",
                "javascript:alert(1)",
                "companies")) {
            assertThat(led(elsewhere)).as(elsewhere).isEqualTo("/");
        }
        assertThat(nobody.get("/companies?search=a+b").headers().firstValue("Location"))
                .contains("/sign-in?next=%2Fcompanies%3Fsearch%3Da%2Bb");
        String wide = "/companies?search=" + "a".repeat(9000);
        assertThat(nobody.get(wide).headers().firstValue("Location").orElse("")).hasSizeGreaterThan(9000);
        assertThat(nobody.get("/companies?search=" + "%5B".repeat(4000))
                        .headers()
                        .firstValue("Location"))
                .contains("/sign-in");
    }

    @Test
    void the_cookie_of_a_session_is_read_by_no_script_and_sent_by_no_other_site() {
        ada();
        String cookie = cookie(nobody.signsIn(ADA, PASSWORD));
        try (TestServer proxied = TestServer.reachedAt(URI.create("https://muster.example"), database)) {
            Answer answer = new Visit(proxied.url(), "")
                    .http()
                    .with("Origin", "https://muster.example")
                    .post("/sign-in", "email=ada%40muster.example&password=correct+horse+battery+staple");

            assertThat(cookie).matches("muster-session=[\\w-]{43}; Path=/; SameSite=Lax; HttpOnly");
            assertThat(cookie(answer))
                    .matches("__Host-muster-session=[\\w-]{43}; Path=/; SameSite=Lax; Secure; HttpOnly");
        }
    }

    @Test
    void a_session_that_somebody_planted_is_never_the_one_that_is_signed_in() {
        ada();
        Visit planted = new Visit(server.url(), "A".repeat(43));

        Visit in = planted.with(planted.signsIn(ADA, PASSWORD));

        assertThat(in.session()).isNotEqualTo(planted.session());
        assertThat(planted.get("/companies")).hasStatus(303);
        assertThat(in.get("/companies")).hasStatus(200);
    }

    @Test
    void signing_in_again_ends_the_session_that_the_browser_had() {
        Visit before = ada();

        Visit after = before.with(before.signsIn(ADA, PASSWORD));

        assertThat(before.get("/companies")).hasStatus(303);
        assertThat(after.get("/companies")).hasStatus(200);
    }

    @Test
    void a_session_ends_after_eight_hours_without_use_and_after_a_day_in_any_case() {
        Visit idle = ada();
        Visit busy = nobody.with(nobody.signsIn(ADA, PASSWORD));

        for (int hour = 0; hour < 8; hour += 2) {
            clock.moves(Duration.ofHours(2));
            assertThat(busy.get("/companies")).hasStatus(200);
        }
        assertThat(idle.get("/companies")).hasStatus(303);
        for (int hour = 8; hour < 22; hour += 2) {
            clock.moves(Duration.ofHours(2));
            assertThat(busy.get("/companies")).hasStatus(200);
        }
        clock.moves(Duration.ofHours(2));
        assertThat(busy.get("/companies")).hasStatus(303);
    }

    @Test
    void who_signs_out_is_signed_out_on_every_node() {
        Visit here = ada();
        try (TestServer other = TestServer.on(database, clock)) {
            Visit there = new Visit(other.url(), here.session());
            assertThat(there.get("/companies")).hasStatus(200);

            Answer out = here.post("/sign-out", Map.of());

            assertThat(out).hasStatus(303);
            assertThat(cookie(out)).contains("Max-Age=0");
            assertThat(there.get("/companies")).hasStatus(303);
            assertThat(here.get("/companies")).hasStatus(303);
        }
    }

    @Test
    void another_password_ends_all_other_sessions_and_needs_the_present_one() {
        Visit here = ada();
        Visit elsewhere = nobody.with(nobody.signsIn(ADA, PASSWORD));

        Answer wrong =
                here.post("/account/password", Map.of("present", "guessed", "password", "another good password"));
        Answer weak = here.post("/account/password", Map.of("present", PASSWORD, "password", "short"));
        Answer right = here.post("/account/password", Map.of("present", PASSWORD, "password", "another good password"));

        assertThat(wrong).hasStatus(422);
        assertThat(weak).hasStatus(422);
        assertThat(weak.text()).contains("Use 12 to 256 characters.");
        assertThat(right).hasStatus(303);
        assertThat(elsewhere.get("/companies")).hasStatus(303);
        assertThat(here.get("/companies")).hasStatus(303);
        assertThat(here.with(right).get("/companies")).hasStatus(200);
        assertThat(nobody.signsIn(ADA, PASSWORD)).hasStatus(422);
        assertThat(nobody.signsIn(ADA, "another good password")).hasStatus(303);
    }

    @Test
    void who_leaves_everywhere_is_signed_out_in_all_browsers() {
        Visit here = ada();
        Visit elsewhere = nobody.with(nobody.signsIn(ADA, PASSWORD));

        here.post("/account/sessions/end", Map.of());

        assertThat(elsewhere.get("/companies")).hasStatus(303);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_answered_alike() {
        ada();

        Answer wrong = nobody.signsIn(ADA, "guessed");
        Answer unknown = nobody.signsIn("eve@muster.example", "guessed");

        assertThat(wrong).hasStatus(422);
        assertThat(unknown).hasStatus(422);
        assertThat(wrong.text())
                .contains("E-mail address or password is wrong.")
                .doesNotContain("guessed");
        assertThat(unknown.text().replace("eve@", "ada@")).isEqualTo(wrong.text());
    }

    @Test
    void who_guesses_must_wait_on_every_node_and_the_right_password_waits_too() {
        ada();
        try (TestServer other = TestServer.on(database, clock)) {
            for (int attempt = 0; attempt < 10; attempt++) {
                Visit node = attempt % 2 == 0 ? nobody : Visit.of(other);
                assertThat(node.signsIn(ADA.toUpperCase(Locale.ROOT), "guess " + attempt))
                        .hasStatus(422);
            }

            Answer refused = nobody.signsIn(ADA, PASSWORD);
            Answer refusedThere = Visit.of(other).signsIn(ADA, PASSWORD);

            assertThat(refused).hasStatus(429);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(800L, 901L);
            assertThat(refused.text()).contains("Too many attempts failed. Wait 15 minutes, then try again.");
            assertThat(refusedThere).hasStatus(429);
            clock.moves(Duration.ofMinutes(16));
            assertThat(nobody.signsIn(ADA, PASSWORD)).hasStatus(303);
        }
    }

    @Test
    void who_tries_many_accounts_from_one_address_must_wait() {
        ada();
        for (int attempt = 0; attempt < 50; attempt++) {
            assertThat(nobody.signsIn("nobody" + attempt + "@muster.example", "guess"))
                    .hasStatus(422);
        }

        assertThat(nobody.signsIn(ADA, PASSWORD)).hasStatus(429);
    }

    @Test
    void no_secret_is_kept_as_it_is() {
        Visit ada = ada();
        TestDatabase superuser = TestPostgres.asSuperuser(database);
        StringBuilder stored = new StringBuilder();
        for (String table : List.of("account", "session", "invitation", "password_link", "sign_in_attempt")) {
            superuser.texts("", "select to_jsonb(t)::text from " + table + " t").forEach(stored::append);
        }

        assertThat(stored.toString())
                .contains("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD, ada.session(), link.getPath().substring("/first-start/".length()));
    }

    private Visit ada() {
        return new Visit(server.url(), TestConsole.signIn(link, ADA, "Ada"));
    }

    private String led(String next) {
        Answer in = nobody.post("/sign-in", Map.of("email", ADA, "password", PASSWORD, "next", next));
        return in.headers().firstValue("Location").orElse("");
    }

    private static String cookie(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.contains("muster-session="))
                .findFirst()
                .orElse("");
    }
}
