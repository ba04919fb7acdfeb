package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every form of the console, sent by somebody else's page with the cookie of who looks at it: without the token of
/// the session, with that of another session, or from another origin. None is taken, and nothing changes.
class ForgedFormTest {

    /// Nobody is signed in who could be used; the origin is looked at all the same.
    private static final List<String> WITHOUT_A_SESSION =
            List.of("/sign-in", "/first-start/{link}", "/invitation/{link}", "/new-password/{link}");

    private static TestServer server;
    private static Tenant acme;
    private static Http operator;
    private static String operatorsToken;
    private static Sql superuser;
    private static int count;

    @BeforeAll
    static void a_company() {
        server = TestServer.start();
        acme = Tenant.on(server, "acme");
        operator = server.operator().host().http();
        operatorsToken = server.operator().host().token();
        superuser = new Sql(TestPostgres.asSuperuser(server.database()));
        untilRequestsAreLogged();
    }

    /// What made the company is written down beside it; the first time, so is that the company has a log.
    private static void untilRequestsAreLogged() {
        for (int i = 0;
                i < 600 && superuser.texts("select company_id from request_log").isEmpty();
                i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(superuser.texts("select company_id from request_log")).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<RouteSample> forms() {
        return RouteSample.all().stream()
                .filter(sample -> sample.route().startsWith("console POST"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_of_another_page_is_not_taken_and_changes_nothing(RouteSample form) {
        Map<String, Long> before = rows();

        assertThat(sent(form, operator.with("Origin", "https://elsewhere.example"), operatorsToken))
                .as("from elsewhere")
                .isEqualTo(403);
        assertThat(sent(form, operator.without("Origin"), operatorsToken))
                .as("from nowhere")
                .isEqualTo(403);
        if (!WITHOUT_A_SESSION.contains(form.path())) {
            assertThat(sent(form, operator, "")).as("without a token").isEqualTo(403);
            assertThat(sent(form, operator, acme.ids().getOrDefault("formToken", "")))
                    .as("with the token of another session")
                    .isEqualTo(403);
        }

        assertThat(rows()).isEqualTo(before);
    }

    private static int sent(RouteSample form, Http door, String token) {
        UnaryOperator<String> ids = place -> switch (place) {
            case "unique" -> "new-" + count++;
            case "link" -> "x".repeat(57);
            case "formToken" -> token;
            default -> acme.ids().getOrDefault(place, "");
        };
        Answer answer = form.through(door).post(form.address(ids), form.body(ids));
        return answer.status();
    }

    /// A digest of every table but for the traffic, and for when somebody was last seen.
    private static Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : superuser.texts("""
                select quote_ident(table_name) from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                and table_name not like 'scim_request%' and table_name not in ('habit_use', 'feed')""")) {
            String digest = superuser.texts("""
                    select coalesce(sum(hashtext((to_jsonb(t) - 'last_used_at' - 'last_seen_at' - 'feed_position')::text)
                        ::bigint), 0)::text from %s t""".formatted(table)).getFirst();
            rows.put(table, Long.valueOf(digest));
        }
        return rows;
    }
}
