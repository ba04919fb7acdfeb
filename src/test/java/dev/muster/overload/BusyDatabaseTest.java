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
import java.sql.ResultSet;
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
        List<Crowd.Timed> alive;
        List<Crowd.Timed> sentAway;
        List<Crowd.Timed> answers;
        try (Connection holder = open(server.database());
                Statement lock = holder.createStatement()) {
            lock.execute("begin; lock table target_user in access exclusive mode");
            Crowd crowd = Crowd.begin(250, Duration.ofSeconds(8), BusyDatabaseTest::list);
            // All places are taken when so many are sent away, and none is free before a lock was waited for.
            crowd.untilAnswered(100);
            Http health = new Http(server.url(), Map.of());
            Crowd living = Crowd.begin(1, Duration.ofMillis(500), client -> health.get("/health/live"));
            sentAway = Crowd.ask(20, Duration.ofMillis(500), BusyDatabaseTest::list);
            alive = living.end();
            answers = crowd.end();
            lock.execute("rollback");
        }

        assertThat(alive).extracting(one -> one.answer().status()).containsOnly(200);
        assertThat(Crowd.within(0.5, alive)).isLessThan(Duration.ofSeconds(1));
        assertThat(answers).extracting(one -> one.answer().status()).isSubsetOf(429, 503);
        assertThat(answers)
                .allSatisfy(one -> assertThat(one.answer().headers().firstValue("Retry-After"))
                        .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]?")));
        // A lock is waited for two seconds, a connection and a turn too; after the first that fails nothing is tried.
        assertThat(Crowd.within(1, answers)).isLessThan(Duration.ofSeconds(9));
        assertThat(sentAway).extracting(one -> one.answer().status()).isSubsetOf(429, 503);
        // All clients and the node share the machine's processors: what needs no place tells how busy they are.
        assertThat(Crowd.within(0.5, sentAway))
                .isLessThan(Crowd.within(0.5, alive).multipliedBy(3).plusMillis(500));
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

    @Test
    void three_settings_whose_requests_hang_leave_connections_to_SCIM_to_the_API_and_to_the_console() throws Exception {
        // A pool that is not full yet would be what keeps the number small.
        Crowd.ask(40, Duration.ofSeconds(1), BusyDatabaseTest::list);
        List<Answer> others;
        List<Crowd.Timed> hanged = new ArrayList<>();
        int most;
        try (Hanging first = Hanging.of(settings.get(0));
                Hanging second = Hanging.of(settings.get(1));
                Hanging third = Hanging.of(settings.get(2))) {
            List<Crowd> crowds = List.of(first.crowd(), second.crowd(), third.crowd());
            most = mostWaitingForLocks();
            others = asked(settings.getLast());
            most = Math.max(most, mostWaitingForLocks());
            for (Crowd crowd : crowds) {
                hanged.addAll(crowd.end());
            }
        }

        assertThat(most).as("of 20 connections").isBetween(10, 18);
        assertThat(others).extracting(Answer::status).containsExactly(200, 201, 200, 200);
        assertThat(hanged).extracting(one -> one.answer().status()).isSubsetOf(429, 503);
    }

    /// By SCIM, the admin API and the console.
    private static List<Answer> asked(TestSetting setting) {
        String page = "/companies/" + setting.company().id() + "/target-users";
        return List.of(
                setting.scim().get("/Users?count=1"),
                setting.creating(user("linus")),
                setting.company().api().get("/target-users"),
                server.operator().host().get(page));
    }

    /// Within a second and a half.
    private static int mostWaitingForLocks() throws SQLException, InterruptedException {
        int most = 0;
        try (Connection watcher = open(server.database());
                Statement statement = watcher.createStatement()) {
            for (int i = 0; i < 30; i++) {
                Thread.sleep(50);
                try (ResultSet waiting = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""")) {
                    waiting.next();
                    most = Math.max(most, waiting.getInt(1));
                }
            }
        }
        return most;
    }

    /// The people of a setting are locked, and those who ask about one of them hang.
    private record Hanging(TestSetting setting, String ada, Connection holder, Statement lock)
            implements AutoCloseable {

        static Hanging of(TestSetting setting) throws SQLException {
            String ada =
                    setting.finds("userName eq \"ada\"").at("/Resources/0/id").asString();
            Connection holder = open(server.database());
            Statement lock = holder.createStatement();
            lock.execute("set app.company = '" + setting.company().id() + "'");
            lock.execute("begin; select 1 from target_user for update");
            return new Hanging(setting, ada, holder, lock);
        }

        Crowd crowd() {
            return Crowd.begin(
                    30, Duration.ofSeconds(4), number -> setting.scim().delete("/Users/" + ada));
        }

        @Override
        public void close() throws SQLException {
            lock.execute("rollback");
            holder.close();
        }
    }

    private static Answer list(int client) {
        return settings.get(client % SETTINGS).scim().get("/Users?count=1");
    }

    private static Connection open(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
