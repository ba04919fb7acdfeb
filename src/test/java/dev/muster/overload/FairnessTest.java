package dev.muster.overload;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Alone;
import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A setting that asks for ten times its rate is held to its rate, several that ask for all that there is share it, and
/// those that keep to their rate neither wait for them nor are ever refused.
@Alone
class FairnessTest {

    private static final int RATE = 10;

    /// Together more than there are places for anybody, and three times as many as there are connections.
    private static final int GREEDY = 6;

    private static final int CLIENTS = 25;

    private static TestServer server;
    private static TestSetting greedy;
    private static TestSetting decent;

    @BeforeAll
    static void two_settings() {
        server = TestServer.start();
        greedy = TestCompany.on(server, "Acme").setting("""
                {"name": "Greedy", "rate": {"perSecond": %1$d, "burst": %1$d}}""".formatted(RATE));
        decent = TestCompany.on(server, "Globex").setting("{\"name\": \"Decent\"}");
        greedy.creates(user("ada"));
        decent.creates(user("grace"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void one_setting_at_ten_times_its_rate_leaves_the_others_alone() throws Exception {
        // A pause of the machine decides about the slowest of 75.
        compares(Duration.ofSeconds(3), 0.5);
    }

    @Test
    @Tag("long")
    void one_setting_at_ten_times_its_rate_leaves_the_slowest_answers_of_the_others_alone() throws Exception {
        compares(Duration.ofSeconds(40), 0.99);
    }

    @Test
    void several_settings_that_ask_without_a_pause_leave_what_a_modest_one_needs() throws Exception {
        List<TestSetting> several = new ArrayList<>();
        for (int i = 0; i < GREEDY; i++) {
            several.add(TestCompany.on(server, "Greedy " + i).setting("{}"));
            several.getLast().creates(user("ada"));
        }
        Duration time = Duration.ofSeconds(3);
        List<Crowd.Timed> alone = paced(decent, 25, time);

        Crowd crowd = Crowd.begin(
                GREEDY * CLIENTS,
                time.plusSeconds(2),
                client -> several.get(client % GREEDY).scim().get("/Users?count=1"));
        crowd.untilAnswered(GREEDY * CLIENTS);
        List<Crowd.Timed> beside = paced(decent, 25, time);
        List<Crowd.Timed> asked = crowd.end();

        System.out.printf(
                "Fairness: p99 of a setting alone %d ms, beside %d greedy ones %d ms; of %d greedy requests %d were answered%n",
                Crowd.within(0.99, alone).toMillis(),
                GREEDY,
                Crowd.within(0.99, beside).toMillis(),
                asked.size(),
                Crowd.of(200, asked).size());
        assertThat(beside).extracting(one -> one.answer().status()).containsOnly(200);
        assertThat(asked).extracting(one -> one.answer().status()).isSubsetOf(200, 429, 503);
        // All clients and the node share the machine's processors, so this tells of queues, not of speed.
        assertThat(Crowd.within(0.99, beside))
                .isLessThan(Crowd.within(0.99, alone).multipliedBy(5).plusMillis(1500));
    }

    private static void compares(Duration time, double part) throws Exception {
        List<Crowd.Timed> alone = paced(decent, 25, time);

        Crowd crowd = Crowd.begin(30, time.plusSeconds(1), client -> slowly(greedy));
        List<Crowd.Timed> beside = paced(decent, 25, time);
        List<Crowd.Timed> asked = crowd.end();

        System.out.printf(
                "Fairness: p99 of a setting alone %d ms, beside a greedy one %d ms; of %d greedy requests %d were answered%n",
                Crowd.within(0.99, alone).toMillis(),
                Crowd.within(0.99, beside).toMillis(),
                asked.size(),
                Crowd.of(200, asked).size());
        assertThat(beside).extracting(one -> one.answer().status()).containsOnly(200);
        assertThat(asked).extracting(one -> one.answer().status()).containsOnly(200, 429);
        assertThat((long) Crowd.of(200, asked).size()).isLessThan(RATE * (time.toSeconds() + 4));
        assertThat(asked).as("ten times the rate").hasSizeGreaterThan((int) (RATE * time.toSeconds() * 6));
        // A queue behind the other's requests would reach everybody.
        assertThat(Crowd.within(part, beside))
                .isLessThan(Crowd.within(part, alone).multipliedBy(3).plusMillis(100));
    }

    /// Thirty clients that ask like this, and pause when they are refused, make a hundred requests a second.
    private static Answer slowly(TestSetting setting) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        return setting.scim().get("/Users?count=1");
    }

    /// So many requests a second, whether or not the ones before are answered.
    private static List<Crowd.Timed> paced(TestSetting setting, int perSecond, Duration duration) throws Exception {
        List<Crowd> asked = new ArrayList<>();
        long start = System.nanoTime();
        long count = duration.toSeconds() * perSecond;
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(start + i * (1_000_000_000L / perSecond) - System.nanoTime());
            asked.add(Crowd.begin(1, Duration.ZERO, client -> setting.scim().get("/Users?count=1")));
        }
        List<Crowd.Timed> answers = new ArrayList<>();
        for (Crowd one : asked) {
            answers.addAll(one.end());
        }
        return answers;
    }
}
