package dev.muster.overload;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Alone;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every connection to the database hangs: requests wait for as long as they may and no longer, no more of them wait
/// than can be served soon, and the moment the database goes on, so does everybody.
@Alone
class BusyDatabaseTest {

    private static final String FAST = "{\"name\": \"Fast\", \"rate\": {\"perSecond\": 10000, \"burst\": 10000}}";
    private static final int SETTINGS = 4;

    private static TestServer server;
    private static List<TestSetting> settings;

    @BeforeAll
    static void four_settings() {
        server = TestServer.start();
        settings = new ArrayList<>();
        for (int i = 0; i < SETTINGS; i++) {
            settings.add(TestCompany.on(server, "Acme " + i).setting(FAST));
            settings.getLast().creates(user("ada"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void who_finds_no_place_is_sent_away_at_once_and_who_waits_is_not_kept_long() throws Exception {
        List<Crowd.Timed> sentAway;
        List<Crowd.Timed> answers;
        Answer alive;
        try (Connection holder = open(server.database());
                Statement lock = holder.createStatement()) {
            lock.execute("begin; lock table target_user in access exclusive mode");
            Crowd crowd = Crowd.begin(250, Duration.ofSeconds(8), BusyDatabaseTest::list);
            // All places are taken when so many are sent away, and none is free before a lock was waited for.
            crowd.untilAnswered(100);
            alive = new Http(server.url(), Map.of()).get("/health/live");
            sentAway = Crowd.ask(20, Duration.ofMillis(500), BusyDatabaseTest::list);
            answers = crowd.end();
            lock.execute("rollback");
        }

        assertThat(alive.status()).isEqualTo(200);
        assertThat(answers).extracting(one -> one.answer().status()).isSubsetOf(429, 503);
        assertThat(answers)
                .allSatisfy(one -> assertThat(one.answer().headers().firstValue("Retry-After"))
                        .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]?")));
        // A lock is waited for two seconds, a connection and a turn too; after the first that fails nothing is tried.
        assertThat(Crowd.within(1, answers)).isLessThan(Duration.ofSeconds(9));
        assertThat(sentAway).extracting(one -> one.answer().status()).isSubsetOf(429, 503);
        assertThat(Crowd.within(0.5, sentAway)).isLessThan(Duration.ofMillis(500));
        long before = System.nanoTime();
        settings.forEach(setting ->
                AnswerAssert.assertThat(setting.scim().get("/Users?count=1")).hasStatus(200));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void one_setting_whose_requests_hang_leaves_places_to_the_others() throws Exception {
        TestSetting hanging = settings.getFirst();
        List<Crowd.Timed> hanged;
        List<Answer> others = new ArrayList<>();
        try (Connection holder = open(server.database());
                Statement lock = holder.createStatement()) {
            lock.execute("set app.company = '" + hanging.company().id() + "'");
            lock.execute("begin; select 1 from target_user for update");
            String ada =
                    hanging.finds("userName eq \"ada\"").at("/Resources/0/id").asString();
            Crowd crowd = Crowd.begin(
                    200, Duration.ofMillis(500), number -> hanging.scim().delete("/Users/" + ada));
            Thread.sleep(300);
            for (TestSetting other : settings.subList(1, SETTINGS)) {
                others.add(other.scim().get("/Users?count=1"));
                others.add(other.creating(user("grace")));
            }
            hanged = crowd.end();
            lock.execute("rollback");
        }

        assertThat(others).extracting(Answer::status).containsOnly(200, 201);
        assertThat(hanged)
                .extracting(one -> one.answer().status())
                .contains(429, 503)
                .doesNotContain(500);
    }

    private static Answer list(int client) {
        return settings.get(client % SETTINGS).scim().get("/Users?count=1");
    }

    private static Connection open(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
