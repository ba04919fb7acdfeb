package dev.muster.house;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.muster.testing.Answer;
import dev.muster.testing.HeardLog;
import dev.muster.testing.Http;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Seeded secrets and a seeded person, looked for in everything that ever leaves Muster: the answer of every route,
/// pages and exports among them, the log and the metrics.
class CanaryTest {

    private static final String PASSWORD = "Kanarienv0gel-Pa$$w0rd";
    private static final String PERSON = "zeisig";
    private static final List<String> TELLING = List.of(
            "/Users/[^/.]+",
            "/Users\\?filter=.*",
            "/Groups/[^/.]+",
            "/companies/[^/]+/target-users/[0-9a-f-]+",
            "/companies/[^/]+/target-users\\?.*",
            "/companies/[^/]+/target-users/export(\\?.*)?",
            "/companies/[^/]+/scim-settings/[^/]+/requests/[^/]+");

    private static final HeardLog LOG = new HeardLog();
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("dev.muster");

    private static TestServer server;
    private static Level before = Level.INFO;
    private static final Set<String> SECRETS = new TreeSet<>();
    private static final List<Answer> ACMES = new ArrayList<>();
    private static final List<Answer> GLOBEXS = new ArrayList<>();
    private static String metrics = "";

    @BeforeAll
    static void everything_is_asked_for() {
        before = OURS.getEffectiveLevel();
        OURS.setLevel(Level.TRACE);
        LOG.start();
        ROOT.addAppender(LOG);
        server = TestServer.start();
        Tenant acme = seeded(Tenant.on(server, "acme"));
        Tenant globex = Tenant.on(server, "globex");
        acme.doors().values().forEach(door -> SECRETS.addAll(secrets(door)));
        // The person is looked at before anything changes it, and nothing ends before all else was asked.
        List<RouteSample> inOrder = RouteSample.all().stream()
                .sorted(Comparator.comparing(RouteSample::isAnEnd)
                        .thenComparing(sample -> !sample.method().equals("GET")))
                .toList();
        for (RouteSample sample : inOrder) {
            ACMES.add(answer(sample, acme));
            GLOBEXS.add(answer(sample, globex));
        }
        metrics = new Http(server.url(), Map.of()).get("/metrics").text();
    }

    @AfterAll
    static void stop() {
        ROOT.detachAppender(LOG);
        OURS.setLevel(before);
        server.close();
    }

