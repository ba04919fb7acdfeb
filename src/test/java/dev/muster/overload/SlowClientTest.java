package dev.muster.overload;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Alone;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Clients that send slowly, stop in the middle, or only sit there, more of them than there are places: everybody else
/// is served as if they were not there.
@Alone
class SlowClientTest {

    private static TestServer server;
    private static TestSetting slow;
    private static TestSetting other;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void two_settings() {
        server = TestServer.start();
        slow = TestCompany.on(server, "Acme").setting("""
                {"name": "Slow", "rate": {"perSecond": 10000, "burst": 10000}}""");
        other = TestCompany.on(server, "Globex").setting("{\"name\": \"Other\"}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void hang_up() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void bodies_that_come_in_byte_by_byte_hold_up_nobody_and_are_taken_when_they_end() throws Exception {
        String body = user("slow").toString();
        List<TestSetting> settings = new ArrayList<>(List.of(slow));
        for (int i = 1; i < 6; i++) {
            settings.add(slow.company().setting("{\"name\": \"Slow %d\"}".formatted(i)));
        }
        String head = "POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s"
                + "\r\nContent-Type: application/scim+json\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        for (int i = 0; i < 300; i++) {
            send(connect(), head.formatted(settings.get(i % settings.size()).token()) + body.charAt(0));
        }
        for (int at = 1; at < 5; at++) {
            for (Socket socket : sockets) {
                send(socket, body.substring(at, at + 1));
            }
            others_are_served(at);
        }

        Socket patient = sockets.getFirst();
        send(patient, body.substring(5));
        assertThat(new String(patient.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 201");
    }

    @Test
    void connections_that_say_nothing_or_are_half_open_cost_nobody_anything() throws Exception {
        for (int i = 0; i < 1000; i++) {
            Socket socket = connect();
            if (i % 2 == 0) {
                send(socket, "GET /scim/v2/Users HTTP/1.1\r\nHost: ");
                socket.shutdownOutput();
            }
        }

        others_are_served(10);
    }

    @Test
    @Tag("long")
    void the_head_of_a_request_must_come_to_its_end() throws Exception {
        Socket dripping = connect();
        Socket talking = connect();
        long start = System.nanoTime();
        boolean closed = false;
        send(dripping, "GET /scim/v2/Users HTTP/1.1\r\nX-Long: ");
        while (!closed && System.nanoTime() - start < Duration.ofSeconds(60).toNanos()) {
            send(talking, "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            Thread.sleep(1000);
            closed = isClosed(dripping);
        }

        assertThat(closed).isTrue();
        assertThat(isClosed(talking)).as("one that asks again and again").isFalse();
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        try {
            socket.getOutputStream().write('x');
            while (socket.getInputStream().available() > 0) {
                socket.getInputStream().read();
            }
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private static void others_are_served(int number) {
        long before = System.nanoTime();
        AnswerAssert.assertThat(soon(() -> other.creating(user("ada" + number))))
                .hasStatus(201);
        AnswerAssert.assertThat(soon(() -> other.scim().get("/Users?count=1"))).hasStatus(200);
        // Behind slow clients one would wait until their connections are closed: half a minute.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }

    /// Three hundred that come or go on in the same moment may take all places for that moment: who is asked to
    /// come again does so.
    private static Answer soon(Supplier<Answer> request) {
        Answer answer = request.get();
        for (int i = 0; i < 50 && answer.status() == 503; i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = request.get();
        }
        return answer;
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort());
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
