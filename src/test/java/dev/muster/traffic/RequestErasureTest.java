package dev.muster.traffic;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.MovingClock;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What leaves the log of requests: what is about somebody who was erased, and what is old.
class RequestErasureTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");
    private final LoggedRequests log = LoggedRequests.of(entra);

    @Test
    void L2_who_is_erased_is_in_no_request_any_more() {
        entra.creating(user("ada").with("userType", "7")); // refused before there was anybody
        String ada = entra.creates(user("ada").department("Sales"));
        String grace = entra.creates(user("grace"));
        entra.createsGroup("Pilots", ada, grace);
        entra.scim().get("/Users");
        entra.scim().get("/Users?filter=" + encoded("userName eq \"ADA\""));
        entra.creating(user("ada"));
        String person = acme.person("ada").path("id").asString();
        entra.deletes(ada);
        Answer last = entra.scim().get("/Users?filter=" + encoded("userName eq \"grace\""));
        log.of(last);
        assertThat(entries()).contains("ada", ada);

        assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        assertThat(entries()).doesNotContainIgnoringCase("\"ada").doesNotContain(ada, person);
        assertThat(summaries()).containsExactly("1 was found", "grace was created");
    }

    @Test
    void what_is_older_than_a_week_is_erased() {
        TestDatabase database = TestPostgres.freshDatabase();
        MovingClock clock = new MovingClock();
        String requests;
        try (TestServer server = TestServer.on(database, clock)) {
            String company = server.api().company("Acme");
            JsonNode setting = server.api()
                    .post(company + "/scim-settings", "{'name':'Entra ID'}")
                    .json();
            requests = company + "/scim-settings/" + setting.path("id").asString() + "/requests";
            Http.bearer(server.url().resolve("/scim/v2"), setting.path("token").asString(), "application/scim+json")
                    .get("/Users");
        }
        try (TestServer server = TestServer.on(database, clock)) {
            assertThat(server.api().get(requests).items("id")).hasSize(1);
        }

        clock.moves(Duration.ofDays(8));

        try (TestServer server = TestServer.on(database, clock)) {
            for (int i = 0; i < 600 && !server.api().get(requests).items("id").isEmpty(); i++) {
                LockSupport.parkNanos(50_000_000);
            }
            assertThat(server.api().get(requests).items("id")).isEmpty();
        }
    }

    private String entries() {
        StringBuilder all = new StringBuilder();
        log.list("").forEach(item -> all.append(log.read(item.path("id").asString())));
        return all.toString();
    }

    private List<String> summaries() {
        return log.list("").stream()
                .map(item -> item.path("summary").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
