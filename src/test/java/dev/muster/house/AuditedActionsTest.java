package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.Team;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever an administrator changes, or takes out as a whole, is told of in the audit: at every route of the admin
/// API and of the console. What is not stands in a list here, with its reason.
class AuditedActionsTest {

    private static final String SETTING = "/companies/{company}/scim-settings/{setting}";

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    private static final Map<String, String> UNTOLD = Map.of(
            "console POST /theme",
            "how pages look to oneself",
            "console POST /first-start/{link}",
            "used up by the first operator, whose role is told of",
            "console POST /new-password/{link}",
            "the link is made by a command; PasswordLinkTest looks for both",
            "console POST /companies/{company}/scim-settings/new/leave",
            "leads to another page with what was typed",
            "console POST /companies/{company}/scim-settings/new/sample",
            "shows what would be",
            "console POST " + SETTING + "/connect",
            "leads to the next page",
            "console POST " + SETTING + "/trial",
            "for settings without people; its token is told of as any token",
            "api POST " + SETTING + "/preview",
            "shows what would be");

    /// Where the usual sample asks what would be, or is refused.
    private static final Map<String, String> BODIES = Map.of(
            "console POST /companies/{company}/scim-settings/new/groups",
            "do=save&provider=entra&name={unique}",
            "console POST /companies/{company}/access/{account}/role",
            "role=administrator",
            "console POST /companies/{company}/target-users/{user}/edit",
            "email={unique}@example.com",
            "console POST /companies/{company}/target-users/{user}/groups",
            "group={rest}",
            "console POST /companies/{company}/target-groups/{group}/members",
            "user={other}",
            "console POST " + SETTING + "/more",
            "people=keep&name=Entra+ID",
            "console POST " + SETTING + "/rules",
            "do=save&version={version}&name={unique}&grouping.kind=none&dialect=tolerant&rate.perSecond=50&rate.burst=100");

    private static TestServer server;
    private static Sql superuser;
    private static Tenant shared;
    private static int count;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        superuser = new Sql(TestPostgres.asSuperuser(server.database()));
        shared = Tenant.on(server, "acme");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<RouteSample> actions() {
        return RouteSample.all().stream()
                .filter(sample -> List.of("api", "console").contains(sample.area()))
                .filter(sample ->
                        !sample.method().equals("GET") || sample.path().endsWith("/export"))
                .filter(sample -> !UNTOLD.containsKey(sample.route()))
                .toList();
    }

    @Test
    void the_exceptions_are_routes() {
        assertThat(RouteSample.all()).extracting(RouteSample::route).containsAll(UNTOLD.keySet());
        assertThat(actions()).extracting(RouteSample::route).containsAll(BODIES.keySet());
        assertThat(actions()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void it_is_told_in_the_audit_by_whom_and_by_which_request(RouteSample sample) {
        boolean consumes = sample.isAnEnd() || sample.path().matches(".*(held|conflicts|rules).*");
        Tenant tenant = consumes ? another(sample.area()) : shared;
        RouteSample sent = new RouteSample(
                sample.area(),
                sample.method(),
                sample.path(),
                sample.query(),
                BODIES.getOrDefault(sample.route(), sample.body()));

        Answer answer = send(sent, tenant);

        String request = answer.headers().firstValue("X-Request-Id").orElseThrow();
        List<String> told = superuser.texts("select kind || ' from ' || address from audit where request_id = '"
                + request + "' and actor_kind = '" + (sample.area().equals("api") ? "api-key" : "account") + "'");
        assertThat(told)
                .as("%s", answer)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry).endsWith(" from 127.0.0.1"));
        assertThat(superuser
                        .texts("select details from audit where request_id = '" + request + "'")
                        .toString())
                .as("the people of the directory are told of by their ids")
                .doesNotContain("-ada", "-grace", "-linus", "@example.com", "@acme.example");
    }

    private static Tenant another(String area) {
        String name = "acme" + count++;
        return area.equals("api") ? Tenant.withoutAccounts(server, name) : Tenant.on(server, name);
    }

    @Test
    void every_kind_of_entry_has_words() {
        String words = Source.page("src/main/resources/dev/muster/console/texts.properties");

        for (String kind : new TreeSet<>(superuser.texts("select kind from audit"))) {
            assertThat(words).contains("\naudit.kind." + kind + "=");
        }
    }

    private static Answer send(RouteSample sample, Tenant tenant) {
        boolean operators = sample.path().matches("/(operators|companies/new).*");
        Visit operator = server.operator().host();
        Http door = sample.area().equals("console") && operators ? operator.http() : tenant.door(sample.area());
        UnaryOperator<String> ids =
                place -> operators && place.equals("formToken") ? operator.token() : idOf(sample.path(), place, tenant);
        String address = sample.address(ids);
        String body = sample.body(ids);
        return sample.through(door).send(sample.method(), address, body.isEmpty() ? null : body);
    }

    private static String idOf(String path, String place, Tenant tenant) {
        boolean ofInstallation = !path.startsWith("/companies");
        return switch (place) {
            case "unique" -> "new-" + count++;
            case "version" -> version(tenant);
            case "link" ->
                link(path.endsWith("/acceptance") ? "acme-boss@example.com" : "new-" + count++ + "@muster.example");
            case "key" -> ofInstallation ? operatorsKey() : tenant.ids().getOrDefault(place, "");
            case "account" -> ofInstallation ? anotherOperator() : tenant.ids().getOrDefault(place, "");
            case "invitation" ->
                ofInstallation ? invitedOperator() : tenant.ids().getOrDefault(place, "");
            case "rest" -> tenant.company().group("new-" + count++);
            case "other" ->
                tenant.company()
                        .api()
                        .post("/target-users", "{\"email\": \"new-%d@example.com\"}".formatted(count++))
                        .id();
            default -> Objects.requireNonNull(tenant.ids().get(place), place);
        };
    }

    /// When the form of the rules was made.
    private static String version(Tenant tenant) {
        String path = "/companies/%s/scim-settings/%s/rules"
                .formatted(tenant.ids().get("company"), tenant.ids().get("setting"));
        Matcher version = VERSION.matcher(tenant.door("console").get(path).text());
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static String link(String email) {
        String path = server.operator().invites(server.api().company("Globex"), email, "viewer");
        return path.substring("/invitation/".length());
    }

    private static String operatorsKey() {
        return server.api().post("/api-keys", "{'name':'Night shift'}").is(201).id();
    }

    private static String invitedOperator() {
        String email = "new-" + count++ + "@muster.example";
        server.operator().host().post("/operators/invitations", Map.of("email", email));
        return superuser
                .texts("select id from invitation where email = '" + email + "'")
                .getFirst();
    }

    private static String anotherOperator() {
        String email = "new-" + count++ + "@muster.example";
        Answer invited = server.operator().host().post("/operators/invitations", Map.of("email", email));
        String path = Team.fresh(invited).substring(server.url().toString().length());
        Visit.of(server).post(path, Map.of("name", "Olaf", "password", Team.PASSWORD));
        return superuser
                .texts("select id from account where email = '" + email + "'")
                .getFirst();
    }
}
