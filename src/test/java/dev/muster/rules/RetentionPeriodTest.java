package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Csv;
import dev.muster.testing.Http;
import dev.muster.testing.MovingClock;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// A server erases by itself whom an identity provider has deleted, when the company's retention period is over.
class RetentionPeriodTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final MovingClock clock = new MovingClock();

    @Test
    void L2_whoever_was_deleted_is_erased_when_the_period_is_over_and_not_before() {
        String company;
        try (TestServer server = TestServer.on(database, clock)) {
            TestCompany acme = TestCompany.on(server, "Acme");
            company = acme.id();
            assertThat(acme.api().patch("", "{\"retentionDays\": 30}")).hasStatus(200);
            TestSetting entra = acme.setting("{}");
            entra.creates(user("grace"));
            entra.deletes(entra.creates(user("lovelace")));
        }

        clock.moves(Duration.ofDays(29));
        try (TestServer server = TestServer.on(database, clock)) {
            // The work of the hour is done once the log of requests, which is kept for a week, is empty.
            until(() -> count(company, "scim_request") == 0);
            assertThat(deleted(server, company)).hasSize(1);
        }

        clock.moves(Duration.ofDays(2));
        try (TestServer server = TestServer.on(database, clock)) {
            until(() -> deleted(server, company).isEmpty());
            assertThat(deleted(server, company)).isEmpty();
            assertThat(events(company)).contains("user.erased").noneMatch(kind -> kind.contains("lovelace"));
            Csv people = new Csv(server.api(), "/companies/" + company + "/target-users");
            assertThat(people.exports("")).contains("grace").doesNotContain("lovelace");
            assertThat(people.exports("?status=deleted")).doesNotContain("lovelace");
        }
    }

    @Test
    void L2_whatever_keeps_people_from_being_erased_keeps_nothing_else() {
        String company;
        try (TestServer first = TestServer.on(database, clock)) {
            TestCompany acme = TestCompany.on(first, "Acme");
            company = acme.id();
            acme.setting("{}").creates(user("grace"));
            until(() -> count(company, "scim_request") > 0);
        }

        database.run("alter table conflict rename to conflict_away");
        clock.moves(Duration.ofDays(8));
        TestServer server = TestServer.on(database, clock);
        try (server) {
            until(() -> count(company, "scim_request") == 0);
        }
        assertThat(count(company, "scim_request")).isZero();
    }

    private List<String> deleted(TestServer server, String company) {
        return Http.bearer(server.url().resolve("/api/v1"), TestServer.KEY, "application/json")
                .get("/companies/" + company + "/target-users?status=deleted")
                .at("/items")
                .valueStream()
                .map(person -> person.path("userName").asString())
                .toList();
    }

    private int count(String company, String table) {
        return Integer.parseInt(
                database.texts(company, "select count(*)::text from " + table).getFirst());
    }

    /// Each with all that it tells.
    private List<String> events(String company) {
        return database.texts(
                company, "select kind || coalesce(before::text, '') || coalesce(after::text, '') from event");
    }

    private static void until(BooleanSupplier holds) {
        for (int i = 0; i < 600 && !holds.getAsBoolean(); i++) {
            LockSupport.parkNanos(50_000_000);
        }
    }
}
