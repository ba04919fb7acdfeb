package dev.muster.traffic;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.activity.Scopes;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.store.Database;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.MovingClock;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The health and the statistics of a setting, over HTTP.
class SettingHealthTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");

    @Test
    void a_first_synchronisation_shows_how_far_it_is() {
        assertThat(setting(entra).path("health").asString()).isEqualTo("waiting");

        String ada = entra.creates(user("ada"));
        entra.createsGroup("Pilots", ada);

        JsonNode setting = until(entra, 2);
        assertThat(setting.path("health").asString()).isEqualTo("synchronising");
        assertThat(setting.at("/healthDetail/synchronisation/users").asInt()).isEqualTo(1);
        assertThat(setting.at("/healthDetail/synchronisation/groups").asInt()).isEqualTo(1);
    }

    @Test
    void refusals_are_failing_with_their_reasons_in_words() {
        entra.creates(user("ada"));
        for (int i = 0; i < 5; i++) {
            assertThat(entra.creating(user("ada"))).isRefused(409);
        }
        assertThat(entra.scim().get("/Users/nobody")).isRefused(404);

        JsonNode setting = until(entra, 7);

        assertThat(setting.path("health").asString()).isEqualTo("failing");
        assertThat(setting.at("/healthDetail/refused").asInt()).isEqualTo(5);
        assertThat(setting.at("/healthDetail/reasons/0/scimType").asString()).isEqualTo("uniqueness");
        assertThat(setting.at("/healthDetail/reasons/0/count").asInt()).isEqualTo(5);
        assertThat(setting.at("/healthDetail/sentence").asString())
                .isEqualTo(
                        "5 of the last 7 requests were refused, most of them because a value that must be unique is taken.");
    }

    @Test
    void a_setting_without_a_valid_token_says_so() {
        String tokens = "/scim-settings/" + entra.id() + "/tokens";
        String token = acme.api().get(tokens).at("/items/0/id").asString();

        assertThat(acme.api().delete(tokens + "/" + token)).hasStatus(204);

        assertThat(setting(entra).path("health").asString()).isEqualTo("tokens-ended");
    }

    @Test
    void the_last_request_is_shown_as_counted_and_outlives_the_token() {
        assertThat(entra.scim().get("/Users")).hasStatus(200);
        JsonNode counted = until(entra, 1);
        String tokens = "/scim-settings/" + entra.id() + "/tokens";
        String token = acme.api().get(tokens).at("/items/0/id").asString();
        assertThat(acme.api().post(tokens, "{}")).hasStatus(201);

        assertThat(acme.api().delete(tokens + "/" + token)).hasStatus(204);

        assertThat(counted.path("health").asString()).isEqualTo("healthy");
        assertThat(counted.path("lastRequestAt").isString()).isTrue();
        assertThat(setting(entra).path("lastRequestAt")).isEqualTo(counted.path("lastRequestAt"));
    }

    @Test
    void the_last_request_is_known_longer_than_what_was_counted_with_it() {
        TestDatabase place = TestPostgres.freshDatabase();
        MovingClock clock = new MovingClock();
        TestSetting okta;
        try (TestServer server = TestServer.on(place, clock)) {
            okta = TestCompany.on(server, "Acme").setting("{}");
            okta.creates(user("ada"));
            clock.moves(Duration.ofHours(2));
            okta.creates(user("grace"));
        }
        Instant last = clock.instant();
        clock.moves(Duration.ofDays(101));

        List<HourCount> kept = tidied(place, clock, okta);

        assertThat(kept).extracting(HourCount::counted).containsExactly("change", "request");
        try (TestServer server = TestServer.on(place, clock)) {
            JsonNode shown = server.api()
                    .get("/companies/" + okta.company().id() + "/scim-settings/" + okta.id())
                    .is(200)
                    .json();
            assertThat(shown.path("health").asString()).isEqualTo("quiet");
            assertThat(Instant.parse(shown.path("lastRequestAt").asString()))
                    .isBetween(last.minus(Duration.ofHours(1)), last);
        }
    }

    @Test
    void who_changes_something_after_a_long_silence_does_not_synchronise_for_the_first_time() {
        TestDatabase place = TestPostgres.freshDatabase();
        MovingClock clock = new MovingClock();
        TestSetting okta;
        try (TestServer server = TestServer.on(place, clock)) {
            okta = TestCompany.on(server, "Acme").setting("{}");
            okta.creates(user("ada"));
        }
        clock.moves(Duration.ofDays(101));
        tidied(place, clock, okta);

        try (TestServer server = TestServer.on(place, clock)) {
            Http client = Http.bearer(server.url().resolve("/scim/v2"), okta.token(), "application/scim+json");
            assertThat(client.post("/Users", user("grace").toString())).hasStatus(201);
        }

        try (TestServer server = TestServer.on(place, clock)) {
            JsonNode shown = server.api()
                    .get("/companies/" + okta.company().id() + "/scim-settings/" + okta.id())
                    .is(200)
                    .json();
            assertThat(shown.path("health").asString()).isEqualTo("healthy");
        }
    }

    @Test
    void the_counts_that_two_nodes_saw_add_up_by_the_hour() {
        TestDatabase database = TestPostgres.freshDatabase();
        String address;
        try (TestServer one = TestServer.on(database);
                TestServer other = TestServer.on(database)) {
            String company = one.api().company("Acme");
            JsonNode made = one.api()
                    .post(company + "/scim-settings", "{'name':'Entra ID'}")
                    .json();
            address = company + "/scim-settings/" + made.path("id").asString() + "/statistics?hours=2";
            for (TestServer node : new TestServer[] {one, other, other}) {
                Http scim = Http.bearer(
                        node.url().resolve("/scim/v2"), made.path("token").asString(), "application/scim+json");
                scim.post("/Users", user("ada").toString());
                scim.get("/Users");
            }
        }

        try (TestServer again = TestServer.on(database)) {
            JsonNode hours = again.api().get(address).is(200).json().path("items");
            assertThat(hours).hasSize(2);
            assertThat(sum(hours, "/requests")).isEqualTo(6);
            assertThat(sum(hours, "/changes")).isEqualTo(1);
            assertThat(sum(hours, "/usersCreated")).isEqualTo(1);
            assertThat(sum(hours, "/refusals/409 uniqueness")).isEqualTo(2);
        }
    }

    @Test
    void statistics_of_another_companys_setting_are_unknown() {
        TestCompany globex = TestCompany.named("Globex");

        assertThat(globex.api().get("/scim-settings/" + entra.id() + "/statistics"))
                .isProblem(404);
        assertThat(acme.api().get("/scim-settings/" + entra.id() + "/statistics?hours=745"))
                .isProblem(400);
    }

    /// What is still counted after the hourly tidying.
    private static List<HourCount> tidied(TestDatabase place, MovingClock clock, TestSetting setting) {
        CompanyId company = new CompanyId(UUID.fromString(setting.company().id()));
        try (Database database = Database.open(place.url(), place.user(), place.password(), 2)) {
            Scope scope = new Scopes(database, clock, new Ids()).of(company, Actor.system());
            Statistics.tidy(scope);
            return Statistics.of(scope, UUID.fromString(setting.id()), 200 * 24);
        }
    }

    private static int sum(JsonNode hours, String pointer) {
        int sum = 0;
        for (JsonNode hour : hours) {
            sum += hour.at(pointer).asInt(0);
        }
        return sum;
    }

    private static JsonNode setting(TestSetting setting) {
        Answer answer = setting.company().api().get("/scim-settings/" + setting.id());
        assertThat(answer).hasStatus(200);
        return answer.json();
    }

    /// The setting when so many requests have been counted.
    private static JsonNode until(TestSetting setting, int requests) {
        for (int i = 0; i < 600; i++) {
            JsonNode shown = setting(setting);
            if (shown.at("/healthDetail/requests").asInt() >= requests) {
                return shown;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("The requests are not counted: " + setting(setting));
    }
}