    @Test
    void what_was_seeded_is_there_to_be_found() {
        assertThat(SECRETS)
                .hasSizeGreaterThan(2)
                .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(15));
        // By the doors whose answers are looked through: SCIM, admin API, console, tables and the log of requests.
        for (String told : TELLING) {
            assertThat(ACMES)
                    .filteredOn(answer -> answer.asked().matches("GET " + told))
                    .as(told)
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.text()).contains(PERSON));
        }
        assertThat(ACMES).hasSizeGreaterThan(80);
        assertThat(LOG.events()).hasSizeGreaterThan(100);
        assertThat(metrics).contains("muster_http_requests_seconds_count");
    }

    @Test
    void SEC_04_no_answer_tells_a_token_or_a_password_again() {
        for (String secret : SECRETS) {
            assertThat(ACMES).allSatisfy(answer -> assertThat(told(answer)).doesNotContain(secret));
            assertThat(GLOBEXS).allSatisfy(answer -> assertThat(told(answer)).doesNotContain(secret));
        }
    }

    @Test
    void no_answer_to_another_company_tells_of_the_person() {
        assertThat(GLOBEXS).allSatisfy(answer -> assertThat(told(answer)).doesNotContainIgnoringCase(PERSON));
    }

    @Test
    void SEC_08_neither_log_nor_metrics_tell_a_secret_or_a_person() {
        String logged = LOG.events().stream().map(CanaryTest::text).collect(Collectors.joining("\n"));

        for (String secret : SECRETS) {
            assertThat(logged).doesNotContain(secret);
            assertThat(metrics).doesNotContain(secret);
        }
        assertThat(logged).doesNotContainIgnoringCase(PERSON);
        assertThat(metrics).doesNotContainIgnoringCase(PERSON);
    }

    /// So that all that can be logged is what was heard here: ours at every level, the libraries from WARN.
    @Test
    void no_level_of_the_log_can_be_switched_from_outside() {
        String configuration = Source.page("src/main/java/dev/muster/Logging.java");

        assertThat(Pattern.compile("get(?:env|Property)\\(([^)]*)\\)")
                        .matcher(configuration)
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .as("another file, and the format")
                .containsExactly("CONFIG_FILE_PROPERTY", "\"MUSTER_LOG\"");
        assertThat(configuration).contains("root.setLevel(Level.INFO)");
    }

    /// A person in every place that a person can come to, with a password that the client wants kept; in the setting
    /// that the doors open and the addresses name, so that every answer could tell of it.
    private static Tenant seeded(Tenant acme) {
        String token = acme.scim().headers().getOrDefault("Authorization", "").substring("Bearer ".length());
        TestSetting entra = new TestSetting(
                acme.company(),
                acme.ids().getOrDefault("setting", ""),
                acme.scim().base().toString(),
                token);
        SECRETS.add(entra.token());
        SECRETS.add(PASSWORD);
        SECRETS.add(TestServer.KEY);
        Answer made = entra.creating(user(PERSON).department(PERSON).with("password", "\"" + PASSWORD + "\""));
        String id = made.id();
        entra.patches(id, "{\"op\": \"replace\", \"path\": \"password\", \"value\": \"%s\"}".formatted(PASSWORD));
        String group = entra.createsGroup(PERSON, id);
        entra.creating(user(PERSON).with("password", "\"" + PASSWORD + "\""));
        entra.finds("userName eq \"" + PERSON + "\"");
        // The token in every wrong place that clients have been seen to put it.
        entra.scim().get("/Users?access_token=" + entra.token());
        entra.scim().get("/" + entra.token());
        acme.company().api().get("/target-users?search=" + PERSON);
        String person = acme.company().person(PERSON).path("id").asString();
        acme.company().addsByHand(acme.ids().getOrDefault("group", ""), person);
        Map<String, String> ids = new HashMap<>(acme.ids());
        ids.put("scimUser", id);
        ids.put("scimGroup", group);
        ids.put("user", person);
        ids.put("request", made.headers().firstValue("X-Request-Id").orElseThrow());
        return new Tenant(acme.company(), acme.doors(), ids);
    }

    private static Set<String> secrets(Http door) {
        Set<String> secrets = new TreeSet<>();
        String authorization = door.headers().getOrDefault("Authorization", "");
        if (authorization.startsWith("Bearer ")) {
            secrets.add(authorization.substring(7));
        } else if (authorization.startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
            secrets.add(pair.substring(pair.indexOf(':') + 1));
        }
        String cookie = door.headers().getOrDefault("Cookie", "");
        if (cookie.contains("=")) {
            secrets.add(cookie.substring(cookie.indexOf('=') + 1).split(";", 2)[0]);
        }
        return secrets;
    }

    private static Answer answer(RouteSample sample, Tenant tenant) {
        UnaryOperator<String> ids = place -> switch (place) {
            case "unique" -> "new-" + ACMES.size() + GLOBEXS.size();
            case "name" -> "User";
            case "file" -> "console.css";
            case "urn" -> "urn:ietf:params:scim:schemas:core:2.0:User";
            // What would delete the company, or end the session, is asked of one that nobody has.
            default ->
                sample.isAnEnd() && !place.equals("formToken")
                        ? UUID.randomUUID().toString()
                        : tenant.ids().getOrDefault(place, "");
        };
        String body = sample.body(ids);
        return sample.through(tenant.door(sample.area()))
                .send(sample.method(), sample.address(ids), body.isEmpty() ? null : body);
    }

    private static String told(Answer answer) {
        return answer.headers().map() + "\n" + answer.text();
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append('\n').append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        return text.toString();
    }
}
