package dev.muster;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Answer;
import dev.muster.testing.Browser;
import dev.muster.testing.MovingClock;
import dev.muster.testing.Team;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The way back for the only operator, who forgot the password, and for everybody else who did.
class PasswordLinkTest {

    private static final String OLGA = "olga@muster.example";
    private static final String FORGOTTEN = "correct horse battery staple";
    private static final String WANTED = "another horse, another staple";
    private static final Pattern LINK = Pattern.compile("https://muster\\.example(/new-password/[\\w-]{43})\\s");

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final MovingClock clock = new MovingClock();
    private final TestServer server = TestServer.on(database, clock);
    private final Visit nobody = Visit.of(server);
    private final StringWriter out = new StringWriter();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_only_operator_chooses_a_new_password_and_old_sessions_end() {
        Visit before = olga();
        String link = linkFor();

        Answer form = nobody.get(link);
        Answer weak = nobody.post(link, Map.of("password", "short"));
        Answer changed = nobody.post(link, Map.of("password", WANTED));

        assertThat(form).hasStatus(200);
        assertThat(form.text()).contains(OLGA);
        assertThat(weak).hasStatus(422);
        assertThat(weak.text()).contains("Use 12 to 256 characters.").doesNotContain("short\"");
        assertThat(changed).hasStatus(303);
        assertThat(nobody.with(changed).get("/companies")).hasStatus(200);
        assertThat(before.get("/companies")).hasStatus(303);
        assertThat(nobody.signsIn(OLGA, FORGOTTEN)).hasStatus(422);
        assertThat(nobody.signsIn(OLGA, WANTED)).hasStatus(303);
    }

    @Test
    void a_link_works_once_for_a_day_and_only_the_newest() {
        olga();
        String replaced = linkFor();
        String used = linkFor();
        assertThat(nobody.get(replaced)).hasStatus(404);
        assertThat(nobody.post(used, Map.of("password", WANTED))).hasStatus(303);
        String old = linkFor();

        clock.moves(Duration.ofHours(25));

        assertThat(nobody.get(used)).hasStatus(404);
        assertThat(nobody.post(used, Map.of("password", FORGOTTEN))).hasStatus(404);
        assertThat(nobody.get(old)).hasStatus(404);
        assertThat(nobody.signsIn(OLGA, WANTED)).hasStatus(303);
    }

    @Test
    void a_link_leads_nowhere_once_the_password_was_changed_otherwise() {
        Visit olga = olga();
        String link = linkFor();

        assertThat(olga.post("/account/password", Map.of("present", FORGOTTEN, "password", WANTED)))
                .hasStatus(303);

        assertThat(nobody.get(link)).hasStatus(404);
    }

    @Test
    void it_is_audited_that_a_link_was_made_and_used() {
        olga();
        Visit again = nobody.with(nobody.post(linkFor(), Map.of("password", WANTED)));

        assertThat(again.get("/audit").text()).contains("Link to a new password made", "Password changed");
        assertThat(asked("--email", "eve@muster.example")).isEqualTo(2);
        assertThat(out.toString()).contains("Nobody signs in as eve@muster.example.");
    }

    @Test
    void of_several_operators_it_must_be_said_which_and_anybody_else_can_be_named() {
        assertThat(asked()).isEqualTo(2);
        assertThat(out.toString()).contains("There is no operator yet");
        Visit olga = olga();
        String acme = server.api().company("Acme");
        Visit ada = new Team(olga).welcomes(acme, "ada@acme.example", "viewer");
        String link = linkFor("--email", "ADA@acme.example");

        assertThat(nobody.post(link, Map.of("password", WANTED))).hasStatus(303);
        assertThat(ada.get(acme + "/target-users")).hasStatus(303);
        assertThat(nobody.with(nobody.signsIn("ada@acme.example", WANTED)).get("/companies"))
                .hasStatus(403);
        assertThat(olga.get(acme + "/audit").text()).contains("Link to a new password made");

        TestPostgres.asSuperuser(database)
                .texts("", "update account set operator = true where name = 'ada@acme.example' returning 1");
        assertThat(asked()).isEqualTo(2);
        assertThat(out.toString()).contains("say whose password with --email: ada@acme.example, " + OLGA);
    }

    @Test
    void its_page_is_sound_and_tells_what_is_wrong_at_the_field() {
        olga();
        Browser browser = Browser.fresh();

        browser.opens(server.url() + linkFor());
        PageCheck.sound(browser, "new-password");
        browser.types("password", "short").presses("Change password");
        assertThat(browser.find("#password-error").getText()).startsWith("Use 12 to 256 characters.");
        browser.complaints(); // it was told by its status
        browser.types("password", WANTED).presses("Change password");

        assertThat(browser.find(".alert-success").getText()).contains("Your password was changed.");
    }

    private Visit olga() {
        return new Visit(server.url(), TestConsole.signIn(server.firstStart(), OLGA, "Olga"));
    }

    private String linkFor(String... flags) {
        assertThat(asked(flags)).isZero();
        Matcher found = LINK.matcher(out.toString());
        List<String> links = new ArrayList<>();
        while (found.find()) {
            links.add(URI.create(found.group(1)).getPath());
        }
        return links.getLast();
    }

    private int asked(String... flags) {
        List<String> all = new ArrayList<>(List.of(flags));
        all.addAll(List.of("--database-url", database.url(), "--public-url", "https://muster.example"));
        PasswordLink command = new PasswordLink(
                Map.of("MUSTER_DATABASE_USER", database.user(), "MUSTER_DATABASE_PASSWORD", database.password()));
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
    }
}
