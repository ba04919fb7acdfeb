package dev.muster.console.account;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.ApiClient;
import dev.muster.testing.MovingClock;
import dev.muster.testing.Team;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Roles, invitations and API keys: what each opens, and that nothing opens once it was taken.
class AccessTest {

    private static final MovingClock CLOCK = new MovingClock();

    private static TestDatabase database;
    private static TestServer server;
    private static TestServer other;
    private static Team operator;
    private static String acme;
    private static String globex;
    private static Visit ada;

    @BeforeAll
    static void two_companies_and_an_administrator_of_one() {
        database = TestPostgres.freshDatabase();
        server = TestServer.on(database, CLOCK);
        operator = Team.of(server);
        other = TestServer.on(database, CLOCK);
        acme = server.api().company("Acme");
        globex = server.api().company("Globex");
        ada = operator.welcomes(acme, "ada@acme.example", "administrator");
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
    }

    @Test
    void an_administrator_begins_in_their_company_and_knows_of_no_other() {
        Answer home = ada.get("/");

        assertThat(home.headers().firstValue("Location").orElse("")).startsWith(acme + "/");
        assertThat(ada.get(acme + "/settings")).hasStatus(200);
        assertThat(ada.post(acme + "/settings", Map.of("name", "Acme", "retentionDays", "30")))
                .hasStatus(303);
        assertThat(ada.get(globex + "/settings")).hasStatus(404);
        assertThat(ada.post(globex + "/settings", Map.of("name", "Mine", "retentionDays", "30")))
                .hasStatus(404);
        for (String page : List.of("/companies", "/companies/new", "/operators", "/audit", "/settings-health")) {
            assertThat(ada.get(page)).hasStatus(403);
        }
    }

    @Test
    void a_viewer_reads_everything_and_changes_nothing() {
        Visit grace = new Team(ada).welcomes(acme, "grace@acme.example", "viewer");

        Answer access = grace.get(acme + "/access");
        Answer change = grace.post(acme + "/settings", Map.of("name", "Mine", "retentionDays", "1"));

        assertThat(access).hasStatus(200);
        assertThat(access.text()).contains("ada@acme.example").doesNotContain("Make a link", "Remove ");
        assertThat(change).hasStatus(403);
        assertThat(change.text()).contains("This is not open to you");
        assertThat(grace.post(acme + "/access/invitations", Map.of("email", "eve@acme.example")))
                .hasStatus(403);
        assertThat(grace.get(acme + "/audit")).hasStatus(403);
        assertThat(server.api().get(acme).text("name")).isEqualTo("Acme");
    }

    @Test
    void another_role_and_no_role_hold_on_every_node_with_the_next_request() {
        Visit linus = operator.welcomes(acme, "linus@acme.example", "viewer");
        Visit there = new Visit(other.url(), linus.session());
        String id = account("linus@acme.example");

        assertThat(there.get(acme + "/audit")).hasStatus(403);
        assertThat(ada.post(acme + "/access/" + id + "/role", Map.of("role", "administrator")))
                .hasStatus(303);
        assertThat(there.get(acme + "/audit")).hasStatus(200);
        assertThat(ada.post(acme + "/access/" + id + "/removal", Map.of())).hasStatus(303);
        assertThat(there.get(acme + "/settings")).hasStatus(303);
        assertThat(there.signsIn("linus@acme.example", Team.PASSWORD)).hasStatus(422);
    }

    @Test
    void an_invitation_works_once_within_a_week_and_takes_nobodys_account() {
        String link = operator.invites(acme, "barbara@acme.example", "viewer");
        String late = operator.invites(acme, "late@acme.example", "viewer");
        String taken = operator.invites(globex, "ada@acme.example", "viewer");
        Visit nobody = new Visit(server.url(), "");
        Map<String, String> newcomer = Map.of("name", "Barbara", "password", Team.PASSWORD);

        assertThat(nobody.get(link).text()).contains("Join Acme", "barbara@acme.example");
        assertThat(nobody.post(link, newcomer)).hasStatus(303);
        assertThat(nobody.post(link, newcomer)).hasStatus(404);
        assertThat(nobody.get(link)).hasStatus(404);
        assertThat(nobody.post(taken, newcomer)).hasStatus(422);
        assertThat(ada.get(globex + "/settings")).hasStatus(404);
        CLOCK.moves(Duration.ofDays(7));
        assertThat(nobody.get(late)).hasStatus(404);
        assertThat(nobody.post(late, newcomer)).hasStatus(404);
        CLOCK.moves(Duration.ofDays(-7));
    }

    @Test
    void who_has_an_account_takes_an_invitation_with_it_and_chooses_between_companies() {
        Visit both = operator.welcomes(acme, "both@acme.example", "viewer");
        String link = operator.invites(globex, "both@globex.example", "administrator");

        assertThat(both.get(link).text()).contains("Accept with this account");
        assertThat(both.http().post(link + "/acceptance", "")).hasStatus(403);
        assertThat(both.post(link + "/acceptance", Map.of())).hasStatus(303);

        assertThat(both.get("/").text()).contains("Your companies", "Acme", "Globex");
        assertThat(both.get(globex + "/audit")).hasStatus(200);
    }

