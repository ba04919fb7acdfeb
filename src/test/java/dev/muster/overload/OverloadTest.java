package dev.muster.overload;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Alone;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A node in a process of its own, with 256 MB, that is asked for more than it can do.
@Tag("long")
@Alone
class OverloadTest {

    private static final int SETTINGS = 8;
    private static final Duration LONG = Duration.ofSeconds(10);

    private static TestServer setUp;
    private static OtherNode node;
    private static List<Http> clients;

    @BeforeAll
    static void a_node() throws Exception {
        setUp = TestServer.on(TestPostgres.freshDatabase());
        node = OtherNode.on(setUp.database());
        clients = new ArrayList<>();
        for (int i = 0; i < SETTINGS; i++) {
            TestSetting setting = TestCompany.on(setUp, "Acme " + i).setting("""
                    {"name": "Fast", "rate": {"perSecond": 10000, "burst": 10000}}""");
            setting.creates(user("ada"));
            clients.add(Http.bearer(node.url().resolve("/scim/v2"), setting.token(), "application/scim+json"));
        }
        Crowd.ask(SETTINGS, Duration.ofSeconds(5), OverloadTest::list);
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        setUp.close();
    }

    @Test
    void at_twice_what_it_can_bear_throughput_stays_and_the_rest_is_sent_away_quickly() throws Exception {
        List<Crowd.Timed> bearable = Crowd.ask(60, LONG, OverloadTest::list);

        List<Crowd.Timed> twice = Crowd.ask(300, LONG, OverloadTest::list);
        long end = System.nanoTime();
        Answer after = clients.getFirst().get("/Users?count=1");
        Duration recovery = Duration.ofNanos(System.nanoTime() - end);

        double before = rate(bearable);
        List<Crowd.Timed> sentAway = Crowd.of(503, twice);
        System.out.printf(
                "Overload: %.0f answers/s with 60 clients (p99 %d ms), %.0f/s with 300 (p99 %d ms); %d sent away, median %d ms, p99 %d ms%n",
                before,
                Crowd.within(0.99, bearable).toMillis(),
                rate(twice),
                Crowd.within(0.99, Crowd.of(200, twice)).toMillis(),
                sentAway.size(),
                Crowd.within(0.5, sentAway).toMillis(),
                Crowd.within(0.99, sentAway).toMillis());
        assertThat(bearable).extracting(one -> one.answer().status()).containsOnly(200);
        assertThat(twice)
                .extracting(one -> one.answer().status())
                .isSubsetOf(200, 429, 503)
                .contains(200, 503);
        assertThat(rate(twice)).isGreaterThan(0.7 * before);
        assertThat(after.status()).isEqualTo(200);
        assertThat(recovery).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void ten_thousand_idle_connections_leave_everybody_else_alone() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 10_000; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), node.url().getPort()));
            }

            List<Crowd.Timed> answers = Crowd.ask(10, Duration.ofSeconds(5), OverloadTest::list);

            String metrics = new Http(node.url(), Map.of()).get("/metrics").text();
            System.out.printf(
                    "Overload: with 10,000 idle connections %.0f answers/s, p99 %d ms%n",
                    answers.size() / 5.0, Crowd.within(0.99, answers).toMillis());
            assertThat(answers).extracting(one -> one.answer().status()).containsOnly(200);
            assertThat(metrics).contains("jvm_memory_used_bytes");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static double rate(List<Crowd.Timed> answers) {
        return Crowd.of(200, answers).size() / (double) LONG.toSeconds();
    }

    private static Answer list(int client) {
        return clients.get(client % SETTINGS).get("/Users?count=1");
    }
}