    @Test
    void a_revoked_invitation_is_dead() {
        String link = new Team(ada).invites(acme, "revoked@acme.example", "viewer");
        String id = first(ada.get(acme + "/access").text(), "access/invitations/([0-9a-f-]{36})/revocation");

        assertThat(ada.post(acme + "/access/invitations/" + id + "/revocation", Map.of()))
                .hasStatus(303);

        assertThat(new Visit(server.url(), "").get(link)).hasStatus(404);
    }

    @Test
    void the_last_operator_stays() {
        String id = database.texts("", "select id from account where operator").getFirst();

        Answer answer = operator.host().post("/operators/" + id + "/removal", Map.of());

        assertThat(answer).hasStatus(409);
        assertThat(operator.host().get("/operators")).hasStatus(200);
    }

    @Test
    void a_key_of_a_company_opens_that_company_with_its_role() {
        ApiClient viewer = client(server.api().post(acme + "/api-keys", "{'name':'Reports'}"), server);
        ApiClient administrator = client(server.api().post(acme + "/api-keys", "{'role':'administrator'}"), server);

        viewer.get(acme + "/target-users").is(200);
        viewer.patch(acme, "{'name':'Mine'}").refuses(403);
        viewer.post(acme + "/api-keys", "{'role':'administrator'}").refuses(403);
        viewer.get(acme + "/audit").refuses(403);
        viewer.get("/companies").refuses(403);
        viewer.get(globex).refuses(404);
        administrator.patch(acme, "{'retentionDays':31}").is(200);
        administrator.get(acme + "/audit").is(200);
        administrator.patch(globex, "{'name':'Mine'}").refuses(404);
        administrator.post("/api-keys", "{}").refuses(403);
        administrator.get("/audit").refuses(403);
    }

    @Test
    void a_key_of_an_operator_opens_all_until_it_is_revoked_on_every_node_or_ends() {
        ApiClient.Answer made =
                server.api().post("/api-keys", "{'name':'Backup'}").is(201);
        ApiClient here = client(made, server);
        ApiClient there = client(made, other);
        here.get("/companies").is(200);
        there.get(globex).is(200);
        assertThat(here.get("/api-keys").json().toString())
                .contains("lastUsedAt\":\"")
                .doesNotContain(made.text("key"));

        server.api().delete("/api-keys/" + made.id()).is(204);

        there.get("/companies").refuses(401);
        here.get("/companies").refuses(401);
        ApiClient ending = client(
                server.api()
                        .post("/api-keys", "{'expiresAt':'" + CLOCK.instant().plusSeconds(60) + "'}"),
                server);
        ending.get("/companies").is(200);
        CLOCK.moves(Duration.ofSeconds(61));
        ending.get("/companies").refuses(401);
    }

    @Test
    void a_key_made_on_the_page_is_shown_once_and_kept_as_its_hash() {
        Answer made = ada.post(acme + "/access/keys", Map.of("name", "Payroll", "role", "viewer", "days", "30"));
        String key = Team.fresh(made);

        new ApiClient(server.url() + "/api/v1", key).get(acme + "/fields").is(200);
        assertThat(key).matches("muster_key_[0-9A-Za-z]{49}");
        assertThat(ada.get(acme + "/access").text()).contains("Payroll").doesNotContain(key);
        assertThat(everything())
                .doesNotContain(
                        key, Team.PASSWORD, ada.session(), operator.host().session());
    }

    @Test
    void a_deleted_company_is_open_to_nobody() {
        String initech = server.api().company("Initech");
        Visit admin = operator.welcomes(initech, "admin@initech.example", "administrator");
        ApiClient key = client(server.api().post(initech + "/api-keys", "{}"), server);
        String link = operator.invites(initech, "next@initech.example", "viewer");

        server.api().delete(initech).is(202);

        assertThat(admin.get(initech + "/settings")).hasStatus(404);
        assertThat(admin.get("/").text()).contains("No company is open to you");
        key.get(initech).refuses(401);
        assertThat(new Visit(server.url(), "").get(link)).hasStatus(404);
    }

    private static ApiClient client(ApiClient.Answer made, TestServer node) {
        return new ApiClient(node.url() + "/api/v1", made.is(201).text("key"));
    }

    private static String account(String email) {
        return database.texts("", "select id from account where email = '" + email + "' and removed_at is null")
                .getFirst();
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String everything() {
        TestDatabase superuser = TestPostgres.asSuperuser(database);
        StringBuilder all = new StringBuilder();
        superuser
                .texts("", """
                select quote_ident(table_name) from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'""")
                .forEach(table -> superuser
                        .texts("", "select to_jsonb(t)::text from " + table + " t")
                        .forEach(all::append));
        return all.toString();
    }
}
